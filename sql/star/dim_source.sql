-- Publishers: whose voice a page is.
-- Grain: one row per publisher, listed or met.
-- Key: source_id
-- References: country -> star.dim_country
CREATE TABLE star.dim_source AS
SELECT
    source_id,
    name,
    type,
    country,
    organization,
    time_zone,
    speaks_for_country,
    domains,
    true AS is_listed
FROM reference.sources
UNION ALL
SELECT
    met.source_id,
    met.source_id AS name,
    if(official.country IS NULL, 'unknown', 'government_portal') AS type,
    official.country,
    NULL AS organization,
    NULL AS time_zone,
    official.country IS NOT NULL AS speaks_for_country,
    [met.source_id] AS domains,
    false AS is_listed
FROM (
    SELECT DISTINCT source_id
    FROM stage.documents
    WHERE source_id IS NOT NULL AND source_id NOT IN (SELECT source_id FROM reference.sources)
) AS met
LEFT JOIN reference.official_domains AS official
    ON met.source_id = official.domain OR ends_with(met.source_id, '.' || official.domain)
QUALIFY row_number() OVER (PARTITION BY met.source_id ORDER BY length(official.domain) DESC NULLS LAST) = 1
ORDER BY source_id;

COMMENT ON COLUMN star.dim_source.source_id IS 'Stem of its rule file; for publishers not on the list the registered domain';
COMMENT ON COLUMN star.dim_source.type IS 'foreign_ministry, head_of_state, government_portal, embassy, state_media, private_media, organization, aggregator; unknown when not on the list and under no domain of a government';
COMMENT ON COLUMN star.dim_source.is_listed IS 'Has a rule file; otherwise known from pages alone';
