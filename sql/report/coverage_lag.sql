-- How long after a meeting does each publisher report it? What has no date is counted, not hidden.
-- Grain: one row per publisher with a report of a held meeting.
-- Key: source_id
CREATE VIEW report.coverage_lag AS
WITH lags AS (
    SELECT r.source_id, date_diff('day', coalesce(m.held_until, m.held_on), r.published_on) AS days
    FROM star.fct_meeting_report AS r
    INNER JOIN star.fct_meeting AS m ON m.meeting_id = r.meeting_id
    WHERE r.realis = 'held' AND r.source_id IS NOT NULL
)

SELECT
    lags.source_id,
    s.type,
    count(*)::INTEGER AS reports,
    count(lags.days)::INTEGER AS dated_reports,
    median(lags.days) AS median_days,
    quantile_cont(lags.days, 0.9) AS ninth_decile_days,
    (count(*) FILTER (lags.days < 0))::INTEGER AS before_the_meeting
FROM lags
INNER JOIN star.dim_source AS s ON s.source_id = lags.source_id
GROUP BY lags.source_id, s.type;

COMMENT ON COLUMN report.coverage_lag.source_id IS 'Publisher';
COMMENT ON COLUMN report.coverage_lag.reports IS 'Reports of held meetings';
COMMENT ON COLUMN report.coverage_lag.dated_reports IS 'Those of which both the meeting''s and the publication''s day are known';
COMMENT ON COLUMN report.coverage_lag.median_days IS 'Median of the days from meeting to publication';
COMMENT ON COLUMN report.coverage_lag.ninth_decile_days IS 'Nine reports of ten came within so many days';
COMMENT ON COLUMN report.coverage_lag.before_the_meeting IS 'Reports dated before the meeting: zones apart, or a wrong date';
