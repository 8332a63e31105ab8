-- In which capacity did a person act? Offices held on the day of the meeting, not today's.
-- Grain: one row per meeting and named person.
-- Key: meeting_id, participant_no
CREATE VIEW report.capacities AS
SELECT
    p.person_id,
    p.person,
    m.held_on,
    m.meeting_id,
    p.participant_no,
    p.country,
    p.organization,
    p.office,
    p.offices,
    p.top_rank,
    p.office_status
FROM star.fct_meeting_participant AS p
INNER JOIN star.fct_meeting AS m ON m.meeting_id = p.meeting_id
WHERE p.person IS NOT NULL;
