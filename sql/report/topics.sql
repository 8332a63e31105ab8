-- Which topics are there, and in how many meetings is each spoken of?
-- Grain: one row per topic of the taxonomy.
-- Key: topic_id
CREATE VIEW report.topics AS
WITH spoken AS (
    SELECT topic_id, count(*)::INTEGER AS meetings
    FROM (SELECT unnest(topics) AS topic_id FROM star.fct_meeting)
    GROUP BY topic_id
)

SELECT
    topic.topic_id,
    topic.label,
    topic.topic_group,
    topic.kind,
    coalesce(spoken.meetings, 0) AS meetings
FROM star.dim_topic AS topic
LEFT JOIN spoken ON spoken.topic_id = topic.topic_id;

COMMENT ON COLUMN report.topics.meetings IS 'Held meetings in which it was spoken of';
