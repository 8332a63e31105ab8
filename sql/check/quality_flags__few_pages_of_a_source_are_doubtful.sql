-- Of a source with ten documents or more, at most a quarter carry any one doubt of cleaning.
-- Severity: warn
SELECT source_id, flag, flagged, documents, flagged_ratio
FROM report.quality_flags
WHERE documents >= 10 AND flagged_ratio > 0.25;
