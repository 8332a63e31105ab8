-- No report of a held meeting was published two days or more before it.
-- Severity: warn
-- Rows by: meeting_id
SELECT meeting_id, held_on, first_published_on
FROM star.fct_meeting
WHERE held_on > first_published_on + 1;
