-- Addresses whose content changed between two fetches, versions side by side.
-- Grain: one row per address with more than one content, and content.
-- Key: url, document_id
CREATE VIEW report.page_versions AS
WITH versions AS (
    SELECT coalesce(l.url, d.url) AS url, l.document_id, min(l.fetched_at) AS first_fetched_at, max(l.fetched_at) AS last_fetched_at
    FROM stage.document_locations AS l
    INNER JOIN star.fct_document AS d ON d.document_id = l.document_id
    WHERE coalesce(l.url, d.url) IS NOT NULL
    GROUP BY ALL
)

SELECT
    v.url,
    v.document_id,
    (count(*) OVER (PARTITION BY v.url))::INTEGER AS version_count,
    v.first_fetched_at,
    v.last_fetched_at,
    d.title,
    d.text_chars,
    d.held_count
FROM versions AS v
INNER JOIN star.fct_document AS d ON d.document_id = v.document_id
QUALIFY count(*) OVER (PARTITION BY v.url) > 1;

COMMENT ON COLUMN report.page_versions.url IS 'The address';
COMMENT ON COLUMN report.page_versions.version_count IS 'Different contents seen there';
COMMENT ON COLUMN report.page_versions.first_fetched_at IS 'When this content was first fetched, UTC';
COMMENT ON COLUMN report.page_versions.last_fetched_at IS 'When it was last fetched, UTC';
