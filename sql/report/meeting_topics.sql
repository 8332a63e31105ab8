-- What was each meeting about, who raised it, and whose accounts say so?
-- Grain: one row per held meeting and topic, however many reports tell of it.
-- Key: meeting_id, topic_id
CREATE VIEW report.meeting_topics AS
WITH told AS (
    SELECT
        meeting_id,
        topic_id,
        count(*)::INTEGER AS reports,
        coalesce(list_sort(list(DISTINCT side) FILTER (WHERE side IS NOT NULL)), []) AS mentioned_by,
        coalesce(list_sort(list(DISTINCT raised_by) FILTER (WHERE raised_by IS NOT NULL)), []) AS raised_by,
        list_sort(list(DISTINCT surface)) AS words
    FROM star.fct_meeting_topic
    WHERE realis = 'held' AND NOT is_venue_only
    GROUP BY meeting_id, topic_id
)

SELECT
    t.meeting_id,
    m.held_on,
    m.month_start,
    t.topic_id,
    topic.label,
    topic.topic_group,
    topic.kind,
    t.reports,
    t.mentioned_by,
    t.raised_by,
    t.words
FROM told AS t
INNER JOIN star.fct_meeting AS m ON m.meeting_id = t.meeting_id
INNER JOIN star.dim_topic AS topic ON topic.topic_id = t.topic_id;

COMMENT ON COLUMN report.meeting_topics.reports IS 'Reports of the meeting in which it is spoken of';
COMMENT ON COLUMN report.meeting_topics.mentioned_by IS 'ISO 3166-1 alpha-2 of the parties whose own account mentions it';
COMMENT ON COLUMN report.meeting_topics.raised_by IS 'ISO 3166-1 alpha-2 of those who are said to have raised it';
COMMENT ON COLUMN report.meeting_topics.words IS 'Words that tell of it, the first of each report; star.fct_meeting_topic has their spans';
