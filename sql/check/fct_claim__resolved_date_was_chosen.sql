-- The day of a meeting is the value of a chosen claim.
-- Severity: warn
-- Rows by: meeting_id
SELECT m.meeting_id, m.held_edtf
FROM star.fct_meeting AS m
WHERE m.held_on IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM star.fct_claim AS c
        WHERE c.meeting_id = m.meeting_id AND c.attribute = 'date' AND c.outcome = 'chosen'
    );
