-- Before every layout: what its rows are made from, in tables of this connection alone. Events to write stand in `picked`.

-- A row of the export: a pair of source and target of an event, also where one is unknown.
CREATE TEMP TABLE pair AS
SELECT k.story * 100000000 + k.event * 1000 + row_number() OVER (PARTITION BY k.story, k.event ORDER BY p.number, q.number) AS id,
       k.place_in_order, k.story, k.event, p.actor AS source, p.span_begin AS source_begin, p.span_end AS source_end,
       q.actor AS target, q.span_begin AS target_begin, q.span_end AS target_end,
       (SELECT min(w.number) FROM event_place w WHERE w.story = k.story AND w.event = k.event) AS place_number
FROM picked k
LEFT JOIN event_party p ON p.story = k.story AND p.event = k.event AND p.role = 'source'
LEFT JOIN event_party q ON q.story = k.story AND q.event = k.event AND q.role = 'target';

-- The pair with all that the layouts say of it.
CREATE TEMP VIEW line AS
SELECT r.id, r.place_in_order, r.story, r.event, e.type, e.mode, e.quad, e.cameo, e.score, e.status, e.confidence, e.sentence,
       coalesce(e.date_start, s.published) AS day, e.date_start, e.date_end, e.killed, e.wounded,
       CASE e.quad WHEN 'verbal cooperation' THEN 1 WHEN 'material cooperation' THEN 2 WHEN 'verbal conflict' THEN 3
                   WHEN 'material conflict' THEN 4 END AS quad_class,
       g.scale AS goldstein,
       (SELECT group_concat(context, ';') FROM (SELECT c.context AS context FROM event_context c
          WHERE c.story = r.story AND c.event = r.event ORDER BY c.number)) AS contexts,
       a.name AS source_name, a.country AS source_country, a.sector AS source_sector, a.office AS source_office,
       substr(s.text, r.source_begin + 1, r.source_end - r.source_begin) AS source_words, r.source_begin,
       b.name AS target_name, b.country AS target_country, b.sector AS target_sector, b.office AS target_office,
       substr(s.text, r.target_begin + 1, r.target_end - r.target_begin) AS target_words, r.target_begin,
       l.place, l.name AS place_name, l.geonames, l.lat, l.lon, l.country AS place_country, l.admin1, l.kind AS place_kind,
       l.kind IN ('city', 'town', 'capital', 'village') AS place_is_town,
       (SELECT m.text FROM place_mention m WHERE m.story = l.story AND m.place = l.place ORDER BY m.number LIMIT 1) AS place_words,
       s.id AS story_id, s.source AS publisher, s.published, s.url, s.language, s.text AS story_text, v.engine
FROM pair r
JOIN event e ON e.story = r.story AND e.event = r.event
JOIN story s ON s.story = r.story
JOIN made_by v ON v.made_by = s.made_by
LEFT JOIN actor a ON a.story = r.story AND a.actor = r.source
LEFT JOIN actor b ON b.story = r.story AND b.actor = r.target
LEFT JOIN event_place w ON w.story = r.story AND w.event = r.event AND w.number = r.place_number
LEFT JOIN place l ON l.story = w.story AND l.place = w.place
LEFT JOIN goldstein g ON g.root = substr(e.cameo, 1, 2);

-- Goldstein's scores of CAMEO's roots. Published tables differ; these are the ones that give no statement a score.
CREATE TEMP TABLE goldstein (root TEXT PRIMARY KEY, scale REAL);
INSERT INTO goldstein VALUES
  ('01', 0), ('02', 1), ('03', 2), ('04', 3), ('05', 4), ('06', 4), ('07', 6), ('08', 5), ('09', -2), ('10', -2.2),
  ('11', -3), ('12', -3.5), ('13', -4), ('14', -5), ('15', -6), ('16', -6.5), ('17', -7), ('18', -8), ('19', -8), ('20', -10);

