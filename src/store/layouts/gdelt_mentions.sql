SELECT l.id AS "GLOBALEVENTID", replace(l.day, '-', '') || '000000' AS "EventTimeDate",
       replace(l.published, '-', '') || '000000' AS "MentionTimeDate", iif(l.url IS NULL, 2, 1) AS "MentionType",
       l.publisher AS "MentionSourceName", coalesce(l.url, l.story_id) AS "MentionIdentifier",
       (SELECT t.sentence + 1 FROM sentence t WHERE t.story = l.story AND t.span_begin <= g.span_begin
        ORDER BY t.sentence DESC LIMIT 1) AS "SentenceID",
       l.source_begin AS "Actor1CharOffset", l.target_begin AS "Actor2CharOffset", g.span_begin AS "ActionCharOffset",
       1 AS "InRawText", CAST(round(l.confidence * 100) AS INTEGER) AS "Confidence", length(l.story_text) AS "MentionDocLen",
       NULL AS "MentionDocTone", NULL AS "MentionDocTranslationInfo", NULL AS "Extras"
FROM line l JOIN event_trigger g ON g.story = l.story AND g.event = l.event
ORDER BY l.place_in_order, l.id, g.number
