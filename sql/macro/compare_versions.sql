-- What a page said each time that it was fetched, side by side: FROM compare_versions('https://...').
CREATE MACRO compare_versions(address) AS TABLE
WITH versions AS (
    SELECT v.document_id, v.first_fetched_at, v.last_fetched_at, d.title, d.published_on, string_split(d.text, chr(10)) AS lines
    FROM report.page_versions AS v
    INNER JOIN stage.documents AS d ON d.document_id = v.document_id
    WHERE v.url = address
),

counted AS (
    SELECT line, count(DISTINCT document_id) AS version_count
    FROM (SELECT document_id, unnest(lines) AS line FROM versions)
    GROUP BY line
),

told AS (
    SELECT document_id, list_sort(list(DISTINCT meeting_id)) AS meeting_ids
    FROM star.fct_meeting_report
    WHERE realis = 'held' AND document_id IN (SELECT document_id FROM versions)
    GROUP BY document_id
)

SELECT
    v.first_fetched_at,
    v.last_fetched_at,
    v.title,
    v.published_on,
    coalesce(told.meeting_ids, []) AS meeting_ids,
    list_filter(v.lines, lambda l: list_contains(once.lines, l)) AS lines_only_here,
    v.document_id
FROM versions AS v
CROSS JOIN (SELECT coalesce(list(line) FILTER (version_count = 1), []) AS lines FROM counted) AS once
LEFT JOIN told ON told.document_id = v.document_id
ORDER BY v.first_fetched_at NULLS LAST, v.document_id;
