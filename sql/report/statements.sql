-- Who said what, to whom, and where can it be read?
-- Grain: one row per clause that reports speech.
-- Key: statement_id
CREATE VIEW report.statements AS
SELECT
    s.statement_id,
    coalesce(m.held_on, d.published_on) AS said_on,
    s.speaker,
    s.speaker_country,
    s.addressee,
    s.addressee_country,
    if(s.is_negated, 'not ', '') || s.stance AS stance,
    s.topics,
    s.surface AS words,
    s.is_quote,
    s.meeting_id,
    s.document_id,
    s.source_id,
    s.side,
    d.published_on,
    d.title,
    d.url,
    d.raw_path,
    d.record_no
FROM star.fct_statement AS s
INNER JOIN star.fct_document AS d ON d.document_id = s.document_id
LEFT JOIN star.fct_meeting AS m ON m.meeting_id = s.meeting_id;

COMMENT ON COLUMN report.statements.said_on IS 'Day of the meeting in which it was said, else of publication; null when neither is known';
COMMENT ON COLUMN report.statements.speaker IS 'Person or body that speaks, as named; both sides are one speaker';
COMMENT ON COLUMN report.statements.speaker_country IS 'ISO 3166-1 alpha-2 of the country that speaks';
COMMENT ON COLUMN report.statements.addressee_country IS 'ISO 3166-1 alpha-2 of the country that is spoken to';
COMMENT ON COLUMN report.statements.stance IS 'says, supports, opposes, urges, ...; "not" before it when the verb is negated';
COMMENT ON COLUMN report.statements.words IS 'The clause as printed';
COMMENT ON COLUMN report.statements.side IS 'ISO 3166-1 alpha-2 of the party whose own account this is; null for press and other third parties';
