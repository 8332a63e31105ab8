-- Which two countries met: every pair of countries of every meeting. Pairs with an organization are in report.organization_dyads.
-- Grain: one row per meeting and unordered pair of countries that took part.
-- Key: meeting_id, country_a, country_b
CREATE VIEW report.dyads AS
WITH sides AS (
    SELECT DISTINCT meeting_id, country
    FROM star.fct_meeting_participant
    WHERE country IS NOT NULL
)

SELECT
    m.meeting_id,
    a.country AS country_a,
    b.country AS country_b,
    m.held_on,
    m.held_edtf,
    if(year(coalesce(m.held_on, m.held_not_before)) = year(coalesce(m.held_until, m.held_on, m.held_not_after)), year(coalesce(m.held_on, m.held_not_before)), NULL)::INTEGER AS year,
    m.mode,
    m.forum_relation,
    m.is_bilateral,
    if(date_trunc('month', coalesce(m.held_on, m.held_not_before)) = date_trunc('month', coalesce(m.held_until, m.held_on, m.held_not_after)), date_trunc('month', coalesce(m.held_on, m.held_not_before)), NULL)::DATE AS month_start,
    one.cow AS cow_a,
    other.cow AS cow_b
FROM star.fct_meeting AS m
INNER JOIN sides AS a ON a.meeting_id = m.meeting_id
INNER JOIN sides AS b ON b.meeting_id = m.meeting_id AND b.country > a.country
LEFT JOIN star.dim_country AS one ON one.country = a.country
LEFT JOIN star.dim_country AS other ON other.country = b.country;

COMMENT ON COLUMN report.dyads.country_a IS 'ISO 3166-1 alpha-2 of the country whose code comes first';
COMMENT ON COLUMN report.dyads.country_b IS 'ISO 3166-1 alpha-2 of the other country';
COMMENT ON COLUMN report.dyads.year IS 'Year of the meeting; null when it is not known';
COMMENT ON COLUMN report.dyads.month_start IS 'First day of the month of the meeting, also of one whose day accounts dispute within a month; null when the month is not known, or it went on into another';
COMMENT ON COLUMN report.dyads.cow_a IS 'Correlates of War number of country_a';
COMMENT ON COLUMN report.dyads.cow_b IS 'Correlates of War number of country_b';
