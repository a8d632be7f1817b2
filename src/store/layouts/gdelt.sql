SELECT l.id AS "GLOBALEVENTID", replace(l.day, '-', '') AS "SQLDATE", substr(replace(l.day, '-', ''), 1, 6) AS "MonthYear",
       substr(l.day, 1, 4) AS "Year",
       printf('%.4f', substr(l.day, 1, 4) + (substr(l.day, 6, 2) * 30 + substr(l.day, 9, 2)) / 365.0) AS "FractionDate",
       coalesce(a.cameo, l.source_country, '') || coalesce(l.source_sector, '') AS "Actor1Code", l.source_name AS "Actor1Name",
       coalesce(a.cameo, l.source_country) AS "Actor1CountryCode", NULL AS "Actor1KnownGroupCode", NULL AS "Actor1EthnicCode",
       NULL AS "Actor1Religion1Code", NULL AS "Actor1Religion2Code", l.source_sector AS "Actor1Type1Code",
       NULL AS "Actor1Type2Code", NULL AS "Actor1Type3Code",
       coalesce(b.cameo, l.target_country, '') || coalesce(l.target_sector, '') AS "Actor2Code", l.target_name AS "Actor2Name",
       coalesce(b.cameo, l.target_country) AS "Actor2CountryCode", NULL AS "Actor2KnownGroupCode", NULL AS "Actor2EthnicCode",
       NULL AS "Actor2Religion1Code", NULL AS "Actor2Religion2Code", l.target_sector AS "Actor2Type1Code",
       NULL AS "Actor2Type2Code", NULL AS "Actor2Type3Code",
       l.sentence = 0 AS "IsRootEvent", l.cameo AS "EventCode", substr(l.cameo, 1, 3) AS "EventBaseCode",
       substr(l.cameo, 1, 2) AS "EventRootCode", l.quad_class AS "QuadClass", l.goldstein AS "GoldsteinScale",
       (SELECT count(*) FROM event_trigger t WHERE t.story = l.story AND t.event = l.event) AS "NumMentions",
       coalesce(h.sources, 1) AS "NumSources", coalesce(h.stories, 1) AS "NumArticles", NULL AS "AvgTone",
       0 AS "Actor1Geo_Type", NULL AS "Actor1Geo_FullName", NULL AS "Actor1Geo_CountryCode", NULL AS "Actor1Geo_ADM1Code",
       NULL AS "Actor1Geo_ADM2Code", NULL AS "Actor1Geo_Lat", NULL AS "Actor1Geo_Long", NULL AS "Actor1Geo_FeatureID",
       0 AS "Actor2Geo_Type", NULL AS "Actor2Geo_FullName", NULL AS "Actor2Geo_CountryCode", NULL AS "Actor2Geo_ADM1Code",
       NULL AS "Actor2Geo_ADM2Code", NULL AS "Actor2Geo_Lat", NULL AS "Actor2Geo_Long", NULL AS "Actor2Geo_FeatureID",
       CASE WHEN l.place IS NULL THEN 0 WHEN l.place_kind = 'country' THEN 1 WHEN l.place_country = 'USA' THEN iif(l.place_is_town, 3, 2)
            ELSE iif(l.place_is_town, 4, 5) END AS "ActionGeo_Type",
       l.place_name AS "ActionGeo_FullName", c.fips AS "ActionGeo_CountryCode", NULL AS "ActionGeo_ADM1Code",
       NULL AS "ActionGeo_ADM2Code", l.lat AS "ActionGeo_Lat", l.lon AS "ActionGeo_Long", l.geonames AS "ActionGeo_FeatureID",
       replace(l.published, '-', '') || '000000' AS "DATEADDED", coalesce(l.url, l.story_id) AS "SOURCEURL"
FROM line l
LEFT JOIN country a ON a.iso3 = l.source_country
LEFT JOIN country b ON b.iso3 = l.target_country
LEFT JOIN country c ON c.iso3 = l.place_country
LEFT JOIN telling w ON w.story = l.story AND w.event = l.event
LEFT JOIN happening h ON h.happening = w.happening
ORDER BY l.place_in_order, l.id
