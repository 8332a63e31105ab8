-- Publishers of documents that have no rule file: their time zone is not known, nor their side unless they lie under a government's domain.
-- Grain: one row per unlisted publisher.
-- Key: source_id
CREATE VIEW report.unlisted_sources AS
SELECT
    s.source_id,
    s.country,
    count(*)::INTEGER AS documents,
    (count(*) FILTER (d.held_count > 0))::INTEGER AS with_meeting,
    sum(d.held_count)::INTEGER AS held_reports,
    min(l.raw_path) AS example_raw_path
FROM star.dim_source AS s
INNER JOIN star.fct_document AS d ON d.source_id = s.source_id
LEFT JOIN (SELECT document_id, min(raw_path) AS raw_path FROM stage.document_locations GROUP BY document_id) AS l
    ON l.document_id = d.document_id
WHERE NOT s.is_listed
GROUP BY s.source_id, s.country
ORDER BY held_reports DESC, documents DESC, s.source_id;

COMMENT ON COLUMN report.unlisted_sources.country IS 'Country whose side it tells, by the domain of a government; null when that is not known';
COMMENT ON COLUMN report.unlisted_sources.documents IS 'Documents of it';
COMMENT ON COLUMN report.unlisted_sources.with_meeting IS 'Those that tell of a held meeting';
COMMENT ON COLUMN report.unlisted_sources.held_reports IS 'Reports of held meetings in them';
COMMENT ON COLUMN report.unlisted_sources.example_raw_path IS 'Page from which make site can draft a rule; null where the raw file is gone';
