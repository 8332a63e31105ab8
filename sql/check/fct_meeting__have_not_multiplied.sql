-- There are at most ten times the meetings of the file that is replaced, if that held a hundred.
-- Severity: warn
WITH counted AS (
    SELECT (SELECT count(*) FROM previous.star.fct_meeting) AS before, (SELECT count(*) FROM star.fct_meeting) AS now
)

SELECT before, now
FROM counted
WHERE before >= 100 AND now > before * 10;
