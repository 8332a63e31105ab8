-- What the latest year's meetings were about, formulae apart.
SELECT label, meetings, bar(meeting_ratio, 0, 1, 20) AS plot
FROM report.topic_trend
WHERE kind = 'policy' AND year = (SELECT max(year) FROM report.topic_trend)
ORDER BY meetings DESC, label
LIMIT 15;
