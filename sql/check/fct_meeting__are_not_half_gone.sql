-- Of a hundred meetings or more in the file that is replaced, at least half as many are there.
WITH counted AS (
    SELECT (SELECT count(*) FROM previous.star.fct_meeting) AS before, (SELECT count(*) FROM star.fct_meeting) AS now
)

SELECT before, now
FROM counted
WHERE before >= 100 AND now < before / 2;
