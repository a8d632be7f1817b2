SELECT l.id AS "Event ID", l.day AS "Event Date", l.type AS "Event Type", l.mode AS "Event Mode", l.score AS "Intensity",
       l.quad_class AS "Quad Code", l.contexts AS "Contexts",
       l.source_name AS "Actor Name", l.source_country AS "Actor Country", c.cow AS "Actor COW",
       l.source_sector AS "Primary Actor Sector", l.source_sector AS "Actor Sectors", l.source_office AS "Actor Title",
       l.source_words AS "Actor Name Raw", NULL AS "Wikipedia Actor ID",
       l.target_name AS "Recipient Name", l.target_country AS "Recipient Country", d.cow AS "Recipient COW",
       l.target_sector AS "Primary Recipient Sector", l.target_sector AS "Recipient Sectors",
       l.target_office AS "Recipient Title", l.target_words AS "Recipient Name Raw", NULL AS "Wikipedia Recipient ID",
       l.place_name AS "Placename", iif(l.place_is_town, l.place_name, NULL) AS "City", NULL AS "District",
       l.admin1 AS "Province", l.place_country AS "Country", l.lat AS "Latitude", l.lon AS "Longitude",
       l.geonames AS "GeoNames ID", l.place_words AS "Raw Placename", l.place_kind AS "Feature Type",
       l.publisher AS "Source", l.published AS "Publication Date",
       (SELECT group_concat(DISTINCT a.name) FROM actor a WHERE a.story = l.story AND a.type = 'person') AS "Story People",
       (SELECT group_concat(DISTINCT a.name) FROM actor a WHERE a.story = l.story AND a.type <> 'person') AS "Story Organizations",
       (SELECT group_concat(DISTINCT p.name) FROM place p WHERE p.story = l.story) AS "Story Locations",
       l.language AS "Language", l.engine AS "Version"
FROM line l
LEFT JOIN country c ON c.iso3 = l.source_country
LEFT JOIN country d ON d.iso3 = l.target_country
ORDER BY l.place_in_order, l.id
