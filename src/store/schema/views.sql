-- The usual questions, each a view. Views hold nothing of their own: every migration drops and makes them anew.

-- Stories without their text.
CREATE VIEW story_list AS
SELECT s.story, s.id AS story_id, s.published, s.source AS publisher, s.title, s.url,
       (SELECT p.name FROM place p WHERE p.story = s.story AND p.place = s.dateline) AS dateline,
       (SELECT count(*) FROM event e WHERE e.story = s.story) AS events,
       m.engine, m.model, m.lexicon
FROM story s JOIN made_by m ON m.made_by = s.made_by;

-- Sentences with their words.
CREATE VIEW sentence_list AS
SELECT t.story, t.sentence, s.id AS story_id, s.published,
       substr(s.text, t.span_begin + 1, t.span_end - t.span_begin) AS words
FROM sentence t JOIN story s ON s.story = t.story;

-- One row per event; several names, countries or places stand in one field, between "; ".
CREATE VIEW event_list AS
SELECT e.story, e.event, s.id AS story_id, s.published, s.source AS publisher,
       e.date_start, e.date_end,
       (SELECT group_concat(name, '; ') FROM (
          SELECT a.name AS name FROM event_party p JOIN actor a ON a.story = p.story AND a.actor = p.actor
          WHERE p.story = e.story AND p.event = e.event AND p.role = 'source'
          GROUP BY a.name ORDER BY min(p.number)) names) AS source,
       (SELECT group_concat(country, '; ') FROM (
          SELECT a.country AS country FROM event_party p JOIN actor a ON a.story = p.story AND a.actor = p.actor
          WHERE p.story = e.story AND p.event = e.event AND p.role = 'source' AND a.country IS NOT NULL
          GROUP BY a.country ORDER BY min(p.number)) countries) AS source_country,
       (SELECT group_concat(sector, '; ') FROM (
          SELECT a.sector AS sector FROM event_party p JOIN actor a ON a.story = p.story AND a.actor = p.actor
          WHERE p.story = e.story AND p.event = e.event AND p.role = 'source' AND a.sector IS NOT NULL
          GROUP BY a.sector ORDER BY min(p.number)) sectors) AS source_sector,
       e.type, e.mode, e.status,
       (SELECT group_concat(name, '; ') FROM (
          SELECT a.name AS name FROM event_party p JOIN actor a ON a.story = p.story AND a.actor = p.actor
          WHERE p.story = e.story AND p.event = e.event AND p.role = 'target'
          GROUP BY a.name ORDER BY min(p.number)) names) AS target,
       (SELECT group_concat(country, '; ') FROM (
          SELECT a.country AS country FROM event_party p JOIN actor a ON a.story = p.story AND a.actor = p.actor
          WHERE p.story = e.story AND p.event = e.event AND p.role = 'target' AND a.country IS NOT NULL
          GROUP BY a.country ORDER BY min(p.number)) countries) AS target_country,
       (SELECT group_concat(sector, '; ') FROM (
          SELECT a.sector AS sector FROM event_party p JOIN actor a ON a.story = p.story AND a.actor = p.actor
          WHERE p.story = e.story AND p.event = e.event AND p.role = 'target' AND a.sector IS NOT NULL
          GROUP BY a.sector ORDER BY min(p.number)) sectors) AS target_sector,
       (SELECT group_concat(name, '; ') FROM (
          SELECT l.name AS name FROM event_place p JOIN place l ON l.story = p.story AND l.place = p.place
          WHERE p.story = e.story AND p.event = e.event ORDER BY p.number) names) AS place,
       (SELECT l.country FROM event_place p JOIN place l ON l.story = p.story AND l.place = p.place
          WHERE p.story = e.story AND p.event = e.event ORDER BY p.number LIMIT 1) AS place_country,
       (SELECT l.lat FROM event_place p JOIN place l ON l.story = p.story AND l.place = p.place
          WHERE p.story = e.story AND p.event = e.event ORDER BY p.number LIMIT 1) AS lat,
       (SELECT l.lon FROM event_place p JOIN place l ON l.story = p.story AND l.place = p.place
          WHERE p.story = e.story AND p.event = e.event ORDER BY p.number LIMIT 1) AS lon,
       (SELECT group_concat(context, '; ') FROM (
          SELECT c.context AS context FROM event_context c
          WHERE c.story = e.story AND c.event = e.event ORDER BY c.number) contexts) AS context,
       (SELECT group_concat(said, '; ') FROM (
          SELECT coalesce(a.name, 'story') || ' ' || c.stance AS said
          FROM claim c LEFT JOIN actor a ON a.story = c.story AND a.actor = c.actor
          WHERE c.story = e.story AND c.about = 'event' AND c.item = e.event ORDER BY c.number) claims) AS claims,
       e.killed, e.wounded, e.attacks, e.arrested,
       e.quad, e.cameo, e.score, e.confidence,
       (SELECT group_concat(words, '; ') FROM (
          SELECT t.text AS words FROM event_trigger t
          WHERE t.story = e.story AND t.event = e.event ORDER BY t.number) triggers) AS words,
       (SELECT substr(s.text, t.span_begin + 1, t.span_end - t.span_begin) FROM sentence t
          WHERE t.story = e.story AND t.sentence = e.sentence) AS sentence,
       w.happening, h.sources, h.copies
