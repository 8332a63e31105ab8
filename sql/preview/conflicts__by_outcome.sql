-- What becomes of claims that differ.
SELECT attribute, outcome, count(*) AS claims, bar(count(*), 0, max(count(*)) OVER (), 20) AS plot
FROM report.conflicts
GROUP BY attribute, outcome
ORDER BY attribute, claims DESC, outcome;
