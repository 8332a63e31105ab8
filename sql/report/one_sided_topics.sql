-- What does only one side's own account mention, where both sides gave one?
-- Grain: one row per meeting told by at least two of its parties, and topic that any of them mentions.
-- Key: meeting_id, topic_id
CREATE VIEW report.one_sided_topics AS
WITH two_sided AS (
    SELECT meeting_id, list_sort(list(DISTINCT side)) AS sides
    FROM star.fct_meeting_report
    WHERE realis = 'held' AND side IS NOT NULL
    GROUP BY meeting_id
    HAVING count(DISTINCT side) > 1
),

mentioned AS (
    SELECT meeting_id, topic_id, list_sort(list(DISTINCT side)) AS mentioned_by
    FROM star.fct_meeting_topic
    WHERE realis = 'held' AND side IS NOT NULL AND NOT is_venue_only
    GROUP BY meeting_id, topic_id
)

SELECT
    m.meeting_id,
    m.held_on,
    two_sided.sides,
    t.topic_id,
    topic.label,
    topic.kind,
    t.mentioned_by,
    len(t.mentioned_by) = 1 AS is_one_sided
FROM mentioned AS t
INNER JOIN two_sided ON two_sided.meeting_id = t.meeting_id
INNER JOIN star.fct_meeting AS m ON m.meeting_id = t.meeting_id
INNER JOIN star.dim_topic AS topic ON topic.topic_id = t.topic_id;

COMMENT ON COLUMN report.one_sided_topics.sides IS 'ISO 3166-1 alpha-2 of the parties whose own accounts are there';
COMMENT ON COLUMN report.one_sided_topics.mentioned_by IS 'ISO 3166-1 alpha-2 of those whose account mentions the topic';
COMMENT ON COLUMN report.one_sided_topics.is_one_sided IS 'Only one side mentions it';
