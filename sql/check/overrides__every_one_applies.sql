-- Every decision of a person still finds what it is about.
-- Severity: warn
SELECT override_id, kind, targets, why_not, decided_on, reason
FROM report.overrides
WHERE NOT is_applied;
