-- Forums: series of gatherings.
-- Grain: one row per series.
-- Key: forum_id
-- References: organization_id -> star.dim_organization
CREATE TABLE star.dim_forum AS
SELECT
    forum_id,
    name,
    organization_id
FROM reference.forums
ORDER BY forum_id;
