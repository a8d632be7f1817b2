-- Sums that nothing is left of, of the events of story ?1, once they are taken out.
DELETE FROM type_month WHERE events = 0 AND (month, type, status) IN (
  SELECT coalesce(substr(date_start, 1, 7), ''), type, coalesce(status, '') FROM event WHERE story = ?1);

DELETE FROM dyad_month WHERE events = 0 AND (source_country, target_country, month, status) IN (
  SELECT coalesce(source_country, ''), coalesce(target_country, ''), coalesce(month, ''), coalesce(status, '')
  FROM event_dyad WHERE story = ?1);

DELETE FROM dyad_month_all WHERE events = 0 AND (source_country, target_country, month) IN (
  SELECT coalesce(source_country, ''), coalesce(target_country, ''), coalesce(month, '') FROM event_dyad WHERE story = ?1);
