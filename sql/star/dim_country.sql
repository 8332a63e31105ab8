-- Countries and territories.
-- Grain: one row per ISO 3166-1 code (and XK).
-- Key: country
CREATE TABLE star.dim_country AS
SELECT
    country,
    iso3,
    name,
    official_name,
    region,
    capital,
    cow,
    gw,
    cameo,
    wikidata_id
FROM reference.countries
ORDER BY country;
