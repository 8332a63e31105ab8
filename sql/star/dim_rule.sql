-- Rules of extraction, so that every fact can name what found it.
-- Grain: one row per rule, in the version that made the facts of this file.
-- Key: rule_id
CREATE TABLE star.dim_rule AS
SELECT
    rule_id,
    version,
    stage,
    description
FROM reference.rules
ORDER BY rule_id;
