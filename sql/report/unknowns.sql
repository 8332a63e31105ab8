-- How much of what a publisher's pages tell is unknown or in doubt?
-- Grain: one row per publisher with a report of a held meeting.
-- Key: source_id
CREATE VIEW report.unknowns AS
WITH doubts AS (
    SELECT report_id, bool_or(outcome = 'ambiguous') AS is_ambiguous
    FROM star.fct_claim
    GROUP BY report_id
)

SELECT
    r.source_id,
    count(*)::INTEGER AS reports,
    round(avg((r.held_on IS NULL)::INTEGER), 4) AS undated_ratio,
    round(avg((r.mode = 'in_person' AND r.country IS NULL)::INTEGER), 4) AS placeless_ratio,
    round(avg((r.mode = 'unknown')::INTEGER), 4) AS mode_unknown_ratio,
    round(avg(('conflict_open' IN (m.date_status, m.mode_status, m.place_status, m.forum_status))::INTEGER), 4) AS conflict_open_ratio,
    round(avg(coalesce(doubts.is_ambiguous, false)::INTEGER), 4) AS ambiguous_ratio
FROM star.fct_meeting_report AS r
INNER JOIN star.fct_meeting AS m ON m.meeting_id = r.meeting_id
LEFT JOIN doubts ON doubts.report_id = r.report_id
WHERE r.realis = 'held' AND r.source_id IS NOT NULL
GROUP BY r.source_id;

COMMENT ON COLUMN report.unknowns.source_id IS 'Publisher';
COMMENT ON COLUMN report.unknowns.reports IS 'Reports of held meetings';
COMMENT ON COLUMN report.unknowns.undated_ratio IS 'Share that gives no day, 0 to 1';
COMMENT ON COLUMN report.unknowns.placeless_ratio IS 'Share that tells of a meeting in person and gives no place, 0 to 1';
COMMENT ON COLUMN report.unknowns.mode_unknown_ratio IS 'Share that does not say how they met, 0 to 1';
COMMENT ON COLUMN report.unknowns.conflict_open_ratio IS 'Share whose meeting has an open conflict about its day, mode, place or forum, 0 to 1';
COMMENT ON COLUMN report.unknowns.ambiguous_ratio IS 'Share with a claim that could not be resolved to one value, 0 to 1';
