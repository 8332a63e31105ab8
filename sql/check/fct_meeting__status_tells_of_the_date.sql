-- A meeting has a day exactly when its status says so.
-- Rows by: meeting_id
SELECT meeting_id, held_on, date_status
FROM star.fct_meeting
WHERE (held_on IS NULL) <> (date_status IN ('bounded', 'unknown', 'conflict_open'));
