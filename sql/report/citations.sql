-- A line to cite each meeting by: its stable id, who met, when, and the pages with their dates of retrieval.
-- Grain: one row per meeting.
-- Key: meeting_id
CREATE VIEW report.citations AS
WITH pages AS (
    SELECT
        r.meeting_id,
        list_grade_up(list({published_on: r.published_on, raw_path: d.raw_path, record_no: d.record_no})) AS by_day,
        list(concat_ws(', ', coalesce(s.name, r.source_id, d.raw_path), d.url, 'retrieved ' || f.fetched_at::DATE)) AS named,
        array_to_string(list_select(named, by_day), '; ') AS sources
    FROM (SELECT DISTINCT meeting_id, document_id, source_id, published_on FROM star.fct_meeting_report WHERE realis = 'held') AS r
    INNER JOIN stage.documents AS d ON d.document_id = r.document_id
    INNER JOIN star.fct_document AS f ON f.document_id = r.document_id
    LEFT JOIN star.dim_source AS s ON s.source_id = r.source_id
    GROUP BY r.meeting_id
),

who AS (
    SELECT meeting_id, array_to_string(list_select(list(name), list_grade_up(list(participant_no))), ' and ') AS names
    FROM (SELECT meeting_id, participant_no, coalesce(person, organization, country) AS name FROM star.fct_meeting_participant)
    WHERE name IS NOT NULL
    GROUP BY meeting_id
)

SELECT
    m.meeting_id,
    m.held_on,
    concat_ws('. ', 'Meeting ' || m.meeting_id, who.names, coalesce(m.held_edtf, 'no date'), coalesce(m.city, m.country), pages.sources) AS citation
FROM star.fct_meeting AS m
INNER JOIN pages ON pages.meeting_id = m.meeting_id
LEFT JOIN who ON who.meeting_id = m.meeting_id;

COMMENT ON COLUMN report.citations.citation IS 'Meeting id, participants, day, place, publishers with address and date of retrieval';
