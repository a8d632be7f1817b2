-- Version 2: what several stories tell of is one happening. docs/joining.md says how it is found out.

-- What happened, as most of its tellings have it. A file of version 1 is brought here with a happening for every event;
-- "dateline join" then joins them.
CREATE TABLE happening (
  happening  INTEGER PRIMARY KEY,  -- 100000 times the story of its first telling + the event: 1200007 was first told as E7 of 12
  type       TEXT NOT NULL,
  mode       TEXT,
  date_start TEXT,              -- of the telling that is most exact
  date_end   TEXT,
  confidence REAL NOT NULL,     -- of the surest telling: that it is coded right
  stories    INTEGER NOT NULL,  -- that tell of it: sources' own and copies
  sources    INTEGER NOT NULL,  -- publishers that tell of it in words of their own
  copies     INTEGER NOT NULL   -- stories whose text is a copy of an earlier story's
) STRICT;
CREATE INDEX happening_by_date ON happening (date_start, date_end);

-- Every event tells of one happening; of the events of one story each tells of another.
CREATE TABLE telling (
  happening  INTEGER NOT NULL REFERENCES happening,
  story      INTEGER NOT NULL,
  event      INTEGER NOT NULL,
  confidence REAL NOT NULL,  -- that it tells of this happening; 1 where it is the first
  why        TEXT NOT NULL,  -- JSON list
  PRIMARY KEY (story, event),
  FOREIGN KEY (story, event) REFERENCES event ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_by_happening ON telling (happening);

-- Stories whose text is that of an earlier one, whole or in great part: wire copy printed again.
CREATE TABLE story_copy (
  story    INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  original INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,  -- the earliest, itself no copy
  share    REAL NOT NULL      -- of the shorter text's runs of words that are in the other
) STRICT;
CREATE INDEX story_copy_by_original ON story_copy (original);

-- Which act answers which act of another story; event_answer has those within one.
CREATE TABLE story_answer (
  story      INTEGER NOT NULL,
  event      INTEGER NOT NULL,
  to_story   INTEGER NOT NULL,
  to_event   INTEGER NOT NULL,
  how        TEXT NOT NULL,  -- accepts, rejects, partly_accepts, answers
  confidence REAL NOT NULL,
  why        TEXT NOT NULL,  -- JSON list
  PRIMARY KEY (story, event, to_story, to_event),
  FOREIGN KEY (story, event) REFERENCES event ON DELETE CASCADE,
  FOREIGN KEY (to_story, to_event) REFERENCES event ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX story_answer_by_answered ON story_answer (to_story, to_event);

-- For joining alone: what is compared of a story's events, and by what it is found. `day` counts from 1970-01-01.
CREATE TABLE join_story (
  story  INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
  sketch BLOB NOT NULL
) STRICT;
CREATE TABLE join_key (
  day   INTEGER NOT NULL,
  key   INTEGER NOT NULL,
  story INTEGER NOT NULL,
  PRIMARY KEY (day, key, story)
) STRICT, WITHOUT ROWID;

INSERT INTO happening (happening, type, mode, date_start, date_end, confidence, stories, sources, copies)
SELECT story * 100000 + event, type, mode, date_start, date_end, confidence, 1, 1, 0 FROM event;
INSERT INTO telling (happening, story, event, confidence, why)
SELECT story * 100000 + event, story, event, 1, '[]' FROM event;
