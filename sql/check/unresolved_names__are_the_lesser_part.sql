-- Of two hundred persons named or more, at least half are on the lists.
-- Severity: warn
WITH named AS (
    SELECT (SELECT sum(mentions) FROM report.unresolved_names WHERE kind = 'person') AS unresolved, count(*) AS mentions
    FROM stage.mentions
    WHERE kind = 'person'
)

SELECT unresolved, mentions, round(unresolved / mentions, 4) AS unresolved_ratio
FROM named
WHERE mentions >= 200 AND unresolved > mentions / 2;
