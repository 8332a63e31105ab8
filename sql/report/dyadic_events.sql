-- Meetings as dyadic events in CAMEO and PLOVER terms, for use beside ICEWS, POLECAT and GDELT.
-- Grain: one row per meeting and ordered pair of countries: each is once the actor.
-- Key: meeting_id, actor_country, recipient_country
CREATE VIEW report.dyadic_events AS
WITH both_ways AS (
    SELECT meeting_id, country_a AS actor_country, country_b AS recipient_country FROM report.dyads
    UNION ALL
    SELECT meeting_id, country_b, country_a FROM report.dyads
),

contexts AS (
    SELECT t.meeting_id, list_sort(list(DISTINCT topic.plover)) AS plover_contexts
    FROM star.fct_meeting_topic AS t
    INNER JOIN star.dim_topic AS topic ON topic.topic_id = t.topic_id
    WHERE t.realis = 'held' AND NOT t.is_venue_only AND topic.plover IS NOT NULL
    GROUP BY t.meeting_id
)

SELECT
    m.held_on AS event_date,
    m.held_edtf,
    pair.actor_country,
    actor.cameo || 'GOV' AS actor_code,
    pair.recipient_country,
    recipient.cameo || 'GOV' AS recipient_code,
    CASE
        WHEN m.cameo_code <> '042' THEN m.cameo_code
        WHEN m.country = pair.actor_country THEN '043'
        WHEN m.country = pair.recipient_country THEN '042'
        ELSE '044'
    END AS cameo_code,
    m.plover_event,
    m.plover_mode,
    coalesce(contexts.plover_contexts, []) AS plover_contexts,
    m.city,
    m.country AS place_country,
    m.report_count,
    m.side_count,
    m.confidence,
    m.meeting_id
FROM both_ways AS pair
INNER JOIN star.fct_meeting AS m ON m.meeting_id = pair.meeting_id
INNER JOIN star.dim_country AS actor ON actor.country = pair.actor_country
INNER JOIN star.dim_country AS recipient ON recipient.country = pair.recipient_country
LEFT JOIN contexts ON contexts.meeting_id = m.meeting_id;

COMMENT ON COLUMN report.dyadic_events.event_date IS 'Day of the meeting; null when it is not known, see held_edtf';
COMMENT ON COLUMN report.dyadic_events.actor_country IS 'ISO 3166-1 alpha-2 of the actor';
COMMENT ON COLUMN report.dyadic_events.actor_code IS 'CAMEO code of the actor''s government';
COMMENT ON COLUMN report.dyadic_events.recipient_country IS 'ISO 3166-1 alpha-2 of the recipient';
COMMENT ON COLUMN report.dyadic_events.recipient_code IS 'CAMEO code of the recipient''s government';
COMMENT ON COLUMN report.dyadic_events.cameo_code IS 'CAMEO for this actor: 040 consult, 041 by telephone, 042 make a visit, 043 host a visit, 044 meet at a third location';
COMMENT ON COLUMN report.dyadic_events.plover_contexts IS 'PLOVER contexts of the topics spoken of';
COMMENT ON COLUMN report.dyadic_events.place_country IS 'ISO 3166-1 alpha-2 of the place';
