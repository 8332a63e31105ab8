-- What this file is: the version of its contract, and what it holds.
-- Grain: one row per file.
-- Key: contract_version
CREATE VIEW report.about AS
SELECT
    '1.1' AS contract_version,
    (SELECT count(*) FROM star.fct_document)::INTEGER AS documents,
    (SELECT count(*) FROM star.fct_meeting)::INTEGER AS meetings,
    (SELECT min(held_on) FROM star.fct_meeting) AS first_held_on,
    (SELECT max(held_on) FROM star.fct_meeting) AS last_held_on,
    (SELECT max(published_on) FROM star.fct_document) AS last_published_on,
    (SELECT max(fetched_at) FROM star.fct_document) AS last_fetched_at;

COMMENT ON COLUMN report.about.contract_version IS 'Major and minor version of the names and types of report.documents, report.meetings, report.meeting_reports and report.evidence: the major one rises when a column goes or changes its type or meaning, the minor one when a column is added';
COMMENT ON COLUMN report.about.documents IS 'Distinct pages';
COMMENT ON COLUMN report.about.meetings IS 'Meetings that a page tells of as held';
COMMENT ON COLUMN report.about.first_held_on IS 'Day of the earliest dated meeting';
COMMENT ON COLUMN report.about.last_held_on IS 'Day of the latest dated meeting';
COMMENT ON COLUMN report.about.last_published_on IS 'Day of publication of the latest page';
COMMENT ON COLUMN report.about.last_fetched_at IS 'When the latest page was fetched, UTC';
