-- How often do two countries meet per year, and how?
-- Grain: one row per pair of countries and year; meetings without a known year have one row of their own.
-- Key: dyad
CREATE VIEW report.meetings_by_dyad AS
SELECT
    concat_ws(' ', country_a, country_b, year) AS dyad,
    country_a,
    country_b,
    year,
    count(*)::INTEGER AS meetings,
    (count(*) FILTER (mode = 'in_person'))::INTEGER AS in_person,
    (count(*) FILTER (mode = 'phone'))::INTEGER AS phone,
    (count(*) FILTER (mode = 'video'))::INTEGER AS video,
    (count(*) FILTER (mode NOT IN ('in_person', 'phone', 'video')))::INTEGER AS other_modes,
    (count(*) FILTER (forum_relation = 'sidelines'))::INTEGER AS on_the_sidelines,
    (count(*) FILTER (is_bilateral))::INTEGER AS bilateral
FROM report.dyads
GROUP BY country_a, country_b, year;

COMMENT ON COLUMN report.meetings_by_dyad.dyad IS 'Both codes and the year';
COMMENT ON COLUMN report.meetings_by_dyad.meetings IS 'Meetings in which both took part, each counted once';
COMMENT ON COLUMN report.meetings_by_dyad.in_person IS 'Meetings face to face';
COMMENT ON COLUMN report.meetings_by_dyad.phone IS 'Telephone calls';
COMMENT ON COLUMN report.meetings_by_dyad.video IS 'Video calls';
COMMENT ON COLUMN report.meetings_by_dyad.other_modes IS 'Correspondence, and meetings of which no report says how';
COMMENT ON COLUMN report.meetings_by_dyad.on_the_sidelines IS 'Meetings on the margins of a forum';
COMMENT ON COLUMN report.meetings_by_dyad.bilateral IS 'Meetings of these two alone';
