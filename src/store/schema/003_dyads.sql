-- Version 3: the sums of dyad_month over all statuses, which most series are made of: a count of all of them reads its answer
-- row by row, without adding up.
CREATE TABLE dyad_month_all (
  source_country       TEXT NOT NULL,
  target_country       TEXT NOT NULL,
  month                TEXT NOT NULL,
  events               INTEGER NOT NULL,
  verbal_cooperation   INTEGER NOT NULL,
  material_cooperation INTEGER NOT NULL,
  verbal_conflict      INTEGER NOT NULL,
  material_conflict    INTEGER NOT NULL,
  score_tenths         INTEGER NOT NULL,
  PRIMARY KEY (source_country, target_country, month)
) STRICT, WITHOUT ROWID;

INSERT INTO dyad_month_all
SELECT source_country, target_country, month, sum(events), sum(verbal_cooperation), sum(material_cooperation),
       sum(verbal_conflict), sum(material_conflict), sum(score_tenths)
FROM dyad_month GROUP BY source_country, target_country, month;
