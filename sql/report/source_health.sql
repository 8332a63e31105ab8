-- Does each collection still yield documents, dates and meetings, or did a site's layout change?
-- Grain: one row per collection.
-- Key: collection
CREATE VIEW report.source_health AS
WITH kept AS (
    SELECT
        l.collection,
        count(*)::INTEGER AS documents,
        (count(*) FILTER (d.published_on IS NULL))::INTEGER AS undated,
        (count(*) FILTER (d.title IS NULL))::INTEGER AS untitled,
        (count(*) FILTER (d.held_count > 0))::INTEGER AS with_meeting,
        round(median(d.dropped_ratio), 4) AS median_dropped_ratio,
        median(d.body_chars) AS median_body_chars
    FROM stage.document_locations AS l
    INNER JOIN star.fct_document AS d ON d.document_id = l.document_id
    GROUP BY l.collection
),

lost AS (
    SELECT collection, count(*)::INTEGER AS rejects
    FROM report.rejects
    GROUP BY collection
)

SELECT
    coalesce(kept.collection, lost.collection) AS collection,
    coalesce(kept.documents, 0) AS documents,
    coalesce(lost.rejects, 0) AS rejects,
    round(coalesce(lost.rejects, 0) / (coalesce(kept.documents, 0) + coalesce(lost.rejects, 0)), 4) AS reject_ratio,
    coalesce(kept.undated, 0) AS undated,
    coalesce(kept.untitled, 0) AS untitled,
    coalesce(kept.with_meeting, 0) AS with_meeting,
    kept.median_dropped_ratio,
    kept.median_body_chars
FROM kept
FULL JOIN lost ON lost.collection = kept.collection;

COMMENT ON COLUMN report.source_health.collection IS 'First folder under raw; _root for files that lie directly in it';
COMMENT ON COLUMN report.source_health.documents IS 'Locations that yielded a document';
COMMENT ON COLUMN report.source_health.rejects IS 'Files or records set aside';
COMMENT ON COLUMN report.source_health.reject_ratio IS 'Share set aside, 0 to 1';
COMMENT ON COLUMN report.source_health.undated IS 'Documents without a publication date';
COMMENT ON COLUMN report.source_health.untitled IS 'Documents without a headline';
COMMENT ON COLUMN report.source_health.with_meeting IS 'Documents that tell of a held meeting';
COMMENT ON COLUMN report.source_health.median_dropped_ratio IS 'Median share of the visible text that cleaning removed, 0 to 1';
COMMENT ON COLUMN report.source_health.median_body_chars IS 'Median length of the body in code points';
