-- Who met whom, when, where, how, and about what: the resolved values. A contract view: names and types are stable.
-- Grain: one row per meeting that at least one report has as held.
-- Key: meeting_id
CREATE VIEW report.meetings AS
WITH parties AS (
    SELECT
        meeting_id,
        list({person: person, office: coalesce(office, offices[1]), country: country, organization: organization, aliases: aliases}
            ORDER BY participant_no) AS participants,
        list_sort(list(DISTINCT country) FILTER (country IS NOT NULL)) AS countries
    FROM star.fct_meeting_participant
    GROUP BY meeting_id
),

topics AS (
    SELECT meeting_id, list_sort(list(DISTINCT topic_id)) AS topics
    FROM star.fct_meeting_topic
    WHERE realis = 'held' AND NOT is_venue_only
    GROUP BY meeting_id
)

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
    parties.participants,
    coalesce(parties.countries, []) AS countries,
    coalesce(topics.topics, []) AS topics,
    m.is_bilateral,
    m.top_rank,
    m.report_count,
    m.account_count,
    m.side_count,
    m.confidence,
    m.mode_status,
    m.forum_status
FROM star.fct_meeting AS m
LEFT JOIN parties ON parties.meeting_id = m.meeting_id
LEFT JOIN topics ON topics.meeting_id = m.meeting_id
LEFT JOIN star.dim_forum_event AS event ON event.forum_event_id = m.forum_event_id;

COMMENT ON COLUMN report.meetings.country IS 'ISO 3166-1 alpha-2 of the place';
COMMENT ON COLUMN report.meetings.forum IS 'Edition of the forum where it is listed, else the forum as the reports name it';
COMMENT ON COLUMN report.meetings.participants IS 'Who took part: person, office on that day, country or organization, other names';
COMMENT ON COLUMN report.meetings.countries IS 'ISO 3166-1 alpha-2 of the countries that took part, sorted';
COMMENT ON COLUMN report.meetings.topics IS 'Topic ids that any report tells of, forums that were only the venue apart';
