-- How much work waits for the editor; one row of numbers, which the UI plots over the runs.
SELECT count(*) AS names, coalesce(sum(mentions), 0)::INTEGER AS mentions, count(*) FILTER (kind = 'person') AS persons
FROM report.unresolved_names;
