SELECT json_object('type', 'Feature', 'geometry', json_object('type', 'Point', 'coordinates', json_array(l.lon, l.lat)),
         'properties', json_object('id', l.id, 'date_start', l.date_start, 'date_end', l.date_end, 'type', l.type, 'mode', l.mode,
           'status', l.status, 'source', l.source_name, 'target', l.target_name, 'place', l.place_name,
           'place_country', l.place_country, 'killed', l.killed, 'score', l.score, 'confidence', l.confidence,
           'story', l.story_id, 'publisher', l.publisher, 'url', l.url)) AS feature
FROM line l WHERE l.lat IS NOT NULL
ORDER BY l.place_in_order, l.id
