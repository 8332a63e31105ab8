-- What is new in this file since the one before: meetings added, removed, merged, split, renamed, dated anew, values changed.
-- Grain: one row per event of the last publication that made the meetings anew.
-- Key: event_no
CREATE VIEW report.changes AS
SELECT
    h.event_no,
    h.published_at,
    h.event,
    h.meeting_id,
    h.former_meeting_id,
    h.attribute,
    h.value_before,
    h.value_after,
    h.held_on,
    h.participants
FROM star.meeting_id_history AS h
WHERE h.event <> 'published' AND h.publication_no = (SELECT max(publication_no) FROM star.meeting_id_history);
