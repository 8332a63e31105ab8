-- First day, last day and bounds of a meeting do not contradict one another.
-- Rows by: meeting_id
SELECT meeting_id, held_on, held_until, held_not_before, held_not_after
FROM star.fct_meeting
WHERE held_until < held_on OR held_until < held_not_before OR held_on > held_not_after OR held_not_before > held_not_after;