-- Codes of countries: ISO 3166-1, Correlates of War, FIPS 10-4.
CREATE TEMP TABLE country (iso3 TEXT PRIMARY KEY, cow INTEGER, fips TEXT);
INSERT INTO country VALUES
  ('AFG', 700, 'AF'), ('AGO', 540, 'AO'), ('ALB', 339, 'AL'), ('AND', 232, 'AN'), ('ARE', 696, 'AE'),
  ('ARG', 160, 'AR'), ('ARM', 371, 'AM'), ('ATG', 58, 'AC'), ('AUS', 900, 'AS'), ('AUT', 305, 'AU'),
  ('AZE', 373, 'AJ'), ('BDI', 516, 'BY'), ('BEL', 211, 'BE'), ('BEN', 434, 'BN'), ('BFA', 439, 'UV'),
  ('BGD', 771, 'BG'), ('BGR', 355, 'BU'), ('BHR', 692, 'BA'), ('BHS', 31, 'BF'), ('BIH', 346, 'BK'),
  ('BLR', 370, 'BO'), ('BLZ', 80, 'BH'), ('BMU', NULL, 'BD'), ('BOL', 145, 'BL'), ('BRA', 140, 'BR'),
  ('BRB', 53, 'BB'), ('BRN', 835, 'BX'), ('BTN', 760, 'BT'), ('BWA', 571, 'BC'), ('CAF', 482, 'CT'),
  ('CAN', 20, 'CA'), ('CHE', 225, 'SZ'), ('CHL', 155, 'CI'), ('CHN', 710, 'CH'), ('CIV', 437, 'IV'),
  ('CMR', 471, 'CM'), ('COD', 490, 'CG'), ('COG', 484, 'CF'), ('COK', NULL, 'CW'), ('COL', 100, 'CO'),
  ('COM', 581, 'CN'), ('CPV', 402, 'CV'), ('CRI', 94, 'CS'), ('CUB', 40, 'CU'), ('CYM', NULL, 'CJ'),
  ('CYP', 352, 'CY'), ('CZE', 316, 'EZ'), ('DEU', 255, 'GM'), ('DJI', 522, 'DJ'), ('DMA', 54, 'DO'),
  ('DNK', 390, 'DA'), ('DOM', 42, 'DR'), ('DZA', 615, 'AG'), ('ECU', 130, 'EC'), ('EGY', 651, 'EG'),
  ('ERI', 531, 'ER'), ('ESH', NULL, 'WI'), ('ESP', 230, 'SP'), ('EST', 366, 'EN'), ('ETH', 530, 'ET'),
  ('FIN', 375, 'FI'), ('FJI', 950, 'FJ'), ('FLK', NULL, 'FK'), ('FRA', 220, 'FR'), ('FRO', NULL, 'FO'),
  ('FSM', 987, 'FM'), ('GAB', 481, 'GB'), ('GBR', 200, 'UK'), ('GEO', 372, 'GG'), ('GHA', 452, 'GH'),
  ('GIB', NULL, 'GI'), ('GIN', 438, 'GV'), ('GMB', 420, 'GA'), ('GNB', 404, 'PU'), ('GNQ', 411, 'EK'),
  ('GRC', 350, 'GR'), ('GRD', 55, 'GJ'), ('GRL', NULL, 'GL'), ('GTM', 90, 'GT'), ('GUF', NULL, 'FG'),
  ('GUM', NULL, 'GQ'), ('GUY', 110, 'GY'), ('HKG', NULL, 'HK'), ('HND', 91, 'HO'), ('HRV', 344, 'HR'),
  ('HTI', 41, 'HA'), ('HUN', 310, 'HU'), ('IDN', 850, 'ID'), ('IND', 750, 'IN'), ('IRL', 205, 'EI'),
  ('IRN', 630, 'IR'), ('IRQ', 645, 'IZ'), ('ISL', 395, 'IC'), ('ISR', 666, 'IS'), ('ITA', 325, 'IT'),
  ('JAM', 51, 'JM'), ('JOR', 663, 'JO'), ('JPN', 740, 'JA'), ('KAZ', 705, 'KZ'), ('KEN', 501, 'KE'),
  ('KGZ', 703, 'KG'), ('KHM', 811, 'CB'), ('KIR', 946, 'KR'), ('KNA', 60, 'SC'), ('KOR', 732, 'KS'),
  ('KWT', 690, 'KU'), ('LAO', 812, 'LA'), ('LBN', 660, 'LE'), ('LBR', 450, 'LI'), ('LBY', 620, 'LY'),
  ('LCA', 56, 'ST'), ('LIE', 223, 'LS'), ('LKA', 780, 'CE'), ('LSO', 570, 'LT'), ('LTU', 368, 'LH'),
  ('LUX', 212, 'LU'), ('LVA', 367, 'LG'), ('MAC', NULL, 'MC'), ('MAR', 600, 'MO'), ('MCO', 221, 'MN'),
  ('MDA', 359, 'MD'), ('MDG', 580, 'MA'), ('MDV', 781, 'MV'), ('MEX', 70, 'MX'), ('MHL', 983, 'RM'),
  ('MKD', 343, 'MK'), ('MLI', 432, 'ML'), ('MLT', 338, 'MT'), ('MMR', 775, 'BM'), ('MNE', 341, 'MJ'),
  ('MNG', 712, 'MG'), ('MOZ', 541, 'MZ'), ('MRT', 435, 'MR'), ('MUS', 590, 'MP'), ('MWI', 553, 'MI'),
  ('MYS', 820, 'MY'), ('NAM', 565, 'WA'), ('NCL', NULL, 'NC'), ('NER', 436, 'NG'), ('NGA', 475, 'NI'),
  ('NIC', 93, 'NU'), ('NLD', 210, 'NL'), ('NOR', 385, 'NO'), ('NPL', 790, 'NP'), ('NRU', 970, 'NR'),
  ('NZL', 920, 'NZ'), ('OMN', 698, 'MU'), ('PAK', 770, 'PK'), ('PAN', 95, 'PM'), ('PER', 135, 'PE'),
  ('PHL', 840, 'RP'), ('PLW', 986, 'PS'), ('PNG', 910, 'PP'), ('POL', 290, 'PL'), ('PRI', NULL, 'RQ'),
  ('PRK', 731, 'KN'), ('PRT', 235, 'PO'), ('PRY', 150, 'PA'), ('PYF', NULL, 'FP'), ('QAT', 694, 'QA'),
  ('REU', NULL, 'RE'), ('ROU', 360, 'RO'), ('RUS', 365, 'RS'), ('RWA', 517, 'RW'), ('SAU', 670, 'SA'),
  ('SDN', 625, 'SU'), ('SEN', 433, 'SG'), ('SGP', 830, 'SN'), ('SLB', 940, 'BP'), ('SLE', 451, 'SL'),
  ('SLV', 92, 'ES'), ('SMR', 331, 'SM'), ('SOM', 520, 'SO'), ('SRB', 345, 'RI'), ('SSD', 626, 'OD'),
  ('STP', 403, 'TP'), ('SUN', 365, NULL), ('SUR', 115, 'NS'), ('SVK', 317, 'LO'), ('SVN', 349, 'SI'),
  ('SWE', 380, 'SW'), ('SWZ', 572, 'WZ'), ('SYC', 591, 'SE'), ('SYR', 652, 'SY'), ('TCD', 483, 'CD'),
  ('TGO', 461, 'TO'), ('THA', 800, 'TH'), ('TJK', 702, 'TI'), ('TKM', 701, 'TX'), ('TLS', 860, 'TT'),
  ('TON', 955, 'TN'), ('TTO', 52, 'TD'), ('TUN', 616, 'TS'), ('TUR', 640, 'TU'), ('TUV', 947, 'TV'),
  ('TWN', 713, 'TW'), ('TZA', 510, 'TZ'), ('UGA', 500, 'UG'), ('UKR', 369, 'UP'), ('URY', 165, 'UY'),
  ('USA', 2, 'US'), ('UZB', 704, 'UZ'), ('VAT', NULL, 'VT'), ('VCT', 57, 'VC'), ('VEN', 101, 'VE'),
  ('VGB', NULL, 'VI'), ('VNM', 816, 'VM'), ('VUT', 935, 'NH'), ('WSM', 990, 'WS'), ('XKX', 347, 'KV'),
  ('YEM', 679, 'YM'), ('YUG', 345, NULL), ('ZAF', 560, 'SF'), ('ZMB', 551, 'ZA'), ('ZWE', 552, 'ZI');
