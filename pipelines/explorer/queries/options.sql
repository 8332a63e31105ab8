-- What the filters offer, each list with the number of meetings, most frequent first.
SELECT to_json({
    meetings: (SELECT count(*) FROM report.meetings),
    reports: (SELECT count(*) FROM report.meeting_reports WHERE realis = 'held'),
    documents: (SELECT count(DISTINCT document_id) FROM report.documents),
    countries: (SELECT coalesce(list({id: country, name: name, meetings: meetings} ORDER BY name), []) FROM report.countries),
    topics: (
        SELECT coalesce(list({id: topic_id, name: label, "group": topic_group, kind: kind, meetings: meetings} ORDER BY label), [])
        FROM report.topics WHERE meetings > 0
    ),
    modes: (
        SELECT coalesce(list(mode ORDER BY n DESC, mode), [])
        FROM (SELECT mode, count(*) AS n FROM report.meetings WHERE mode IS NOT NULL GROUP BY mode)
    ),
    years: (
        SELECT coalesce(list(DISTINCT y ORDER BY y DESC), [])
        FROM (
            SELECT coalesce(year(held_on), if(year(held_not_before) = year(held_not_after), year(held_not_after), NULL)) AS y
            FROM report.meetings
        )
        WHERE y IS NOT NULL
    )
})::VARCHAR AS made
