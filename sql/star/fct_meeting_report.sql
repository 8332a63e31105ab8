-- Reports: what one page says of one meeting, in its own values; planned and referred to meetings are here too.
-- Grain: one row per meeting told in a document.
-- Key: report_id
-- Rows by: report_id
-- References: document_id -> star.fct_document
-- References: source_id -> star.dim_source
-- References: side -> star.dim_country
-- References: held_on -> star.dim_date
-- References: held_until -> star.dim_date
-- References: place_id -> star.dim_place
-- References: country -> star.dim_country
-- References: forum_id -> star.dim_forum
-- References: forum_event_id -> star.dim_forum_event
-- References: rule -> star.dim_rule
CREATE TABLE star.fct_meeting_report AS
WITH topics AS (
    SELECT report_id, list_sort(list(topic_id)) AS topics
    FROM stage.topic_hits
    WHERE NOT is_venue_only
    GROUP BY report_id
)

SELECT
    r.report_id,
    r.document_id,
    g.meeting_id,
    coalesce(g.realis, r.realis) AS realis,
    if(coalesce(g.realis, r.realis) = 'planned', plan.plan_status, NULL) AS plan_status,
    d.source_id,
    if(s.speaks_for_country AND list_contains(list_transform(r.participants, lambda p: p.country), s.country), s.country, NULL) AS side,
    coalesce(d.near_duplicate_group, d.document_id) AS account_id,
    r.held_edtf,
    r.held_on,
    r.held_until,
    r.held_precision,
    r.held_not_before,
    r.held_not_after,
    r.date_basis,
    d.published_on,
    date_diff('day', coalesce(r.held_until, r.held_on), d.published_on)::INTEGER AS lag_days,
    r.mode,
    r.place_id,
    r.city,
    r.country,
    r.forum_event_id,
    r.forum_id,
    r.forum,
    r.forum_relation,
    r.participants,
    coalesce(topics.topics, []) AS topics,
    r.char_start,
    r.char_end,
    g.method,
    r.rule
FROM stage.meeting_reports AS r
INNER JOIN star.fct_document AS d ON d.document_id = r.document_id
LEFT JOIN star.dim_source AS s ON s.source_id = d.source_id
LEFT JOIN stage.meeting_groups AS g ON g.report_id = r.report_id
LEFT JOIN topics ON topics.report_id = r.report_id
LEFT JOIN (SELECT meeting_id, plan_status FROM stage.meeting_values WHERE plan_status IS NOT NULL) AS plan ON plan.meeting_id = g.meeting_id;

COMMENT ON COLUMN star.fct_meeting_report.meeting_id IS 'Meeting that it tells of; a row of fct_meeting when any report of that meeting has it as held';
COMMENT ON COLUMN star.fct_meeting_report.realis IS 'held, planned or referenced: as the page tells it or, where a claim on realis says so, as a person set it (overrides.yaml)';
COMMENT ON COLUMN star.fct_meeting_report.plan_status IS 'Of a planned meeting: stands, called_off or postponed (to be held later), as the page tells it or a person set it; null of others, and where a person said planned and not which';
COMMENT ON COLUMN star.fct_meeting_report.side IS 'ISO 3166-1 alpha-2 of the party whose own account this is; null for press and other third parties';
COMMENT ON COLUMN star.fct_meeting_report.account_id IS 'The same for copies of one text: near duplicates count as one account';
COMMENT ON COLUMN star.fct_meeting_report.lag_days IS 'Days from the meeting, by this report, to publication; null when either is not known';
COMMENT ON COLUMN star.fct_meeting_report.topics IS 'Topic ids that this report tells of, forums that were only the venue apart';
COMMENT ON COLUMN star.fct_meeting_report.method IS 'How it was joined to its meeting: single, matched or override';
