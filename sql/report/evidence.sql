-- The words behind every value, and whether they replay from what is stored. A contract view: names and types are stable.
-- Grain: one row per claim.
-- Key: claim_id
CREATE VIEW report.evidence AS
WITH cut AS (
    SELECT
        c.*,
        d.raw_path,
        d.record_no,
        CASE c.source
            WHEN 'text' THEN substr(d.text, c.char_start + 1, c.char_end - c.char_start)
            WHEN 'metadata' THEN substr(d.metadata, c.char_start + 1, c.char_end - c.char_start)
        END AS stored
    FROM star.fct_claim AS c
    INNER JOIN stage.documents AS d ON d.document_id = c.document_id
)

SELECT
    claim_id,
    meeting_id,
    report_id,
    document_id,
    raw_path,
    attribute,
    value,
    participant_no,
    source AS evidence_source,
    surface AS evidence,
    char_start,
    char_end,
    zone,
    basis,
    rule,
    rule_version,
    confidence,
    outcome,
    reason,
    if(source IN ('text', 'metadata'), coalesce(stored = surface, false), NULL) AS replays,
    source_id,
    side,
    record_no
FROM cut;

COMMENT ON COLUMN report.evidence.evidence_source IS 'text, metadata, reference or override';
COMMENT ON COLUMN report.evidence.evidence IS 'The words as read; for reference and override claims the file and entry';
COMMENT ON COLUMN report.evidence.replays IS 'The span, cut again from what is stored, is the evidence; null for reference and override claims, which have no span';
