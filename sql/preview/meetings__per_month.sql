-- The last two years of meetings, month by month.
SELECT
    strftime(held_on, '%Y-%m') AS month,
    count(*) AS meetings,
    bar(count(*), 0, max(count(*)) OVER (), 30) AS plot
FROM report.meetings
WHERE held_on > (SELECT max(held_on) - INTERVAL 24 MONTH FROM report.meetings)
GROUP BY month
ORDER BY month DESC;
