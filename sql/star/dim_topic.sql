-- Topics of talks.
-- Grain: one row per topic of the taxonomy.
-- Key: topic_id
CREATE TABLE star.dim_topic AS
SELECT
    topic_id,
    label,
    topic_group,
    kind,
    cap,
    plover,
    gkg,
    wikidata_id
FROM reference.topics
ORDER BY topic_id;
