-- What depends on a rule, so what would have to be made again when it changes?
-- Grain: one row per rule.
-- Key: rule_id
CREATE VIEW report.rule_use AS
WITH used AS (
    SELECT
        rule,
        count(*)::INTEGER AS claims,
        (count(*) FILTER (outcome = 'chosen'))::INTEGER AS chosen,
        (count(*) FILTER (outcome IN ('outvoted', 'implausible')))::INTEGER AS lost,
        count(DISTINCT document_id)::INTEGER AS documents,
        count(DISTINCT meeting_id)::INTEGER AS meetings
    FROM star.fct_claim
    GROUP BY rule
)

SELECT
    r.rule_id,
    r.version,
    r.stage,
    coalesce(used.claims, 0) AS claims,
    coalesce(used.chosen, 0) AS chosen,
    coalesce(used.lost, 0) AS lost,
    coalesce(used.documents, 0) AS documents,
    coalesce(used.meetings, 0) AS meetings,
    r.description
FROM star.dim_rule AS r
LEFT JOIN used ON used.rule = r.rule_id;

COMMENT ON COLUMN report.rule_use.claims IS 'Claims that it made';
COMMENT ON COLUMN report.rule_use.chosen IS 'Those that were chosen';
COMMENT ON COLUMN report.rule_use.lost IS 'Those that were outvoted or found implausible';
COMMENT ON COLUMN report.rule_use.documents IS 'Documents in which it found something';
COMMENT ON COLUMN report.rule_use.meetings IS 'Meetings of which it found something';
