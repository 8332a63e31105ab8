-- Reported speech: who said what to whom, and how.
-- Grain: one row per clause that reports speech.
-- Key: statement_id
-- Rows by: document_id
-- References: document_id -> star.fct_document
-- References: report_id -> star.fct_meeting_report
-- References: speaker_person_id -> star.dim_person
-- References: speaker_country -> star.dim_country
-- References: addressee_country -> star.dim_country
-- References: rule -> star.dim_rule
CREATE TABLE star.fct_statement AS
SELECT
    s.statement_id,
    s.document_id,
    s.report_id,
    r.meeting_id,
    d.source_id,
    r.side,
    s.statement_no,
    s.speaker_kind,
    s.speaker_person_id,
    s.speaker,
    s.speaker_country,
    s.addressee,
    s.addressee_country,
    s.verb,
    s.stance,
    s.is_negated,
    s.is_quote,
    s.attribution,
    s.topics,
    s.char_start,
    s.char_end,
    s.surface,
    s.rule
FROM stage.statements AS s
INNER JOIN star.fct_document AS d ON d.document_id = s.document_id
LEFT JOIN star.fct_meeting_report AS r ON r.report_id = s.report_id AND r.realis = 'held';

COMMENT ON COLUMN star.fct_statement.meeting_id IS 'Meeting in which it was said; null when the page does not say';
COMMENT ON COLUMN star.fct_statement.side IS 'ISO 3166-1 alpha-2 of the party whose own account this is; null for press and other third parties';
