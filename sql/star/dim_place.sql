-- Cities, and venues in them.
-- Grain: one row per place.
-- Key: place_id
-- References: country -> star.dim_country
CREATE TABLE star.dim_place AS
SELECT
    place_id,
    name,
    country,
    kind,
    city,
    time_zone,
    latitude,
    longitude
FROM reference.places
ORDER BY place_id;
