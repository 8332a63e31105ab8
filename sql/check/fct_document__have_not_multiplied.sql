-- There are at most ten times the documents of the file that is replaced, if that held a hundred.
-- Severity: warn
WITH counted AS (
    SELECT (SELECT count(*) FROM previous.star.fct_document) AS before, (SELECT count(*) FROM star.fct_document) AS now
)

SELECT before, now
FROM counted
WHERE before >= 100 AND now > before * 10;
