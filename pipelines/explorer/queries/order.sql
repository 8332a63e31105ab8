-- The list of meetings: their ids, latest first.
SELECT meeting_id
FROM report.meetings
ORDER BY coalesce(held_on, held_not_after) DESC NULLS LAST, meeting_id
