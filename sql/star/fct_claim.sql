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
),

told AS (
    SELECT stated.*, r.meeting_id, r.realis, r.source_id, r.side
    FROM stated
    INNER JOIN star.fct_meeting_report AS r ON r.report_id = stated.report_id
),

-- Most claims share some reasons: by their numbers the outcomes of all claims are held in half of the memory.
reasons AS MATERIALIZED (
    SELECT outcome, reason, row_number() OVER (ORDER BY outcome, reason)::INTEGER AS reason_no
    FROM (SELECT DISTINCT outcome, reason FROM stage.claim_outcomes)
),

weighed AS (
    SELECT o.claim_id, reasons.reason_no
    FROM stage.claim_outcomes AS o
    INNER JOIN reasons ON reasons.reason = o.reason AND reasons.outcome = o.outcome
)

SELECT
    c.claim_id,
    c.meeting_id,
    c.report_id,
    c.document_id,
    c.realis,
    c.source_id,
    c.side,
    c.attribute,
    c.value,
    c.participant_no,
    reasons.outcome,
    reasons.reason,
    c.confidence,
    c.basis,
    c.zone,
    c.source,
    c.char_start,
    c.char_end,
    c.surface,
    c.rule,
    rule.version AS rule_version
FROM told AS c
LEFT JOIN weighed ON weighed.claim_id = c.claim_id
LEFT JOIN reasons ON reasons.reason_no = weighed.reason_no
LEFT JOIN star.dim_rule AS rule ON rule.rule_id = c.rule;

COMMENT ON COLUMN star.fct_claim.outcome IS 'chosen, agrees, tz_equivalent, compatible_coarser, outvoted, implausible or ambiguous; null when the meeting was not resolved';
COMMENT ON COLUMN star.fct_claim.rule_version IS 'Version of that rule';
