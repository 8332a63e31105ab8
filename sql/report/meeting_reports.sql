-- What each page says of each meeting that it tells of, in its own values. A contract view: names and types are stable.
-- Grain: one row per meeting told in a document.
-- Key: report_id
CREATE VIEW report.meeting_reports AS
SELECT
    d.raw_path,
    d.record_no,
    r.document_id,
    r.report_id,
    r.meeting_id,
    r.realis,
    r.plan_status,
    r.held_on,
    r.held_until,
    r.held_not_before,
    r.held_not_after,
    r.held_edtf,
    r.held_precision,
    r.date_basis,
    r.mode,
    r.city,
    r.country,
    coalesce(event.name, r.forum) AS forum,
    r.forum_relation,
    list_transform(r.participants, lambda p: {person: p.person, office: p.office, country: p.country, organization: p.organization, aliases: p.aliases})
        AS participants,
    r.topics,
    r.source_id,
    r.side,
    r.account_id,
    r.published_on,
    d.title,
    substr(d.text, r.char_start + 1, r.char_end - r.char_start) AS sentence,
    r.rule
FROM star.fct_meeting_report AS r
INNER JOIN stage.documents AS d ON d.document_id = r.document_id
LEFT JOIN star.dim_forum_event AS event ON event.forum_event_id = r.forum_event_id;

COMMENT ON COLUMN report.meeting_reports.country IS 'ISO 3166-1 alpha-2 of the place';
COMMENT ON COLUMN report.meeting_reports.forum IS 'Edition of the forum where it is listed, else the forum as the report names it';
COMMENT ON COLUMN report.meeting_reports.participants IS 'Who took part by this report: person, office, country or organization, other names';
COMMENT ON COLUMN report.meeting_reports.sentence IS 'The sentence that tells of it, as printed';
