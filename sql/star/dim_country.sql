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
    wikidata_id,
    list_sort(list_distinct(flatten(map_values(names)))) AS names
FROM reference.countries
ORDER BY country;

COMMENT ON COLUMN star.dim_country.names IS 'Names in all languages, official and former ones too, with their inflected forms';
