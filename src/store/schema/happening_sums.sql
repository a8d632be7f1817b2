-- Happening ?1 as its tellings have it, once they changed.
UPDATE happening SET
  (type, mode) = (
    SELECT e.type, e.mode FROM telling t JOIN event e ON e.story = t.story AND e.event = t.event
    WHERE t.happening = ?1 GROUP BY 1, 2 ORDER BY count(*) DESC, min(t.story) LIMIT 1),
  (date_start, date_end) = (
    SELECT e.date_start, e.date_end FROM telling t JOIN event e ON e.story = t.story AND e.event = t.event
    WHERE t.happening = ?1 GROUP BY 1, 2
    ORDER BY max(e.date_text IS NOT NULL) DESC, julianday(e.date_end) - julianday(e.date_start), count(*) DESC, min(t.story)
    LIMIT 1),
  confidence = (SELECT max(e.confidence) FROM telling t JOIN event e ON e.story = t.story AND e.event = t.event
                WHERE t.happening = ?1),
  (stories, sources, copies) = (
    SELECT count(*), max(1, count(DISTINCT iif(c.story IS NULL, coalesce(lower(s.source), s.story), NULL))), count(c.story)
    FROM telling t JOIN story s ON s.story = t.story LEFT JOIN story_copy c ON c.story = t.story
    WHERE t.happening = ?1)
WHERE happening = ?1;
