-- Pages as they lie in the raw folder, with their cleaned text. A contract view: names and types are stable.
-- Grain: one row per raw location of a document.
-- Key: raw_path, record_no
CREATE VIEW report.documents AS
SELECT
    l.raw_path,
    l.record_no,
    l.collection,
    d.document_id,
    coalesce(l.url, d.url) AS url,
    d.source_id,
    d.title,
    d.byline,
    d.agency,
    d.published_on,
    d.published_at,
    d.published_basis,
    d.language,
    d.text,
    d.body,
    d.metadata,
    d.dropped_chars,
    d.quality_flags,
    d.near_duplicate_group,
    l.fetched_at
FROM stage.document_locations AS l
INNER JOIN stage.documents AS d ON d.document_id = l.document_id;
