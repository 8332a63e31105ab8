-- Which forums bring countries together on their margins, and how many pairs?
-- Grain: one row per forum with at least one meeting on its sidelines.
-- Key: forum
CREATE VIEW report.forum_sidelines AS
SELECT
    coalesce(f.name, m.forum) AS forum,
    count(DISTINCT m.meeting_id)::INTEGER AS meetings,
    count(DISTINCT (d.country_a, d.country_b))::INTEGER AS dyads,
    list_sort(list(DISTINCT d.country_a || ' ' || d.country_b) FILTER (d.country_a IS NOT NULL)) AS pairs,
    count(DISTINCT m.forum_event_id)::INTEGER AS editions,
    min(m.held_on) AS first_held_on,
    max(m.held_on) AS last_held_on
FROM star.fct_meeting AS m
LEFT JOIN star.dim_forum AS f ON f.forum_id = m.forum_id
LEFT JOIN report.dyads AS d ON d.meeting_id = m.meeting_id
WHERE m.forum_relation = 'sidelines' AND coalesce(f.name, m.forum) IS NOT NULL
GROUP BY coalesce(f.name, m.forum);

COMMENT ON COLUMN report.forum_sidelines.forum IS 'Name of the forum';
COMMENT ON COLUMN report.forum_sidelines.meetings IS 'Meetings on its sidelines';
COMMENT ON COLUMN report.forum_sidelines.dyads IS 'Different pairs of countries among them';
COMMENT ON COLUMN report.forum_sidelines.pairs IS 'These pairs by their codes, such as CN RU';
COMMENT ON COLUMN report.forum_sidelines.editions IS 'Different listed editions among them';
COMMENT ON COLUMN report.forum_sidelines.first_held_on IS 'Day of the first such meeting';
COMMENT ON COLUMN report.forum_sidelines.last_held_on IS 'Day of the last such meeting';
