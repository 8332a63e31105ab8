-- Who met whom, when, where, how, and about what: the resolved values. A contract view: names and types are stable.
-- Grain: one row per meeting that at least one report has as held.
-- Key: meeting_id
CREATE VIEW report.meetings AS
SELECT
    m.meeting_id,
    m.held_on,
    m.held_until,
    m.held_not_before,
    m.held_not_after,
    m.held_edtf,
    m.held_precision,
    m.date_status,
    m.mode,
    m.city,
    m.country,
    m.place_status,
    coalesce(event.name, m.forum) AS forum,
    m.forum_relation,
    m.participants,
    m.countries,
    m.topics,
    m.is_bilateral,
    m.top_rank,
    m.report_count,
    m.account_count,
    m.side_count,
    m.confidence,
    m.mode_status,
    m.forum_status
FROM star.fct_meeting AS m
LEFT JOIN star.dim_forum_event AS event ON event.forum_event_id = m.forum_event_id;

COMMENT ON COLUMN report.meetings.country IS 'ISO 3166-1 alpha-2 of the place';
COMMENT ON COLUMN report.meetings.forum IS 'Edition of the forum where it is listed, else the forum as the reports name it';
