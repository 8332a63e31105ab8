-- Which two countries met: every pair of countries of every meeting. Pairs with an organization are in report.organization_dyads.
-- Grain: one row per meeting and unordered pair of countries that took part.
-- Key: meeting_id, country_a, country_b
CREATE VIEW report.dyads AS
WITH sides AS (
    SELECT *, unnest(countries) AS country_a
    FROM star.fct_meeting
),

pairs AS (
    SELECT *, unnest(list_filter(countries, lambda c: c > country_a)) AS country_b
    FROM sides
)

SELECT
    pairs.meeting_id,
    pairs.country_a,
    pairs.country_b,
    pairs.held_on,
    pairs.held_edtf,
    pairs.year,
    pairs.mode,
    pairs.forum_relation,
    pairs.is_bilateral,
    pairs.month_start,
    one.cow AS cow_a,
    other.cow AS cow_b
FROM pairs
LEFT JOIN star.dim_country AS one ON one.country = pairs.country_a
LEFT JOIN star.dim_country AS other ON other.country = pairs.country_b;

COMMENT ON COLUMN report.dyads.country_a IS 'ISO 3166-1 alpha-2 of the country whose code comes first';
COMMENT ON COLUMN report.dyads.country_b IS 'ISO 3166-1 alpha-2 of the other country';
COMMENT ON COLUMN report.dyads.cow_a IS 'Correlates of War number of country_a';
COMMENT ON COLUMN report.dyads.cow_b IS 'Correlates of War number of country_b';
