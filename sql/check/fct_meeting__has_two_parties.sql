-- At least two parties took part in a meeting.
-- Severity: warn
-- Rows by: meeting_id
SELECT meeting_id, participant_count
FROM star.fct_meeting
WHERE participant_count < 2;
