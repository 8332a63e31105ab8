-- Calendar days.
-- Grain: one row per day of every year that a document, a meeting or a listed forum event falls in.
-- Key: date_day
CREATE TABLE star.dim_date AS
WITH named AS (
    SELECT published_on AS date_day FROM star.fct_document
    UNION
    SELECT unnest([held_on, held_until, held_not_before, held_not_after]) FROM stage.meeting_values
    UNION
    SELECT unnest([held_on, held_until, held_not_before, held_not_after]) FROM star.fct_meeting_report
    UNION
    SELECT unnest([start_on, end_on]) FROM reference.forum_events
),

years AS (
    SELECT DISTINCT year(date_day) AS year FROM named WHERE date_day IS NOT NULL
),

days AS (
    SELECT unnest(generate_series(make_date(year, 1, 1), make_date(year, 12, 31), INTERVAL 1 DAY))::DATE AS date_day FROM years
)

SELECT
    date_day,
    year(date_day)::INTEGER AS year,
    quarter(date_day)::INTEGER AS quarter,
    month(date_day)::INTEGER AS month,
    date_trunc('month', date_day)::DATE AS month_start,
    isoyear(date_day)::INTEGER AS iso_year,
    week(date_day)::INTEGER AS iso_week,
    dayname(date_day) AS weekday
FROM days
ORDER BY date_day;

COMMENT ON COLUMN star.dim_date.date_day IS 'The day';
COMMENT ON COLUMN star.dim_date.year IS 'Calendar year';
COMMENT ON COLUMN star.dim_date.quarter IS 'Quarter of the year, 1 to 4';
COMMENT ON COLUMN star.dim_date.month IS 'Month of the year, 1 to 12';
COMMENT ON COLUMN star.dim_date.month_start IS 'First day of its month';
COMMENT ON COLUMN star.dim_date.iso_year IS 'Year of its ISO 8601 week';
COMMENT ON COLUMN star.dim_date.iso_week IS 'ISO 8601 week, 1 to 53';
COMMENT ON COLUMN star.dim_date.weekday IS 'English name of the day of the week';
