-- What was set aside, and why.
SELECT reason, count(*) AS pages, bar(count(*), 0, max(count(*)) OVER (), 20) AS plot
FROM report.rejects
GROUP BY reason
ORDER BY pages DESC, reason;
