-- Whom to add to the list of persons first.
SELECT name, country, printed_offices, meetings, bar(meetings, 0, max(meetings) OVER (), 20) AS plot
FROM report.unlisted_persons
ORDER BY meetings DESC, name
LIMIT 15;
