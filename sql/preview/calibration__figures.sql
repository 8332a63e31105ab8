-- How much of what was compared with gold is right, over all and by attribute; one row of numbers, which the UI plots over the runs.
SELECT
    sum(gold_claims)::INTEGER AS gold_claims,
    sum(right_ratio * gold_claims) / sum(gold_claims) AS right_ratio,
    sum(right_ratio * gold_claims) FILTER (attribute = 'date') / sum(gold_claims) FILTER (attribute = 'date') AS date_right_ratio,
    sum(right_ratio * gold_claims) FILTER (attribute = 'place') / sum(gold_claims) FILTER (attribute = 'place') AS place_right_ratio,
    sum(right_ratio * gold_claims) FILTER (attribute = 'mode') / sum(gold_claims) FILTER (attribute = 'mode') AS mode_right_ratio
FROM report.calibration;
