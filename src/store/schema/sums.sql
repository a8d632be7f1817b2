-- The events of story ?1 put into the sums (?2: 1), once they are written, or taken out (-1), before they are erased.
INSERT INTO type_month (month, type, status, quad, events, score_tenths)
SELECT coalesce(substr(date_start, 1, 7), ''), type, coalesce(status, ''), coalesce(quad, ''),
       count(*), CAST(sum(round(score * 10)) AS INTEGER)
FROM event WHERE story = ?1 GROUP BY 1, 2, 3, 4
ON CONFLICT DO UPDATE SET events = events + ?2 * excluded.events, score_tenths = score_tenths + ?2 * excluded.score_tenths;

INSERT INTO dyad_month (source_country, target_country, month, status, events, verbal_cooperation,
                        material_cooperation, verbal_conflict, material_conflict, score_tenths)
SELECT source_country, target_country, month, status, count(*),
       sum(quad IS 'verbal cooperation'), sum(quad IS 'material cooperation'),
       sum(quad IS 'verbal conflict'), sum(quad IS 'material conflict'), CAST(sum(round(score * 10)) AS INTEGER)
FROM (SELECT DISTINCT event, coalesce(source_country, '') AS source_country,
             coalesce(target_country, '') AS target_country, coalesce(month, '') AS month,
             coalesce(status, '') AS status, quad, score
      FROM event_dyad WHERE story = ?1)
GROUP BY 1, 2, 3, 4
ON CONFLICT DO UPDATE SET
  events = events + ?2 * excluded.events,
  verbal_cooperation = verbal_cooperation + ?2 * excluded.verbal_cooperation,
  material_cooperation = material_cooperation + ?2 * excluded.material_cooperation,
  verbal_conflict = verbal_conflict + ?2 * excluded.verbal_conflict,
  material_conflict = material_conflict + ?2 * excluded.material_conflict,
  score_tenths = score_tenths + ?2 * excluded.score_tenths;

-- The same over all statuses.
INSERT INTO dyad_month_all (source_country, target_country, month, events, verbal_cooperation,
                            material_cooperation, verbal_conflict, material_conflict, score_tenths)
SELECT source_country, target_country, month, count(*),
       sum(quad IS 'verbal cooperation'), sum(quad IS 'material cooperation'),
       sum(quad IS 'verbal conflict'), sum(quad IS 'material conflict'), CAST(sum(round(score * 10)) AS INTEGER)
FROM (SELECT DISTINCT event, coalesce(source_country, '') AS source_country,
             coalesce(target_country, '') AS target_country, coalesce(month, '') AS month, quad, score
      FROM event_dyad WHERE story = ?1)
GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET
  events = events + ?2 * excluded.events,
  verbal_cooperation = verbal_cooperation + ?2 * excluded.verbal_cooperation,
  material_cooperation = material_cooperation + ?2 * excluded.material_cooperation,
  verbal_conflict = verbal_conflict + ?2 * excluded.verbal_conflict,
  material_conflict = material_conflict + ?2 * excluded.material_conflict,
  score_tenths = score_tenths + ?2 * excluded.score_tenths;
