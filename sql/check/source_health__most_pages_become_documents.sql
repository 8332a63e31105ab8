-- At most one page in five of a collection is set aside.
-- Severity: warn
SELECT collection, documents, rejects, reject_ratio
FROM report.source_health
WHERE reject_ratio > 0.2;
