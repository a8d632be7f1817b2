SELECT l.id AS "Event ID", l.day AS "Event Date", l.source_name AS "Source Name", l.source_sector AS "Source Sectors",
       l.source_country AS "Source Country", l.type || coalesce(' ' || l.mode, '') AS "Event Text", l.cameo AS "CAMEO Code",
       l.goldstein AS "Intensity", l.target_name AS "Target Name", l.target_sector AS "Target Sectors",
       l.target_country AS "Target Country", l.story AS "Story ID", l.sentence + 1 AS "Sentence Number",
       l.publisher AS "Publisher", iif(l.place_is_town, l.place_name, NULL) AS "City", NULL AS "District",
       l.admin1 AS "Province", l.place_country AS "Country", l.lat AS "Latitude", l.lon AS "Longitude"
FROM line l
ORDER BY l.place_in_order, l.id
