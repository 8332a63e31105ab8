-- International organizations.
-- Grain: one row per organization.
-- Key: organization_id
CREATE TABLE star.dim_organization AS
SELECT
    organization_id,
    name,
    full_name,
    kind,
    wikidata_id
FROM reference.organizations
ORDER BY organization_id;
