-- How well is each meeting sourced: by both sides, by one, or by the press alone?
-- Grain: one row per meeting.
-- Key: meeting_id
CREATE VIEW report.sourcing AS
WITH told AS (
    SELECT
        meeting_id,
        list_sort(list(DISTINCT side) FILTER (side IS NOT NULL)) AS sides,
        list_sort(list(DISTINCT source_id) FILTER (source_id IS NOT NULL)) AS sources
    FROM star.fct_meeting_report
    WHERE realis = 'held'
    GROUP BY meeting_id
)

SELECT
    m.meeting_id,
    m.held_on,
    m.country_count,
    m.report_count,
    m.account_count,
    m.side_count,
    coalesce(told.sides, []) AS sides,
    coalesce(told.sources, []) AS sources,
    CASE
        WHEN m.side_count = 0 THEN 'press only'
        WHEN m.side_count = 1 THEN 'one side'
        WHEN m.side_count >= m.country_count THEN 'all sides'
        ELSE 'several sides'
    END AS sourcing
FROM star.fct_meeting AS m
INNER JOIN told ON told.meeting_id = m.meeting_id;

COMMENT ON COLUMN report.sourcing.sides IS 'ISO 3166-1 alpha-2 of the parties whose own account is there';
COMMENT ON COLUMN report.sourcing.sources IS 'Publishers of its reports';
COMMENT ON COLUMN report.sourcing.sourcing IS 'press only, one side, several sides or all sides';
