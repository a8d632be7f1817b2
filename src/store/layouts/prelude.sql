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

-- Codes of countries: ISO 3166-1, Correlates of War, FIPS 10-4, CAMEO where its code is not the ISO's. The Soviet Union and
-- Yugoslavia have the numbers of Russia and Serbia, as in the list of states of the Correlates of War.
CREATE TEMP TABLE country (iso3 TEXT PRIMARY KEY, cow INTEGER, fips TEXT, cameo TEXT);
INSERT INTO country VALUES
  ('ABW', NULL, 'AA', NULL), ('AFG', 700, 'AF', NULL), ('AGO', 540, 'AO', NULL), ('AIA', NULL, 'AV', NULL),
  ('ALB', 339, 'AL', NULL), ('AND', 232, 'AN', NULL), ('ARE', 696, 'AE', NULL), ('ARG', 160, 'AR', NULL),
  ('ARM', 371, 'AM', NULL), ('ASM', NULL, 'AQ', NULL), ('ATG', 58, 'AC', NULL), ('AUS', 900, 'AS', NULL),
  ('AUT', 305, 'AU', NULL), ('AZE', 373, 'AJ', NULL), ('BDI', 516, 'BY', NULL), ('BEL', 211, 'BE', NULL),
  ('BEN', 434, 'BN', NULL), ('BFA', 439, 'UV', NULL), ('BGD', 771, 'BG', NULL), ('BGR', 355, 'BU', NULL),
  ('BHR', 692, 'BA', NULL), ('BHS', 31, 'BF', NULL), ('BIH', 346, 'BK', NULL), ('BLM', NULL, 'TB', NULL),
  ('BLR', 370, 'BO', NULL), ('BLZ', 80, 'BH', NULL), ('BMU', NULL, 'BD', NULL), ('BOL', 145, 'BL', NULL),
  ('BRA', 140, 'BR', NULL), ('BRB', 53, 'BB', NULL), ('BRN', 835, 'BX', NULL), ('BTN', 760, 'BT', NULL),
  ('BWA', 571, 'BC', NULL), ('CAF', 482, 'CT', NULL), ('CAN', 20, 'CA', NULL), ('CCK', NULL, 'CK', NULL),
  ('CHE', 225, 'SZ', NULL), ('CHL', 155, 'CI', NULL), ('CHN', 710, 'CH', NULL), ('CIV', 437, 'IV', NULL),
  ('CMR', 471, 'CM', NULL), ('COD', 490, 'CG', NULL), ('COG', 484, 'CF', NULL), ('COK', NULL, 'CW', NULL),
  ('COL', 100, 'CO', NULL), ('COM', 581, 'CN', NULL), ('CPV', 402, 'CV', NULL), ('CRI', 94, 'CS', NULL),
  ('CUB', 40, 'CU', NULL), ('CUW', NULL, 'UC', NULL), ('CXR', NULL, 'KT', NULL), ('CYM', NULL, 'CJ', NULL),
  ('CYP', 352, 'CY', NULL), ('CZE', 316, 'EZ', NULL), ('DEU', 255, 'GM', NULL), ('DJI', 522, 'DJ', NULL),
  ('DMA', 54, 'DO', NULL), ('DNK', 390, 'DA', NULL), ('DOM', 42, 'DR', NULL), ('DZA', 615, 'AG', NULL),
  ('ECU', 130, 'EC', NULL), ('EGY', 651, 'EG', NULL), ('ERI', 531, 'ER', NULL), ('ESH', NULL, 'WI', NULL),
  ('ESP', 230, 'SP', NULL), ('EST', 366, 'EN', NULL), ('ETH', 530, 'ET', NULL), ('FIN', 375, 'FI', NULL),
  ('FJI', 950, 'FJ', NULL), ('FLK', NULL, 'FK', NULL), ('FRA', 220, 'FR', NULL), ('FRO', NULL, 'FO', NULL),
  ('FSM', 987, 'FM', NULL), ('GAB', 481, 'GB', NULL), ('GBR', 200, 'UK', NULL), ('GEO', 372, 'GG', NULL),
  ('GGY', NULL, 'GK', NULL), ('GHA', 452, 'GH', NULL), ('GIB', NULL, 'GI', NULL), ('GIN', 438, 'GV', NULL),
  ('GLP', NULL, 'GP', NULL), ('GMB', 420, 'GA', NULL), ('GNB', 404, 'PU', NULL), ('GNQ', 411, 'EK', NULL),
  ('GRC', 350, 'GR', NULL), ('GRD', 55, 'GJ', NULL), ('GRL', NULL, 'GL', NULL), ('GTM', 90, 'GT', NULL),
  ('GUF', NULL, 'FG', NULL), ('GUM', NULL, 'GQ', NULL), ('GUY', 110, 'GY', NULL), ('HKG', NULL, 'HK', NULL),
  ('HND', 91, 'HO', NULL), ('HRV', 344, 'HR', NULL), ('HTI', 41, 'HA', NULL), ('HUN', 310, 'HU', NULL),
  ('IDN', 850, 'ID', NULL), ('IMN', NULL, 'IM', NULL), ('IND', 750, 'IN', NULL), ('IRL', 205, 'EI', NULL),
  ('IRN', 630, 'IR', NULL), ('IRQ', 645, 'IZ', NULL), ('ISL', 395, 'IC', NULL), ('ISR', 666, 'IS', NULL),
  ('ITA', 325, 'IT', NULL), ('JAM', 51, 'JM', NULL), ('JEY', NULL, 'JE', NULL), ('JOR', 663, 'JO', NULL),
  ('JPN', 740, 'JA', NULL), ('KAZ', 705, 'KZ', NULL), ('KEN', 501, 'KE', NULL), ('KGZ', 703, 'KG', NULL),
  ('KHM', 811, 'CB', NULL), ('KIR', 946, 'KR', NULL), ('KNA', 60, 'SC', NULL), ('KOR', 732, 'KS', NULL),
  ('KWT', 690, 'KU', NULL), ('LAO', 812, 'LA', NULL), ('LBN', 660, 'LE', NULL), ('LBR', 450, 'LI', NULL),
  ('LBY', 620, 'LY', NULL), ('LCA', 56, 'ST', NULL), ('LIE', 223, 'LS', NULL), ('LKA', 780, 'CE', NULL),
  ('LSO', 570, 'LT', NULL), ('LTU', 368, 'LH', NULL), ('LUX', 212, 'LU', NULL), ('LVA', 367, 'LG', NULL),
  ('MAC', NULL, 'MC', NULL), ('MAF', NULL, 'RN', NULL), ('MAR', 600, 'MO', NULL), ('MCO', 221, 'MN', NULL),
  ('MDA', 359, 'MD', NULL), ('MDG', 580, 'MA', NULL), ('MDV', 781, 'MV', NULL), ('MEX', 70, 'MX', NULL),
  ('MHL', 983, 'RM', NULL), ('MKD', 343, 'MK', NULL), ('MLI', 432, 'ML', NULL), ('MLT', 338, 'MT', NULL),
  ('MMR', 775, 'BM', NULL), ('MNE', 341, 'MJ', NULL), ('MNG', 712, 'MG', NULL), ('MNP', NULL, 'CQ', NULL),
  ('MOZ', 541, 'MZ', NULL), ('MRT', 435, 'MR', NULL), ('MSR', NULL, 'MH', NULL), ('MTQ', NULL, 'MB', NULL),
  ('MUS', 590, 'MP', NULL), ('MWI', 553, 'MI', NULL), ('MYS', 820, 'MY', NULL), ('MYT', NULL, 'MF', NULL),
  ('NAM', 565, 'WA', NULL), ('NCL', NULL, 'NC', NULL), ('NER', 436, 'NG', NULL), ('NFK', NULL, 'NF', NULL),
  ('NGA', 475, 'NI', NULL), ('NIC', 93, 'NU', NULL), ('NIU', NULL, 'NE', NULL), ('NLD', 210, 'NL', NULL),
  ('NOR', 385, 'NO', NULL), ('NPL', 790, 'NP', NULL), ('NRU', 970, 'NR', NULL), ('NZL', 920, 'NZ', NULL),
  ('OMN', 698, 'MU', NULL), ('PAK', 770, 'PK', NULL), ('PAN', 95, 'PM', NULL), ('PCN', NULL, 'PC', NULL),
  ('PER', 135, 'PE', NULL), ('PHL', 840, 'RP', NULL), ('PLW', 986, 'PS', NULL), ('PNG', 910, 'PP', NULL),
  ('POL', 290, 'PL', NULL), ('PRI', NULL, 'RQ', NULL), ('PRK', 731, 'KN', NULL), ('PRT', 235, 'PO', NULL),
  ('PRY', 150, 'PA', NULL), ('PSE', NULL, 'WE', NULL), ('PYF', NULL, 'FP', NULL), ('QAT', 694, 'QA', NULL),
  ('REU', NULL, 'RE', NULL), ('ROU', 360, 'RO', 'ROM'), ('RUS', 365, 'RS', NULL), ('RWA', 517, 'RW', NULL),
  ('SAU', 670, 'SA', NULL), ('SDN', 625, 'SU', NULL), ('SEN', 433, 'SG', NULL), ('SGP', 830, 'SN', NULL),
  ('SHN', NULL, 'SH', NULL), ('SJM', NULL, 'SV', NULL), ('SLB', 940, 'BP', NULL), ('SLE', 451, 'SL', NULL),
  ('SLV', 92, 'ES', NULL), ('SMR', 331, 'SM', NULL), ('SOM', 520, 'SO', NULL), ('SPM', NULL, 'SB', NULL),
  ('SRB', 345, 'RI', NULL), ('SSD', 626, 'OD', NULL), ('STP', 403, 'TP', NULL), ('SUN', 365, NULL, NULL),
  ('SUR', 115, 'NS', NULL), ('SVK', 317, 'LO', NULL), ('SVN', 349, 'SI', NULL), ('SWE', 380, 'SW', NULL),
  ('SWZ', 572, 'WZ', NULL), ('SXM', NULL, 'NN', NULL), ('SYC', 591, 'SE', NULL), ('SYR', 652, 'SY', NULL),
  ('TCA', NULL, 'TK', NULL), ('TCD', 483, 'CD', NULL), ('TGO', 461, 'TO', NULL), ('THA', 800, 'TH', NULL),
  ('TJK', 702, 'TI', NULL), ('TKL', NULL, 'TL', NULL), ('TKM', 701, 'TX', NULL), ('TLS', 860, 'TT', 'TMP'),
  ('TON', 955, 'TN', NULL), ('TTO', 52, 'TD', NULL), ('TUN', 616, 'TS', NULL), ('TUR', 640, 'TU', NULL),
  ('TUV', 947, 'TV', NULL), ('TWN', 713, 'TW', NULL), ('TZA', 510, 'TZ', NULL), ('UGA', 500, 'UG', NULL),
  ('UKR', 369, 'UP', NULL), ('URY', 165, 'UY', NULL), ('USA', 2, 'US', NULL), ('UZB', 704, 'UZ', NULL),
  ('VAT', NULL, 'VT', NULL), ('VCT', 57, 'VC', NULL), ('VEN', 101, 'VE', NULL), ('VGB', NULL, 'VI', NULL),
  ('VIR', NULL, 'VQ', NULL), ('VNM', 816, 'VM', NULL), ('VUT', 935, 'NH', NULL), ('WLF', NULL, 'WF', NULL),
  ('WSM', 990, 'WS', NULL), ('XKX', 347, 'KV', NULL), ('YEM', 679, 'YM', NULL), ('YUG', 345, NULL, NULL),
  ('ZAF', 560, 'SF', NULL), ('ZMB', 551, 'ZA', NULL), ('ZWE', 552, 'ZI', NULL);
