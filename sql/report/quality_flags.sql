-- Doubts that cleaning has of each source's pages: very short, mostly links, language unknown, no title, cut, markup or language not read.
-- Grain: one row per source and quality flag that one of its documents carries.
-- Key: source_id, flag
CREATE VIEW report.quality_flags AS
WITH sources AS (
    SELECT coalesce(source_id, 'unknown') AS source_id, count(*)::INTEGER AS documents
    FROM star.fct_document
    GROUP BY ALL
),

flagged AS (
    SELECT coalesce(source_id, 'unknown') AS source_id, unnest(quality_flags) AS flag
    FROM star.fct_document
    UNION ALL
    SELECT coalesce(source_id, 'unknown'), 'language_not_read'
    FROM star.fct_document
    WHERE NOT is_language_read AND language <> 'und'
)

SELECT
    f.source_id,
    f.flag,
    count(*)::INTEGER AS flagged,
    s.documents,
    round(count(*) / s.documents, 4) AS flagged_ratio
FROM flagged AS f
INNER JOIN sources AS s ON s.source_id = f.source_id
GROUP BY f.source_id, f.flag, s.documents;

COMMENT ON COLUMN report.quality_flags.source_id IS 'Publisher; unknown for pages whose publisher is on no list';
COMMENT ON COLUMN report.quality_flags.flag IS 'short_body, mostly_links, language_unknown, no_title, cut, markup_not_read; language_not_read: no meetings are read in the language of the page';
COMMENT ON COLUMN report.quality_flags.flagged IS 'Documents of the source that carry it';
COMMENT ON COLUMN report.quality_flags.documents IS 'All documents of the source';
COMMENT ON COLUMN report.quality_flags.flagged_ratio IS 'Share of the documents that carry it, 0 to 1';
