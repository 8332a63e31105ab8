-- Meetings: each real encounter once, however many pages tell of it.
-- Grain: one row per meeting that at least one report has as held.
-- Key: meeting_id
-- Rows by: meeting_id
-- References: held_on -> star.dim_date
-- References: held_until -> star.dim_date
-- References: place_id -> star.dim_place
-- References: country -> star.dim_country
-- References: forum_id -> star.dim_forum
-- References: forum_event_id -> star.dim_forum_event
CREATE TABLE star.fct_meeting AS
WITH told AS (
    SELECT
        meeting_id,
        count(*)::INTEGER AS report_count,
        len(list_distinct(list(account_id)))::INTEGER AS account_count,
        len(list_distinct(list(side)))::INTEGER AS side_count,
        if(count(*) = 1, list(topics)[1], list_sort(list_distinct(flatten(list(topics))))) AS topics,  -- those of a report are sorted
        min(published_on) AS first_published_on
    FROM star.fct_meeting_report
    WHERE realis = 'held'
    GROUP BY meeting_id
),

parties AS (
    SELECT
        p.meeting_id,
        count(*)::INTEGER AS participant_count,
        len(list_distinct(list(coalesce(p.country, p.organization))))::INTEGER AS party_count,
        list_sort(list_distinct(list(p.country))) AS countries,
        bool_or(p.country = v.country) AS is_at_home,
        min(p.top_rank) AS top_rank,
        list_select(  -- ORDER BY inside of list sorts each group apart, which costs ten times as much
            list({person: p.person, office: coalesce(p.office, p.offices[1]), country: p.country, organization: p.organization, aliases: p.aliases}),
            list_grade_up(list(p.participant_no))
        ) AS participants
    FROM star.fct_meeting_participant AS p
    INNER JOIN stage.meeting_values AS v ON v.meeting_id = p.meeting_id
    GROUP BY p.meeting_id
),

dated AS (
    SELECT *, coalesce(held_on, held_not_before) AS first_day, coalesce(held_until, held_on, held_not_after) AS last_day
    FROM stage.meeting_values
)

SELECT
    v.meeting_id,
    v.held_edtf,
    v.held_on,
    v.held_until,
    v.held_precision,
    v.held_not_before,
    v.held_not_after,
    if(year(v.first_day) = year(v.last_day), year(v.first_day), NULL)::INTEGER AS year,
    if(date_trunc('month', v.first_day) = date_trunc('month', v.last_day), date_trunc('month', v.first_day), NULL)::DATE AS month_start,
    v.date_status,
    v.mode,
    v.mode_status,
    v.place_id,
    v.city,
    v.country,
    v.place_status,
    v.forum_event_id,
    v.forum_id,
    coalesce(v.forum, forum.name) AS forum,
    v.forum_relation,
    v.forum_status,
    coalesce(parties.party_count = 2, false) AS is_bilateral,
    parties.top_rank,
    coalesce(parties.participant_count, 0) AS participant_count,
    coalesce(len(parties.countries), 0)::INTEGER AS country_count,
    told.report_count,
    told.account_count,
    told.side_count,
    told.first_published_on,
    v.confidence,
    parties.participants,
    coalesce(parties.countries, []) AS countries,
    coalesce(told.topics, []) AS topics,
    CASE
        WHEN v.mode IN ('phone', 'video') OR (v.mode = 'unknown' AND v.place_status = 'not_applicable') THEN '041'
        WHEN v.mode = 'in_person' AND v.country IS NOT NULL AND parties.is_at_home THEN '042'
        WHEN v.mode = 'in_person' AND v.country IS NOT NULL THEN '044'
        ELSE '040'
    END AS cameo_code,
    'CONSULT' AS plover_event,
    CASE
        WHEN v.mode IN ('phone', 'video') OR (v.mode = 'unknown' AND v.place_status = 'not_applicable') THEN 'phone'
        WHEN parties.party_count > 2 THEN 'multilateral'
        WHEN v.mode = 'in_person' AND v.country IS NOT NULL AND parties.is_at_home THEN 'visit'
        WHEN v.mode = 'in_person' AND v.country IS NOT NULL THEN 'third-party'
    END AS plover_mode
FROM dated AS v
INNER JOIN told ON told.meeting_id = v.meeting_id
LEFT JOIN parties ON parties.meeting_id = v.meeting_id
LEFT JOIN star.dim_forum AS forum ON forum.forum_id = v.forum_id
ORDER BY v.held_on NULLS LAST, v.meeting_id;

COMMENT ON COLUMN star.fct_meeting.meeting_id IS 'Key of the meeting; it stays when unrelated pages come and go';
COMMENT ON COLUMN star.fct_meeting.year IS 'Year of the meeting; null when it is not known';
COMMENT ON COLUMN star.fct_meeting.month_start IS 'First day of the month of the meeting, also of one whose day accounts dispute within a month; null when the month is not known, or it went on into another';
COMMENT ON COLUMN star.fct_meeting.is_bilateral IS 'Exactly two parties (countries, or organizations where no country is named) took part';
COMMENT ON COLUMN star.fct_meeting.top_rank IS 'Highest rank of a participant on that day: 1 head of state to 7 other; null when not known';
COMMENT ON COLUMN star.fct_meeting.participant_count IS 'Parties named: people, and countries or organizations without a named person';
COMMENT ON COLUMN star.fct_meeting.country_count IS 'Countries that took part';
COMMENT ON COLUMN star.fct_meeting.report_count IS 'Reports that have it as held';
COMMENT ON COLUMN star.fct_meeting.account_count IS 'Independent accounts among them: copies of one text count once';
COMMENT ON COLUMN star.fct_meeting.side_count IS 'Participating countries whose own account is among the reports';
COMMENT ON COLUMN star.fct_meeting.first_published_on IS 'Day of the first report; null when no report is dated';
COMMENT ON COLUMN star.fct_meeting.participants IS 'Who took part: person, office on that day, country or organization, other names; the rows of fct_meeting_participant';
COMMENT ON COLUMN star.fct_meeting.countries IS 'ISO 3166-1 alpha-2 of the countries that took part, sorted';
COMMENT ON COLUMN star.fct_meeting.topics IS 'Topic ids that any report tells of, forums that were only the venue apart';
COMMENT ON COLUMN star.fct_meeting.cameo_code IS 'CAMEO: 041 by telephone (or video), 042 visit when it took place in a party''s country (043 host a visit for that party, see report.dyadic_events), 044 at a third location, 040 when the place is not known; 045 mediation and 046 negotiation are not assigned, for no attribute of a report says who mediates or negotiates';
COMMENT ON COLUMN star.fct_meeting.plover_event IS 'PLOVER event type, always CONSULT';
COMMENT ON COLUMN star.fct_meeting.plover_mode IS 'PLOVER mode of CONSULT: phone, multilateral (more than two parties), visit (in a party''s country) or third-party (elsewhere); null when the place is not known';
