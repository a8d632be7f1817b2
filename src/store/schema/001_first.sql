-- Version 1 of a store: one SQLite file, one row of `story` per story. docs/schema.md explains every column.
-- Spans are [span_begin, span_end) in code points of story.text: substr(text, span_begin + 1, span_end - span_begin).
-- Everything of a story hangs on its number, so that its rows lie side by side and go with it.

-- What made a story's rows; one row per combination.
CREATE TABLE made_by (
  made_by INTEGER PRIMARY KEY,
  engine  TEXT NOT NULL,
  model   TEXT NOT NULL,
  lexicon TEXT NOT NULL,
  UNIQUE (engine, model, lexicon)
) STRICT;

CREATE TABLE story (
  story           INTEGER PRIMARY KEY,  -- 1, 2... in the order of the input
  id              TEXT NOT NULL,        -- as the input gave it; need not be unique
  source          TEXT,                 -- publisher
  published       TEXT,                 -- ISO day
  title           TEXT,
  url             TEXT,
  language        TEXT,
  dateline        INTEGER,              -- place of this story that it was filed from
  made_by         INTEGER NOT NULL REFERENCES made_by,
  content         TEXT NOT NULL UNIQUE, -- hash of the text and what was given with it: the same story is stored once
  sha256          TEXT NOT NULL,        -- of the text's bytes
  given_source    TEXT,                 -- as the input gave it; source and published may be read off the text
  given_published TEXT,
  input           TEXT,                 -- file:line it was first read from
  text            TEXT NOT NULL,        -- as given; a byte that is no character is U+FFFD here
  text_bytes      BLOB                  -- the bytes as given, where text could not hold them
) STRICT;
CREATE INDEX story_by_id ON story (id);
CREATE INDEX story_by_published ON story (published);

