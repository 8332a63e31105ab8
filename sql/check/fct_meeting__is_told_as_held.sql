-- A meeting is there if and only if a report tells of it as held.
-- Rows by: meeting_id
SELECT coalesce(m.meeting_id, r.meeting_id) AS meeting_id, m.meeting_id IS NULL AS is_missing
FROM star.fct_meeting AS m
FULL JOIN (SELECT DISTINCT meeting_id FROM star.fct_meeting_report WHERE realis = 'held') AS r ON r.meeting_id = m.meeting_id
WHERE m.meeting_id IS NULL OR r.meeting_id IS NULL;
