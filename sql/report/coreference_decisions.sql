-- Why were two reports taken for the same meeting, or kept apart?
-- Grain: one row per compared pair of reports.
-- Key: report_a, report_b
CREATE VIEW report.coreference_decisions AS
SELECT
    c.report_a,
    c.report_b,
    c.is_same,
    c.reason,
    c.participant_overlap,
    c.day_distance,
    a.source_id AS source_a,
    b.source_id AS source_b,
    a.held_edtf AS held_a,
    b.held_edtf AS held_b,
    a.meeting_id AS meeting_a,
    b.meeting_id AS meeting_b
FROM stage.coreference_decisions AS c
INNER JOIN star.fct_meeting_report AS a ON a.report_id = c.report_a
INNER JOIN star.fct_meeting_report AS b ON b.report_id = c.report_b;

COMMENT ON COLUMN report.coreference_decisions.source_a IS 'Publisher of the first report';
COMMENT ON COLUMN report.coreference_decisions.source_b IS 'Publisher of the second report';
COMMENT ON COLUMN report.coreference_decisions.held_a IS 'Day of the meeting by the first report, in EDTF';
COMMENT ON COLUMN report.coreference_decisions.held_b IS 'Day of the meeting by the second report, in EDTF';
COMMENT ON COLUMN report.coreference_decisions.meeting_a IS 'Meeting that the first report was given to';
COMMENT ON COLUMN report.coreference_decisions.meeting_b IS 'Meeting that the second report was given to';
