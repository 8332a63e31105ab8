-- On which days did one government deal with another: the meetings of a pair of countries, day by day, as event data sets count them.
-- Grain: one row per ordered pair of countries and day with a meeting of theirs; meetings without a day are in report.dyadic_events.
-- Key: event_date, actor_country, recipient_country
CREATE VIEW report.dyad_days AS
SELECT
    event_date,
    actor_country,
    actor_code,
    recipient_country,
    recipient_code,
    count(*)::INTEGER AS meetings,
    max(cameo_code) AS cameo_code,
    list_sort(list(DISTINCT cameo_code)) AS cameo_codes,
    list_sort(list(DISTINCT plover_mode) FILTER (plover_mode IS NOT NULL)) AS plover_modes,
    list_sort(list_distinct(flatten(list(plover_contexts)))) AS plover_contexts,
    sum(report_count)::INTEGER AS report_count,
    max(confidence) AS confidence,
    list_sort(list(meeting_id)) AS meeting_ids
FROM report.dyadic_events
WHERE event_date IS NOT NULL
GROUP BY event_date, actor_country, actor_code, recipient_country, recipient_code;

COMMENT ON COLUMN report.dyad_days.meetings IS 'Meetings of the two on that day';
COMMENT ON COLUMN report.dyad_days.cameo_code IS 'The most telling CAMEO code of the day: a visit before a call, a call before an exchange of unknown kind';
COMMENT ON COLUMN report.dyad_days.cameo_codes IS 'All CAMEO codes of the day';
COMMENT ON COLUMN report.dyad_days.plover_modes IS 'All PLOVER modes of CONSULT on that day';
COMMENT ON COLUMN report.dyad_days.report_count IS 'Reports of these meetings';
COMMENT ON COLUMN report.dyad_days.confidence IS 'Trust in the surest of these meetings, 0 to 1';
COMMENT ON COLUMN report.dyad_days.meeting_ids IS 'These meetings';
