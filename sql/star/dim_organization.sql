-- International organizations.
-- Grain: one row per organization.
-- Key: organization_id
CREATE TABLE star.dim_organization AS
SELECT
    organization_id,
    name,
    full_name,
    kind,
    wikidata_id,
    list_sort(list_distinct(flatten(map_values(names)))) AS names
FROM reference.organizations
ORDER BY organization_id;

COMMENT ON COLUMN star.dim_organization.names IS 'Names and acronyms in all languages, with their inflected forms';
