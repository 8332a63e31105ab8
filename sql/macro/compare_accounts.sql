-- What each report of a meeting says, side by side: FROM compare_accounts('...meeting id...').
CREATE MACRO compare_accounts(meeting) AS TABLE
SELECT
    r.source_id,
    r.side,
    r.published_on,
    r.held_edtf,
    r.held_edtf IS DISTINCT FROM m.held_edtf AS is_other_day,
    r.mode,
    r.city,
    r.country,
    r.forum,
    list_transform(r.participants, lambda p: coalesce(p.person, p.organization, p.country)) AS participants,
    r.topics,
    list_filter(r.topics, lambda t: len(list_filter(others.topics, lambda o: o = t)) < 2) AS topics_only_here,
    r.sentence,
    r.raw_path,
    r.report_id
FROM report.meeting_reports AS r
INNER JOIN star.fct_meeting AS m ON m.meeting_id = r.meeting_id
CROSS JOIN (SELECT flatten(list(topics)) AS topics FROM report.meeting_reports WHERE meeting_id = meeting AND realis = 'held') AS others
WHERE r.meeting_id = meeting AND r.realis = 'held'
ORDER BY r.published_on NULLS LAST, r.raw_path, r.report_id;
