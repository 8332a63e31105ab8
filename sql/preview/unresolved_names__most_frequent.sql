-- The editor's work list, from the top.
SELECT kind, name, country, office, mentions, documents, bar(mentions, 0, max(mentions) OVER (), 20) AS plot
FROM report.unresolved_names
ORDER BY mentions DESC, name
LIMIT 15;
