-- Topics of the talks, as each report tells them.
-- Grain: one row per report and topic.
-- Key: report_id, topic_id
-- Rows by: report_id
-- References: report_id -> star.fct_meeting_report
-- References: topic_id -> star.dim_topic
-- References: raised_by -> star.dim_country
-- References: rule -> star.dim_rule
CREATE TABLE star.fct_meeting_topic AS
SELECT
    h.report_id,
    h.topic_id,
    r.meeting_id,
    h.document_id,
    r.realis,
    r.side,
    h.hit_count,
    h.is_venue_only,
    h.raised_by,
    h.char_start,
    h.char_end,
    h.surface,
    h.rule
FROM stage.topic_hits AS h
INNER JOIN star.fct_meeting_report AS r ON r.report_id = h.report_id;
