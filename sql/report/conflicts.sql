-- Where do accounts disagree on the day or the place, what was chosen, and why?
-- Grain: one row per claim on an attribute of a meeting of which different values are claimed.
-- Key: claim_id
CREATE VIEW report.conflicts AS
WITH lost AS (
    SELECT DISTINCT meeting_id, attribute
    FROM star.fct_claim
    WHERE attribute IN ('date', 'place') AND realis = 'held' AND outcome NOT IN ('chosen', 'agrees', 'compatible_coarser')
        AND basis NOT IN ('publication_bound', 'bound')
),

disputed AS (
    SELECT c.meeting_id, c.attribute
    FROM star.fct_claim AS c
    INNER JOIN lost ON lost.meeting_id = c.meeting_id AND lost.attribute = c.attribute
    WHERE c.realis = 'held' AND c.outcome IS NOT NULL AND c.basis NOT IN ('publication_bound', 'bound')
    GROUP BY c.meeting_id, c.attribute
    HAVING count(DISTINCT c.value) > 1
),

told AS (
    SELECT c.meeting_id, c.attribute, c.value, unnest([{scope: 'sides', voice: c.side}, {scope: 'publishers', voice: c.source_id}], recursive := true)
    FROM star.fct_claim AS c
    INNER JOIN disputed ON disputed.meeting_id = c.meeting_id AND disputed.attribute = c.attribute
    WHERE c.realis = 'held' AND c.outcome IS NOT NULL AND c.basis NOT IN ('publication_bound', 'bound')
),

voices AS (
    SELECT meeting_id, attribute, scope, list(DISTINCT value) AS told_values
    FROM told
    WHERE voice IS NOT NULL
    GROUP BY meeting_id, attribute, scope, voice
),

-- two voices differ where they have no value in common: who contradicts himself and agrees with the other once does not
differing AS (
    SELECT meeting_id, attribute, max(scope) AS scope
    FROM (SELECT meeting_id, attribute, scope, list(told_values) AS voices FROM voices GROUP BY meeting_id, attribute, scope)
    WHERE len([1 FOR a IN voices IF len([1 FOR b IN voices IF NOT list_has_any(a, b)]) > 0]) > 0
    GROUP BY meeting_id, attribute
)

SELECT
    c.meeting_id,
    c.attribute,
    if(c.attribute = 'date', m.date_status, m.place_status) AS status,
    coalesce(differing.scope, 'one publisher') AS scope,
    c.value,
    c.outcome,
    c.reason,
    c.surface,
    c.zone,
    c.basis,
    c.confidence,
    c.source_id,
    c.side,
    c.rule,
    c.rule_version,
    d.raw_path,
    c.claim_id,
    c.report_id
FROM star.fct_claim AS c
INNER JOIN disputed ON disputed.meeting_id = c.meeting_id AND disputed.attribute = c.attribute
LEFT JOIN differing ON differing.meeting_id = c.meeting_id AND differing.attribute = c.attribute
INNER JOIN star.fct_meeting AS m ON m.meeting_id = c.meeting_id
INNER JOIN stage.documents AS d ON d.document_id = c.document_id
WHERE c.realis = 'held';

COMMENT ON COLUMN report.conflicts.status IS 'How it stands: agreed, tz_equivalent, conflict_resolved, conflict_open, bounded, override, unknown, ...';
COMMENT ON COLUMN report.conflicts.scope IS 'Who differ: sides (accounts of two parties), publishers (of one side or of none), one publisher';
COMMENT ON COLUMN report.conflicts.source_id IS 'Publisher of the page';
