-- All meetings of two countries in order: FROM timeline('CN', 'RU').
CREATE MACRO timeline(first_country, second_country) AS TABLE
SELECT
    m.held_on,
    m.held_edtf,
    m.date_status,
    m.mode,
    list_transform(m.participants, lambda p: coalesce(p.person, p.organization, p.country)) AS participants,
    m.city,
    m.country,
    m.forum,
    m.topics,
    m.report_count,
    m.side_count,
    m.meeting_id
FROM report.meetings AS m
WHERE list_contains(m.countries, upper(first_country)) AND list_contains(m.countries, upper(second_country))
ORDER BY m.held_on NULLS LAST, m.meeting_id;
