-- Whose words fill a publisher's accounts, and who is let speak first?
-- Grain: one row per publisher and country whose speakers it reports in meetings.
-- Key: source_id, speaker_country
CREATE VIEW report.voice_share AS
WITH spoken AS (
    SELECT
        source_id,
        speaker_country,
        row_number() OVER (PARTITION BY source_id, report_id ORDER BY statement_no, statement_id) = 1 AS is_first
    FROM star.fct_statement
    WHERE report_id IS NOT NULL AND speaker_kind IN ('person', 'country') AND speaker_country IS NOT NULL AND source_id IS NOT NULL
)

SELECT
    spoken.source_id,
    s.country AS source_country,
    spoken.speaker_country,
    count(*)::INTEGER AS statements,
    (count(*) FILTER (spoken.is_first))::INTEGER AS spoke_first,
    round(count(*) / sum(count(*)) OVER (PARTITION BY spoken.source_id), 4) AS statement_ratio
FROM spoken
INNER JOIN star.dim_source AS s ON s.source_id = spoken.source_id
GROUP BY spoken.source_id, s.country, spoken.speaker_country;

COMMENT ON COLUMN report.voice_share.source_id IS 'Publisher';
COMMENT ON COLUMN report.voice_share.source_country IS 'ISO 3166-1 alpha-2 of the country the publisher is based in';
COMMENT ON COLUMN report.voice_share.speaker_country IS 'ISO 3166-1 alpha-2 of the country spoken for';
COMMENT ON COLUMN report.voice_share.statements IS 'Clauses of reported speech';
COMMENT ON COLUMN report.voice_share.spoke_first IS 'Reports whose first reported speech is of this country';
COMMENT ON COLUMN report.voice_share.statement_ratio IS 'Share of the publisher''s reported speech, 0 to 1';