CREATE TABLE note (
  story  INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  number INTEGER NOT NULL,
  note   TEXT NOT NULL,
  PRIMARY KEY (story, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
  story      INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  sentence   INTEGER NOT NULL,  -- from 0
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (story, sentence)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
  story    INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  actor    INTEGER NOT NULL,  -- 3 is A3 of the story's record
  name     TEXT NOT NULL,
  type     TEXT,
  country  TEXT,
  sector   TEXT,
  office   TEXT,
  wikidata TEXT,
  PRIMARY KEY (story, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_by_name ON actor (name COLLATE NOCASE);
CREATE INDEX actor_by_country ON actor (country, sector);
CREATE INDEX actor_by_sector ON actor (sector);

CREATE TABLE actor_mention (
  story      INTEGER NOT NULL,
  actor      INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  text       TEXT NOT NULL,
  said_as    TEXT,  -- name, alias, nominal, pronoun, metonym
  why        TEXT,
  PRIMARY KEY (story, actor, number),
  FOREIGN KEY (story, actor) REFERENCES actor ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
  story    INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  place    INTEGER NOT NULL,  -- 2 is P2
  name     TEXT NOT NULL,
  geonames INTEGER,
  lat      REAL,
  lon      REAL,
  country  TEXT,
  admin1   TEXT,
  kind     TEXT,
  PRIMARY KEY (story, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_by_name ON place (name COLLATE NOCASE);
CREATE INDEX place_by_country ON place (country);

CREATE TABLE place_mention (
  story      INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  text       TEXT NOT NULL,
  why        TEXT,
  PRIMARY KEY (story, place, number),
  FOREIGN KEY (story, place) REFERENCES place ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  story           INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  event           INTEGER NOT NULL,  -- 7 is E7
  type            TEXT NOT NULL,     -- PLOVER
  mode            TEXT,
  quad            TEXT,
  cameo           TEXT,
  score           REAL NOT NULL,     -- PLOVER intensity
  status          TEXT,
  date_start      TEXT,              -- ISO days, both included
  date_end        TEXT,
  date_text       TEXT,              -- NULL: no date in the words, the day of publication stands
  date_span_begin INTEGER,
  date_span_end   INTEGER,
  killed          INTEGER,
  wounded         INTEGER,
  attacks         INTEGER,
  arrested        INTEGER,
  confidence      REAL NOT NULL,
  sentence        INTEGER NOT NULL,
  why             TEXT NOT NULL,     -- JSON list
  PRIMARY KEY (story, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_date ON event (date_start, date_end);
CREATE INDEX event_by_type ON event (type, mode);

CREATE TABLE event_context (
  story   INTEGER NOT NULL,
  event   INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  context TEXT NOT NULL,
  PRIMARY KEY (story, event, number),
  FOREIGN KEY (story, event) REFERENCES event ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The words that tell of the event; several where the story tells of it several times.
CREATE TABLE event_trigger (
  story      INTEGER NOT NULL,
  event      INTEGER NOT NULL,
  number     INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  text       TEXT NOT NULL,
  PRIMARY KEY (story, event, number),
  FOREIGN KEY (story, event) REFERENCES event ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE event_party (
  story      INTEGER NOT NULL,
  event      INTEGER NOT NULL,
  role       TEXT NOT NULL CHECK (role IN ('source', 'target')),
  number     INTEGER NOT NULL,
  actor      INTEGER NOT NULL,
  span_begin INTEGER NOT NULL,  -- the mention that fills the role
  span_end   INTEGER NOT NULL,
  PRIMARY KEY (story, event, role, number),
  FOREIGN KEY (story, event) REFERENCES event ON DELETE CASCADE,
  FOREIGN KEY (story, actor) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE event_place (
  story  INTEGER NOT NULL,
  event  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  place  INTEGER NOT NULL,
  PRIMARY KEY (story, event, number),
  FOREIGN KEY (story, event) REFERENCES event ON DELETE CASCADE,
  FOREIGN KEY (story, place) REFERENCES place
) STRICT, WITHOUT ROWID;

-- This act answers that one.
CREATE TABLE event_answer (
  story   INTEGER NOT NULL,
  event   INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  answers INTEGER NOT NULL,  -- event of the same story
  how     TEXT NOT NULL,     -- accepts, rejects, partly_accepts, answers
  PRIMARY KEY (story, event, number),
  FOREIGN KEY (story, event) REFERENCES event ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
  story      INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  relation   INTEGER NOT NULL,  -- from 1
  a          INTEGER NOT NULL,  -- actors
  b          INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end   INTEGER NOT NULL,
  text       TEXT NOT NULL,
  sentence   INTEGER NOT NULL,
  why        TEXT NOT NULL,     -- JSON list
  PRIMARY KEY (story, relation),
  FOREIGN KEY (story, a) REFERENCES actor,
  FOREIGN KEY (story, b) REFERENCES actor
) STRICT, WITHOUT ROWID;

CREATE TABLE control (
  story           INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  control         INTEGER NOT NULL,  -- from 1
  place_text      TEXT NOT NULL,     -- the words for the ground
  place           INTEGER,           -- where it is known
  span_begin      INTEGER NOT NULL,
  span_end        INTEGER NOT NULL,
  text            TEXT NOT NULL,
  holder          INTEGER,           -- actors
  state           TEXT,              -- holds, contests, lost, gained, claimed
  from_actor      INTEGER,
  date_start      TEXT,
  date_end        TEXT,
  date_text       TEXT,
  date_span_begin INTEGER,
  date_span_end   INTEGER,
  sentence        INTEGER NOT NULL,
  why             TEXT NOT NULL,     -- JSON list
  PRIMARY KEY (story, control),
  FOREIGN KEY (story, place) REFERENCES place,
  FOREIGN KEY (story, holder) REFERENCES actor,
  FOREIGN KEY (story, from_actor) REFERENCES actor
) STRICT, WITHOUT ROWID;

-- Who vouches for an event, a relation or a holding of ground.
CREATE TABLE claim (
  story  INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
  about  TEXT NOT NULL CHECK (about IN ('event', 'relation', 'control')),
  item   INTEGER NOT NULL,  -- event, relation or control
  number INTEGER NOT NULL,
  actor  INTEGER,           -- NULL: the story in its own voice
  stance TEXT NOT NULL,     -- asserts, denies, does_not_confirm, hedges
  cue    TEXT,
  PRIMARY KEY (story, about, item, number),
  FOREIGN KEY (story, actor) REFERENCES actor
) STRICT, WITHOUT ROWID;

-- Inputs that could not be coded, and why.
CREATE TABLE skipped (
  skipped INTEGER PRIMARY KEY,
  input   TEXT NOT NULL,  -- file:line
  code    TEXT NOT NULL,  -- E303
  reason  TEXT NOT NULL,
  UNIQUE (input, code, reason)
) STRICT;

-- Sums kept up to date with the events, so that counts over millions of them take no time. '' stands for unknown.
-- An event of several sources and targets counts once in every pair of countries.
CREATE TABLE dyad_month (
  source_country       TEXT NOT NULL,
  target_country       TEXT NOT NULL,
  month                TEXT NOT NULL,  -- 2017-10, of date_start
  status               TEXT NOT NULL,
  events               INTEGER NOT NULL,
  verbal_cooperation   INTEGER NOT NULL,
  material_cooperation INTEGER NOT NULL,
  verbal_conflict      INTEGER NOT NULL,
  material_conflict    INTEGER NOT NULL,
  score_tenths         INTEGER NOT NULL,  -- sum of scores, times 10
  PRIMARY KEY (source_country, target_country, month, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE type_month (
  month        TEXT NOT NULL,
  type         TEXT NOT NULL,
  status       TEXT NOT NULL,
  quad         TEXT NOT NULL,
  events       INTEGER NOT NULL,
  score_tenths INTEGER NOT NULL,
  PRIMARY KEY (month, type, status)
) STRICT, WITHOUT ROWID;

-- Full text: SELECT ... FROM story_search WHERE story_search MATCH 'ceasefire NEAR border'.
CREATE VIRTUAL TABLE story_search USING fts5 (
  title, text, content = 'story', content_rowid = 'story', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER story_search_add AFTER INSERT ON story BEGIN
  INSERT INTO story_search (rowid, title, text) VALUES (new.story, new.title, new.text);
END;
CREATE TRIGGER story_search_remove AFTER DELETE ON story BEGIN
  INSERT INTO story_search (story_search, rowid, title, text) VALUES ('delete', old.story, old.title, old.text);
END;
