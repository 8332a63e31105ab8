-- Documents: what each page is, and what was found in it.
-- Grain: one row per distinct page content.
-- Key: document_id
-- Rows by: document_id
-- References: source_id -> star.dim_source
-- References: published_on -> star.dim_date
CREATE TABLE star.fct_document AS
WITH places AS (
    SELECT document_id, count(*)::INTEGER AS location_count, min(collection) AS collection, max(fetched_at) AS fetched_at
    FROM stage.document_locations
    GROUP BY document_id
),

reports AS (
    SELECT
        r.document_id,
        count(*)::INTEGER AS report_count,
        (count(*) FILTER (coalesce(g.realis, r.realis) = 'held'))::INTEGER AS held_count
    FROM stage.meeting_reports AS r
    LEFT JOIN stage.meeting_groups AS g ON g.report_id = r.report_id
    GROUP BY r.document_id
),

speech AS (
    SELECT document_id, count(*)::INTEGER AS statement_count
    FROM stage.statements
    GROUP BY document_id
)

SELECT
    d.document_id,
    d.source_id,
    places.collection,
    d.raw_path,
    d.record_no,
    d.url,
    d.title,
    d.byline,
    d.agency,
    d.language,
    d.language IN (SELECT language FROM reference.languages) AS is_language_read,
    d.published_on,
    d.published_at,
    d.published_tz,
    d.published_precision,
    d.published_basis,
    places.fetched_at,
    d.near_duplicate_group,
    d.quality_flags,
    coalesce(places.location_count, 0) AS location_count,
    length(d.text)::INTEGER AS text_chars,
    length(d.body)::INTEGER AS body_chars,
    d.dropped_chars,
    round(d.dropped_chars / nullif(d.dropped_chars + length(d.text), 0), 4) AS dropped_ratio,
    coalesce(reports.report_count, 0) AS report_count,
    coalesce(reports.held_count, 0) AS held_count,
    coalesce(speech.statement_count, 0) AS statement_count
FROM stage.documents AS d
LEFT JOIN places ON places.document_id = d.document_id
LEFT JOIN reports ON reports.document_id = d.document_id
LEFT JOIN speech ON speech.document_id = d.document_id;

COMMENT ON COLUMN star.fct_document.collection IS 'First folder under raw of its first location; _root for files that lie directly in it';
COMMENT ON COLUMN star.fct_document.fetched_at IS 'When it was last fetched, UTC; null when not recorded';
COMMENT ON COLUMN star.fct_document.is_language_read IS 'Meetings are read in its language; false also where the language is unknown (und)';
COMMENT ON COLUMN star.fct_document.location_count IS 'Places in the raw folder where this very content lies';
COMMENT ON COLUMN star.fct_document.text_chars IS 'Length of the kept text in code points';
COMMENT ON COLUMN star.fct_document.body_chars IS 'Length of the body in code points';
COMMENT ON COLUMN star.fct_document.dropped_ratio IS 'Share of the visible text that cleaning removed, 0 to 1';
COMMENT ON COLUMN star.fct_document.report_count IS 'Meetings that it tells of, planned and referred to ones too';
COMMENT ON COLUMN star.fct_document.held_count IS 'Meetings that it tells of as held';
COMMENT ON COLUMN star.fct_document.statement_count IS 'Clauses of reported speech in it';
