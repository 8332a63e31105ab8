-- No two parties of a meeting share a name or an alias.
-- Severity: warn
-- Rows by: meeting_id
WITH parties AS (
    SELECT meeting_id, participant_no, person, aliases
    FROM star.fct_meeting_participant
    WHERE person IS NOT NULL
),

doubtful AS (
    SELECT one.meeting_id
    FROM parties AS one
    INNER JOIN parties AS other ON other.meeting_id = one.meeting_id AND other.participant_no > one.participant_no
    WHERE other.person = one.person
        OR list_contains(one.aliases, other.person)
        OR list_contains(other.aliases, one.person)
        OR list_has_any(one.aliases, other.aliases)
),

names AS (
    SELECT meeting_id, unnest(list_distinct(list_append(aliases, person))) AS name
    FROM parties
    WHERE meeting_id IN (SELECT meeting_id FROM doubtful)
)

SELECT meeting_id, name, count(*) AS parties
FROM names
GROUP BY meeting_id, name
HAVING count(*) > 1;
