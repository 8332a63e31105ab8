-- How far can a claim be trusted? How often claims of its kind were right on the golden pages, beside the trust that they are given.
-- Grain: one row per attribute, basis, zone and trust of the claims that were compared with gold.
-- Key: kind
CREATE VIEW report.calibration AS
WITH here AS (
    SELECT attribute, basis, zone, round(confidence, 2) AS confidence, count(*)::INTEGER AS claims
    FROM star.fct_claim
    GROUP BY ALL
)

SELECT
    concat_ws(' ', c.attribute, c.basis, c.zone, c.confidence) AS kind,
    c.attribute,
    c.basis,
    c.zone,
    c.confidence,
    c.claims AS gold_claims,
    c.right_claims,
    round(c.right_claims / c.claims, 4) AS right_ratio,
    coalesce(here.claims, 0) AS claims
FROM reference.calibration AS c
LEFT JOIN here ON here.attribute = c.attribute AND here.basis = c.basis AND here.zone = c.zone AND here.confidence = c.confidence;

COMMENT ON COLUMN report.calibration.kind IS 'Attribute, basis, zone and trust';
COMMENT ON COLUMN report.calibration.gold_claims IS 'Claims of the kind on golden pages whose meeting says what is right; few of them say little';
COMMENT ON COLUMN report.calibration.right_ratio IS 'Share of these that was right, 0 to 1, to hold beside confidence';
COMMENT ON COLUMN report.calibration.claims IS 'Claims of the kind in this file';
