SELECT l.id AS event_id, l.day AS event_date, substr(l.day, 1, 4) AS year,
       CASE WHEN l.date_start = l.date_end THEN 1 WHEN julianday(l.date_end) - julianday(l.date_start) <= 7 THEN 2 ELSE 3 END
         AS time_precision,
       CASE WHEN l.type = 'PROTEST' THEN iif(l.mode IN ('riot', 'vandalize'), 'Riots', 'Protests')
            WHEN l.type = 'ASSAULT' AND l.mode IN ('aerial', 'drone', 'heavy-weapons', 'explosives', 'suicide-attack', 'unconventional')
              THEN 'Explosions/Remote violence'
            WHEN l.type = 'ASSAULT' AND (l.mode = 'territory' OR (l.source_sector IN ('MIL', 'REB', 'UAF', 'COP', 'GOV', 'PRM')
                 AND l.target_sector IN ('MIL', 'REB', 'UAF', 'COP', 'GOV', 'PRM'))) THEN 'Battles'
            WHEN l.type = 'ASSAULT' THEN iif(l.mode = 'crowd-control', 'Protests', 'Violence against civilians')
            ELSE 'Strategic developments' END AS event_type,
       CASE WHEN l.type = 'PROTEST' THEN iif(l.mode IN ('riot', 'vandalize'), 'Violent demonstration', 'Peaceful protest')
            WHEN l.type = 'ASSAULT' THEN CASE
              WHEN l.mode IN ('aerial', 'drone') THEN 'Air/drone strike'
              WHEN l.mode = 'heavy-weapons' THEN 'Shelling/artillery/missile attack'
              WHEN l.mode = 'explosives' THEN 'Remote explosive/landmine/IED'
              WHEN l.mode = 'suicide-attack' THEN 'Suicide bomb'
              WHEN l.mode = 'unconventional' THEN 'Chemical weapon'
              WHEN l.mode = 'territory' THEN iif(l.source_sector IN ('MIL', 'GOV', 'COP'), 'Government regains territory',
                                                 'Non-state actor overtakes territory')
              WHEN l.mode = 'abduct' THEN 'Abduction/forced disappearance'
              WHEN l.mode = 'sexual' THEN 'Sexual violence'
              WHEN l.mode = 'destroy' THEN 'Looting/property destruction'
              WHEN l.mode = 'crowd-control' THEN 'Protest with intervention'
              WHEN l.source_sector IN ('MIL', 'REB', 'UAF', 'COP', 'GOV', 'PRM')
                   AND l.target_sector IN ('MIL', 'REB', 'UAF', 'COP', 'GOV', 'PRM') THEN 'Armed clash'
              ELSE 'Attack' END
            WHEN l.type = 'AGREE' THEN 'Agreement'
            WHEN l.type = 'COERCE' AND l.mode = 'arrest' THEN 'Arrests'
            WHEN l.type = 'COERCE' AND l.mode = 'seize' THEN 'Looting/property destruction'
            WHEN l.type = 'RETREAT' AND l.mode = 'withdraw' THEN 'Non-violent transfer of territory'
            ELSE 'Other' END AS sub_event_type,
       l.source_name AS actor1, l.source_sector AS inter1, l.target_name AS actor2, l.target_sector AS inter2,
       l.place_country AS country, l.admin1, l.place_name AS location, l.lat AS latitude, l.lon AS longitude,
       CASE WHEN l.place_is_town THEN 1 WHEN l.lat IS NOT NULL THEN 2 END AS geo_precision, l.publisher AS source,
       (SELECT substr(l.story_text, t.span_begin + 1, t.span_end - t.span_begin) FROM sentence t
        WHERE t.story = l.story AND t.sentence = l.sentence) AS notes,
       l.killed AS fatalities
FROM line l
WHERE l.type IN ('PROTEST', 'ASSAULT', 'AGREE', 'COERCE', 'RETREAT', 'MOBILIZE')
  AND l.status IN ('happened', 'ongoing')
ORDER BY l.place_in_order, l.id
