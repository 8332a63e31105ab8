-- What became of a meeting id that was cited once: the ids that it has in this file, else one row that says why it has none: FROM meeting_now('...id...').
CREATE MACRO meeting_now(id) AS TABLE
WITH RECURSIVE followed AS (
    SELECT id AS meeting_id, 0 AS publication_no
    UNION
    SELECT h.meeting_id, h.publication_no
    FROM followed AS f
    INNER JOIN star.meeting_id_history AS h
        ON h.former_meeting_id = f.meeting_id AND h.publication_no > f.publication_no AND h.meeting_id <> f.meeting_id
    WHERE h.event IN ('merged', 'split', 'regrouped', 'renamed')
),

here AS (
    SELECT DISTINCT m.meeting_id, m.held_on, m.held_edtf, m.date_status, 'in this file' AS fate
    FROM followed AS f
    INNER JOIN star.fct_meeting AS m ON m.meeting_id = f.meeting_id
),

known AS (
    SELECT count(*) > 0 AS is_known
    FROM star.meeting_id_history AS h
    WHERE h.former_meeting_id = id OR h.meeting_id = id
)

SELECT h.meeting_id, h.held_on, h.held_edtf, h.date_status, h.fate
FROM here AS h
UNION ALL
SELECT NULL, NULL, NULL, NULL, if(k.is_known, 'gone: no page tells of it any more', 'never known: no meeting had this id')
FROM known AS k
WHERE NOT EXISTS (FROM here)
ORDER BY ALL;
