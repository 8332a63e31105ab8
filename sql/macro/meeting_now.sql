-- What became of a meeting id that was cited once: the ids that it has in this file, none if it is gone: FROM meeting_now('...id...').
CREATE MACRO meeting_now(id) AS TABLE
WITH RECURSIVE followed AS (
    SELECT id AS meeting_id, 0 AS publication_no
    UNION
    SELECT h.meeting_id, h.publication_no
    FROM followed AS f
    INNER JOIN star.meeting_id_history AS h
        ON h.former_meeting_id = f.meeting_id AND h.publication_no > f.publication_no AND h.meeting_id <> f.meeting_id
    WHERE h.event IN ('merged', 'split', 'regrouped', 'renamed')
)

SELECT DISTINCT m.meeting_id, m.held_on, m.held_edtf, m.date_status
FROM followed AS f
INNER JOIN star.fct_meeting AS m ON m.meeting_id = f.meeting_id
ORDER BY m.meeting_id;
