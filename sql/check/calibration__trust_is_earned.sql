-- Claims of a kind of which thirty or more were compared with gold are right about as often as they are trusted, or oftener.
-- Severity: warn
SELECT kind, gold_claims, right_ratio, confidence
FROM report.calibration
WHERE gold_claims >= 30 AND right_ratio < confidence - 0.1;