FROM event e JOIN story s ON s.story = e.story
LEFT JOIN telling w ON w.story = e.story AND w.event = e.event
LEFT JOIN happening h ON h.happening = w.happening;

-- One row per pair of source and target, also where one of them is unknown: what dyads are counted from.
CREATE VIEW event_dyad AS
SELECT e.story, e.event, e.date_start, e.date_end, substr(e.date_start, 1, 7) AS month,
       e.type, e.mode, e.quad, e.cameo, e.score, e.status, e.confidence,
       a.actor AS source_actor, a.name AS source, a.country AS source_country, a.sector AS source_sector,
       b.actor AS target_actor, b.name AS target, b.country AS target_country, b.sector AS target_sector
FROM event e
LEFT JOIN event_party p ON p.story = e.story AND p.event = e.event AND p.role = 'source'
LEFT JOIN actor a ON a.story = p.story AND a.actor = p.actor
LEFT JOIN event_party q ON q.story = e.story AND q.event = e.event AND q.role = 'target'
LEFT JOIN actor b ON b.story = q.story AND b.actor = q.actor;

-- Who says so, who denies it, who does not confirm it: of events, relations and ground.
CREATE VIEW claim_list AS
SELECT c.story, c.about, c.item, s.id AS story_id, s.published, s.source AS publisher,
       coalesce(a.name, 'story') AS who, a.country AS who_country, a.sector AS who_sector, c.stance, c.cue
FROM claim c JOIN story s ON s.story = c.story
LEFT JOIN actor a ON a.story = c.story AND a.actor = c.actor;

-- Events that no story vouches for in its own voice: somebody's word, denied or not.
CREATE VIEW event_unconfirmed AS
SELECT l.* FROM event_list l
WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.story = l.story AND c.about = 'event' AND c.item = l.event
                  AND c.actor IS NULL AND c.stance = 'asserts');

-- One row per happening: who, whom and where in the words of its surest telling, and who publishes it.
CREATE VIEW happening_list AS
SELECT h.happening, h.date_start, h.date_end, l.source, l.source_country, l.source_sector, h.type, h.mode, l.status,
       l.target, l.target_country, l.target_sector, l.place, l.place_country, l.lat, l.lon,
       h.stories, h.sources, h.copies, h.confidence,
       (SELECT min(s.published) FROM telling t JOIN story s ON s.story = t.story
        WHERE t.happening = h.happening) AS first_published,
       (SELECT max(s.published) FROM telling t JOIN story s ON s.story = t.story
        WHERE t.happening = h.happening) AS last_published,
       (SELECT group_concat(source, '; ') FROM (
          SELECT s.source AS source FROM telling t JOIN story s ON s.story = t.story
          WHERE t.happening = h.happening AND s.source IS NOT NULL GROUP BY s.source ORDER BY min(t.story)) sources) AS publishers,
       l.story, l.event, l.story_id, l.claims, l.words, l.sentence
