-- One row per meeting, latest first: what the list shows and the filters test.
SELECT
    meeting_id,
    coalesce(regexp_replace(held_edtf, '^\.\./', 'by '), 'by ' || held_not_after) AS held,
    held_on::VARCHAR AS held_on,
    coalesce(year(held_on), if(year(held_not_before) = year(held_not_after), year(held_not_after), NULL)) AS year,
    mode,
    city,
    country,
    forum,
    list_transform(participants, lambda p: coalesce(p.person, p.organization, p.country)) AS parties,
    list_transform(participants, lambda p: if(coalesce(p.person, p.organization) IS NULL, NULL, coalesce(p.country, p.organization)))
        AS sides,
    topics,
    report_count,
    side_count,
    date_status
FROM report.meetings
ORDER BY coalesce(held_on, held_not_after) DESC NULLS LAST, meeting_id
