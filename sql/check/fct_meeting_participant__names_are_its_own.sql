-- No two parties of a meeting share a name or an alias.
-- Severity: warn
-- Rows by: meeting_id
WITH names AS (
    SELECT meeting_id, participant_no, unnest(list_distinct(list_append(aliases, person))) AS name
    FROM star.fct_meeting_participant
    WHERE person IS NOT NULL
)

SELECT meeting_id, name, count(*) AS parties
FROM names
GROUP BY meeting_id, name
HAVING count(*) > 1;
