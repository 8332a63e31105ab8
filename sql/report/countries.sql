-- How often does each country meet others?
-- Grain: one row per country that took part in a meeting or was the place of one.
-- Key: country
CREATE VIEW report.countries AS
WITH took_part AS (
    SELECT country, count(*)::INTEGER AS meetings
    FROM (SELECT unnest(countries) AS country FROM star.fct_meeting)
    GROUP BY country
),

hosted AS (
    SELECT country, count(*)::INTEGER AS hosted
    FROM star.fct_meeting
    WHERE country IS NOT NULL
    GROUP BY country
)

SELECT
    coalesce(took_part.country, hosted.country) AS country,
    coalesce(c.name, took_part.country, hosted.country) AS name,
    c.region,
    coalesce(took_part.meetings, 0) AS meetings,
    coalesce(hosted.hosted, 0) AS hosted
FROM took_part
FULL OUTER JOIN hosted ON hosted.country = took_part.country
LEFT JOIN star.dim_country AS c ON c.country = coalesce(took_part.country, hosted.country);

COMMENT ON COLUMN report.countries.country IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN report.countries.name IS 'English short name';
COMMENT ON COLUMN report.countries.meetings IS 'Meetings in which it took part';
COMMENT ON COLUMN report.countries.hosted IS 'Meetings held on its soil';
