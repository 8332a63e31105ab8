-- What the list shows of meetings and the filters test, a row for each of the wanted ones in their order.
SELECT
    m.meeting_id,
    coalesce(regexp_replace(m.held_edtf, '^\.\./', 'by '), 'by ' || m.held_not_after) AS held,
    m.held_on::VARCHAR AS held_on,
    coalesce(year(m.held_on), if(year(m.held_not_before) = year(m.held_not_after), year(m.held_not_after), NULL)) AS year,
    m.mode,
    m.city,
    m.country,
    m.forum,
    list_transform(m.participants, lambda p: coalesce(p.person, p.organization, p.country)) AS parties,
    list_transform(m.participants, lambda p: if(coalesce(p.person, p.organization) IS NULL, NULL, coalesce(p.country, p.organization)))
        AS sides,
    m.topics,
    m.report_count,
    m.side_count,
    m.date_status
FROM wanted
INNER JOIN report.meetings AS m ON m.meeting_id = wanted.meeting_id
ORDER BY wanted.place
