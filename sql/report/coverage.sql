-- What was read of each publisher, month by month? No meeting is not the same as no pages.
-- Grain: one row per publisher and month of publication; pages without a date have one row of their own.
-- Key: coverage_of
CREATE VIEW report.coverage AS
SELECT
    concat_ws(' ', coalesce(source_id, '-'), coalesce(date_trunc('month', published_on)::DATE::VARCHAR, '-')) AS coverage_of,
    source_id,
    date_trunc('month', published_on)::DATE AS month_start,
    count(*)::INTEGER AS documents,
    (count(*) FILTER (held_count > 0))::INTEGER AS with_meeting,
    sum(held_count)::INTEGER AS held_reports
FROM star.fct_document
GROUP BY source_id, date_trunc('month', published_on)::DATE;

COMMENT ON COLUMN report.coverage.coverage_of IS 'Publisher and month';
COMMENT ON COLUMN report.coverage.source_id IS 'Publisher; null when the pages do not say';
COMMENT ON COLUMN report.coverage.month_start IS 'First day of the month of publication; null for pages without a date';
COMMENT ON COLUMN report.coverage.documents IS 'Documents read';
COMMENT ON COLUMN report.coverage.with_meeting IS 'Those that tell of a held meeting';
COMMENT ON COLUMN report.coverage.held_reports IS 'Reports of held meetings in them';
