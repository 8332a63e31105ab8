-- Claims: every value that a page states, or a person set, for an attribute of a meeting, and what became of it; the losers are kept.
-- Grain: one row per value that one report states for one attribute at one place.
-- Key: claim_id
-- Rows by: report_id
-- References: report_id -> star.fct_meeting_report
-- References: document_id -> star.fct_document
-- References: rule -> star.dim_rule
CREATE TABLE star.fct_claim AS
WITH stated AS (
    SELECT * FROM stage.claims
    UNION ALL BY NAME
    SELECT * FROM stage.override_claims
)

SELECT
    c.claim_id,
    r.meeting_id,
    c.report_id,
    c.document_id,
    r.realis,
    r.source_id,
    r.side,
    c.attribute,
    c.value,
    c.participant_no,
    o.outcome,
    o.reason,
    c.confidence,
    c.basis,
    c.zone,
    c.source,
    c.char_start,
    c.char_end,
    c.surface,
    c.rule,
    rule.version AS rule_version
FROM stated AS c
INNER JOIN star.fct_meeting_report AS r ON r.report_id = c.report_id
LEFT JOIN stage.claim_outcomes AS o ON o.claim_id = c.claim_id
LEFT JOIN star.dim_rule AS rule ON rule.rule_id = c.rule;

COMMENT ON COLUMN star.fct_claim.outcome IS 'chosen, agrees, tz_equivalent, compatible_coarser, outvoted, implausible or ambiguous; null when the meeting was not resolved';
COMMENT ON COLUMN star.fct_claim.rule_version IS 'Version of that rule';
