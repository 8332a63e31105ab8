-- Pairs of countries by year.
SELECT coalesce(
    to_json(list([country_a, country_b, year::VARCHAR, meetings::VARCHAR] ORDER BY country_a, country_b, year))::VARCHAR, '[]') AS made
FROM report.meetings_by_dyad
WHERE year IS NOT NULL