FROM happening h
JOIN event_list l ON (l.story, l.event) = (
  SELECT t.story, t.event FROM telling t JOIN event e ON e.story = t.story AND e.event = t.event
  WHERE t.happening = h.happening ORDER BY e.confidence DESC, t.story, t.event LIMIT 1);

-- Which act answers which, within stories and across them.
CREATE VIEW happening_answer AS
SELECT a.happening, b.happening AS answers, x.how, max(x.confidence) AS confidence, x.why
FROM (SELECT y.story, y.event, y.story AS to_story, y.answers AS to_event, y.how, min(e.confidence, d.confidence) AS confidence,
             '["one story tells both"]' AS why
      FROM event_answer y JOIN event e ON e.story = y.story AND e.event = y.event
      JOIN event d ON d.story = y.story AND d.event = y.answers
      UNION ALL
      SELECT story, event, to_story, to_event, how, confidence, why FROM story_answer) x
JOIN telling a ON a.story = x.story AND a.event = x.event
JOIN telling b ON b.story = x.to_story AND b.event = x.to_event
WHERE a.happening <> b.happening
GROUP BY a.happening, b.happening;

-- Demands and offers that no act answers, in whatever story.
CREATE VIEW demand_open AS
SELECT l.* FROM event_list l
WHERE (l.type = 'REQUEST' OR l.status IN ('demanded', 'offered'))
  AND NOT EXISTS (SELECT 1 FROM telling t JOIN event_answer x ON x.story = t.story AND x.answers = t.event
                  WHERE t.happening = l.happening)
  AND NOT EXISTS (SELECT 1 FROM telling t JOIN story_answer x ON x.to_story = t.story AND x.to_event = t.event
                  WHERE t.happening = l.happening);

-- Which act answers which act of the same story.
CREATE VIEW answer_list AS
SELECT x.story, x.event, x.how, x.answers, l.published, l.source, l.type, l.mode, l.words,
       m.source AS answered_source, m.type AS answered_type, m.mode AS answered_mode, m.words AS answered_words
FROM event_answer x
JOIN event_list l ON l.story = x.story AND l.event = x.event
JOIN event_list m ON m.story = x.story AND m.event = x.answers;

-- Ties, with names.
CREATE VIEW relation_list AS
SELECT r.story, r.relation, s.id AS story_id, s.published, s.source AS publisher,
       a.name AS a, a.country AS a_country, a.sector AS a_sector, r.kind,
       b.name AS b, b.country AS b_country, b.sector AS b_sector, r.text AS words,
       (SELECT group_concat(said, '; ') FROM (
          SELECT coalesce(w.name, 'story') || ' ' || c.stance AS said
          FROM claim c LEFT JOIN actor w ON w.story = c.story AND w.actor = c.actor
          WHERE c.story = r.story AND c.about = 'relation' AND c.item = r.relation ORDER BY c.number) claims) AS claims
FROM relation r JOIN story s ON s.story = r.story
JOIN actor a ON a.story = r.story AND a.actor = r.a
JOIN actor b ON b.story = r.story AND b.actor = r.b;

-- Who holds which ground, with names.
CREATE VIEW control_list AS
SELECT c.story, c.control, s.id AS story_id, s.published, s.source AS publisher,
       c.date_start, c.date_end, c.place_text AS ground, p.name AS place, p.country AS place_country, p.lat, p.lon,
       h.name AS holder, h.country AS holder_country, h.sector AS holder_sector, c.state, f.name AS from_actor,
       c.text AS words,
       (SELECT group_concat(said, '; ') FROM (
          SELECT coalesce(w.name, 'story') || ' ' || k.stance AS said
          FROM claim k LEFT JOIN actor w ON w.story = k.story AND w.actor = k.actor
          WHERE k.story = c.story AND k.about = 'control' AND k.item = c.control ORDER BY k.number) claims) AS claims
FROM control c JOIN story s ON s.story = c.story
LEFT JOIN place p ON p.story = c.story AND p.place = c.place
LEFT JOIN actor h ON h.story = c.story AND h.actor = c.holder
LEFT JOIN actor f ON f.story = c.story AND f.actor = c.from_actor;
