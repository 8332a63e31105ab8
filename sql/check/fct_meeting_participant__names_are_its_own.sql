-- No two parties of a meeting share a name or an alias.
-- Severity: warn
-- Rows by: meeting_id
WITH parties AS (
    SELECT meeting_id, participant_no, list_distinct(list_append(aliases, person)) AS names
    FROM star.fct_meeting_participant
    WHERE person IS NOT NULL
),

doubtful AS (
    SELECT one.meeting_id
    FROM parties AS one
    INNER JOIN parties AS other ON other.meeting_id = one.meeting_id AND other.participant_no > one.participant_no
    WHERE list_has_any(one.names, other.names)
)

SELECT meeting_id, name, count(*) AS parties
FROM (SELECT meeting_id, unnest(names) AS name FROM parties WHERE meeting_id IN (FROM doubtful))
GROUP BY meeting_id, name
HAVING count(*) > 1;
