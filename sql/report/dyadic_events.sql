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
    SELECT map(list(topic_id), list(plover)) AS of_topic
    FROM star.dim_topic
    WHERE plover IS NOT NULL
),

meetings AS (
    SELECT m.*, list_sort(list_distinct(list_transform(m.topics, lambda t: contexts.of_topic[t]))) AS plover_contexts
    FROM star.fct_meeting AS m
    CROSS JOIN contexts
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
    m.plover_contexts,
    m.city,
    m.country AS place_country,
    m.report_count,
    m.side_count,
    m.confidence,
    m.meeting_id
FROM both_ways AS pair
INNER JOIN meetings AS m ON m.meeting_id = pair.meeting_id
INNER JOIN star.dim_country AS actor ON actor.country = pair.actor_country
INNER JOIN star.dim_country AS recipient ON recipient.country = pair.recipient_country;

COMMENT ON COLUMN report.dyadic_events.event_date IS 'Day of the meeting; null when it is not known, see held_edtf';
COMMENT ON COLUMN report.dyadic_events.actor_country IS 'ISO 3166-1 alpha-2 of the actor';
COMMENT ON COLUMN report.dyadic_events.actor_code IS 'CAMEO code of the actor''s government';
COMMENT ON COLUMN report.dyadic_events.recipient_country IS 'ISO 3166-1 alpha-2 of the recipient';
COMMENT ON COLUMN report.dyadic_events.recipient_code IS 'CAMEO code of the recipient''s government';
COMMENT ON COLUMN report.dyadic_events.cameo_code IS 'CAMEO for this actor: 040 consult, 041 by telephone, 042 make a visit, 043 host a visit, 044 meet at a third location';
COMMENT ON COLUMN report.dyadic_events.plover_contexts IS 'PLOVER contexts of the topics spoken of';
COMMENT ON COLUMN report.dyadic_events.place_country IS 'ISO 3166-1 alpha-2 of the place';
