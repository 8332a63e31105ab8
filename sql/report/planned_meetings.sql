-- Which meetings were announced, for when, and does the plan still stand? What a person set goes before what the page tells.
-- Grain: one row per planned meeting told in a document; pages that announce the same meeting are not joined.
-- Key: report_id
CREATE VIEW report.planned_meetings AS
SELECT
    r.report_id,
    r.meeting_id,
    r.plan_status,
    v.held_on AS planned_on,
    v.held_until AS planned_until,
    v.held_not_before AS not_before,
    v.held_not_after AS not_after,
    v.date_status,
    v.mode,
    v.city,
    v.country,
    coalesce(v.forum, forum.name) AS forum,
    list_transform(v.participants, lambda p: {person: p.person, office: p.office, country: p.country, organization: p.organization, aliases: p.aliases})
        AS participants,
    r.topics,
    r.source_id,
    r.side,
    r.published_on,
    d.raw_path,
    d.title,
    substr(d.text, r.char_start + 1, r.char_end - r.char_start) AS sentence
FROM star.fct_meeting_report AS r
INNER JOIN stage.meeting_values AS v ON v.meeting_id = r.meeting_id
INNER JOIN stage.documents AS d ON d.document_id = r.document_id
LEFT JOIN star.dim_forum AS forum ON forum.forum_id = v.forum_id
WHERE r.realis = 'planned';

COMMENT ON COLUMN report.planned_meetings.meeting_id IS 'Key of the planned meeting; no meeting of report.meetings goes by it';
COMMENT ON COLUMN report.planned_meetings.planned_on IS 'Day for which it was planned, of one that was put off the old or the new one, as the page tells; null when it tells none';
COMMENT ON COLUMN report.planned_meetings.planned_until IS 'Last day, where it is a range';
COMMENT ON COLUMN report.planned_meetings.not_before IS 'Earliest day that the page allows';
COMMENT ON COLUMN report.planned_meetings.not_after IS 'Latest day that the page allows';
COMMENT ON COLUMN report.planned_meetings.date_status IS 'How the day is known: single, conflict_open, bounded, override or unknown, ...';
COMMENT ON COLUMN report.planned_meetings.country IS 'ISO 3166-1 alpha-2 of the place';
COMMENT ON COLUMN report.planned_meetings.participants IS 'Who is to take part: person, office, country or organization, other names';
COMMENT ON COLUMN report.planned_meetings.sentence IS 'The sentence that tells of it, as printed';
