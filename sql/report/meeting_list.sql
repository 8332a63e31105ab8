-- Who met whom, when, where and how, a short line a meeting: what report.meetings holds in lists and structs, to be read by eye.
-- Grain: one row per meeting that at least one report has as held.
-- Key: meeting_id
CREATE VIEW report.meeting_list AS
SELECT
    held_on,
    coalesce(held_edtf, if(held_not_after IS NULL, 'no date', 'by ' || held_not_after)) AS held,
    replace(mode, '_', ' ') AS how,
    coalesce(array_to_string(list_transform(participants, lambda p: concat_ws(' ', coalesce(p.person, p.organization),
        if(p.country IS NULL AND p.person IS NULL, NULL, '(' || coalesce(p.country, p.organization) || ')'))), ', '), '') AS who,
    coalesce(city, country, '') AS place,
    forum,
    report_count,
    meeting_id
FROM report.meetings;

COMMENT ON COLUMN report.meeting_list.held IS 'Day or time of the meeting in EDTF; where none is known, the last day on which it may have been';
COMMENT ON COLUMN report.meeting_list.how IS 'In person, phone, video, correspondence or unknown';
COMMENT ON COLUMN report.meeting_list.who IS 'Those who took part, each with the country or organization';
COMMENT ON COLUMN report.meeting_list.place IS 'City, else ISO 3166-1 alpha-2 of the country; empty when not known';
COMMENT ON COLUMN report.meeting_list.forum IS 'Edition of the forum where it is listed, else the forum as the reports name it';
