-- Where are meetings held?
-- Grain: one row per place of a meeting, a city or, where no report names one, the country alone.
-- Key: place
CREATE VIEW report.places AS
WITH cities AS (
    SELECT name AS city, country, min_by(latitude, place_id) AS latitude, min_by(longitude, place_id) AS longitude
    FROM star.dim_place
    WHERE kind = 'city'
    GROUP BY ALL
),

held AS (
    SELECT city, country, count(*)::INTEGER AS meetings, min(held_on) AS first_held_on, max(held_on) AS last_held_on
    FROM star.fct_meeting
    WHERE city IS NOT NULL OR country IS NOT NULL
    GROUP BY ALL
)

SELECT
    concat_ws(', ', held.city, held.country) AS place,
    held.city,
    held.country,
    cities.latitude,
    cities.longitude,
    held.meetings,
    held.first_held_on,
    held.last_held_on
FROM held
LEFT JOIN cities ON cities.city = held.city AND cities.country = held.country;

COMMENT ON COLUMN report.places.city IS 'City; null where only the country is known';
COMMENT ON COLUMN report.places.country IS 'ISO 3166-1 alpha-2 of the place';
COMMENT ON COLUMN report.places.latitude IS 'Degrees north; null where the city is not on the list';
COMMENT ON COLUMN report.places.longitude IS 'Degrees east; null where the city is not on the list';
COMMENT ON COLUMN report.places.meetings IS 'Meetings held there';
COMMENT ON COLUMN report.places.first_held_on IS 'Day of the first of them';
COMMENT ON COLUMN report.places.last_held_on IS 'Day of the last of them';
COMMENT ON COLUMN report.places.place IS 'City and country, or the country alone';
