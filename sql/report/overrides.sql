-- What a person decided against what was read, why, and whether it still applies.
-- Grain: one row per entry of overrides.yaml; of one that sets several values, one per value.
-- Key: override_id
CREATE VIEW report.overrides AS
WITH named AS (
    SELECT
        override_id,
        CASE
            WHEN attribute IS NULL THEN 'held'
            WHEN attribute = 'plan_status' THEN 'planned'
            WHEN attribute <> 'realis' THEN 'held or planned'
            WHEN value = 'held' THEN 'not read as held'
            ELSE 'read as held'
        END AS kind,
        unnest(targets) AS target
    FROM reference.overrides
    WHERE kind IN ('merge', 'apart', 'set')
),

-- a realis that was set turns a held meeting into another, or the other way round
turned AS (
    SELECT DISTINCT report_id FROM star.fct_claim WHERE source = 'override' AND attribute = 'realis' AND outcome IN ('chosen', 'agrees')
),

pages AS (
    SELECT document_id, page
    FROM (SELECT document_id, unnest(list_distinct([document_id, url, raw_path])) AS page FROM stage.documents)
    WHERE page IN (SELECT target FROM named)
),

-- of a page that is named all accounts are counted; it means its planned meetings only where it tells of none held
accounts AS (
    SELECT
        r.report_id,
        r.document_id,
        r.meeting_id,
        r.realis = 'held' OR NOT bool_or(r.realis = 'held') OVER (PARTITION BY r.document_id) AS is_of_page,
        unnest([
            if(r.realis = 'held', 'held', NULL),
            if(r.realis = 'planned', 'planned', NULL),
            if(r.realis IN ('held', 'planned'), 'held or planned', NULL),
            if((r.realis = 'held') = (turned.report_id IS NULL), 'read as held', 'not read as held')
        ]) AS kind
    FROM star.fct_meeting_report AS r
    LEFT JOIN turned ON turned.report_id = r.report_id
    WHERE r.report_id IN (SELECT target FROM named) OR r.document_id IN (SELECT document_id FROM pages)
),

told AS (
    SELECT
        *,
        kind <> 'held or planned' OR is_of_page AS is_meant_by_page,
        count(*) FILTER (kind <> 'held or planned' OR is_of_page) OVER (PARTITION BY kind, document_id) AS told_by_document
    FROM accounts
    WHERE kind IS NOT NULL
),

meant AS (
    SELECT named.override_id, named.target, told.report_id, told.meeting_id, 1 AS told_by_document
    FROM named
    INNER JOIN told ON told.report_id = named.target AND told.kind = named.kind
    UNION ALL
    SELECT named.override_id, named.target, told.report_id, told.meeting_id, told.told_by_document
    FROM named
    INNER JOIN pages ON pages.page = named.target
    INNER JOIN told ON told.document_id = pages.document_id AND told.kind = named.kind AND told.is_meant_by_page
),

targets AS (
    SELECT
        override_id,
        target,
        max(told_by_document) = 1 AS is_clear,
        count(DISTINCT meeting_id) AS meeting_count,
        list(DISTINCT meeting_id) AS meeting_ids
    FROM meant
    GROUP BY override_id, target
),

entries AS (
    SELECT
        override_id,
        count(*) AS named,
        count(*) FILTER (is_clear) AS found,
        sum(meeting_count) AS meeting_count,
        list_sort(list_distinct(flatten(list(meeting_ids)))) AS meeting_ids
    FROM targets
    GROUP BY override_id
),

won AS (
    SELECT DISTINCT surface FROM star.fct_claim WHERE source = 'override' AND outcome IN ('chosen', 'agrees')
),

printed AS (
    SELECT DISTINCT document_id, entity_id, lower(surface) AS surface
    FROM stage.mentions
    WHERE kind = 'person' AND entity_id IN (SELECT value FROM reference.overrides WHERE kind = 'alias')
),

-- of an alias those in which the person takes part on a page that prints it
renamed AS (
    SELECT o.override_id, list_sort(list(DISTINCT r.meeting_id)) AS meeting_ids
    FROM reference.overrides AS o
    INNER JOIN printed ON printed.entity_id = o.value AND printed.surface = lower(o.targets[1])
    INNER JOIN star.fct_meeting_report AS r ON r.document_id = printed.document_id
    WHERE o.kind = 'alias' AND list_contains(list_transform(r.participants, lambda p: p.person_id), o.value)
    GROUP BY o.override_id
),

judged AS (
    SELECT
        o.override_id,
        coalesce(CASE o.kind
            WHEN 'merge' THEN e.found = len(o.targets) AND len(e.meeting_ids) = 1
            WHEN 'apart' THEN e.found = len(o.targets) AND len(e.meeting_ids) = e.meeting_count
            WHEN 'set' THEN 'overrides.yaml: ' || o.override_id IN (SELECT surface FROM won)
            WHEN 'alias' THEN (o.value, lower(o.targets[1])) IN (SELECT (entity_id, surface) FROM printed)
            WHEN 'ignore' THEN o.override_id IN (SELECT split_part(detail, ': ', 1) FROM stage.rejects WHERE reason = 'ignored')
        END, false) AS is_applied,
        CASE
            WHEN o.kind = 'alias' THEN 'no page prints the name'
            WHEN o.kind = 'ignore' THEN 'no such page'
            WHEN coalesce(e.named, 0) < len(o.targets) AND o.attribute = 'realis' AND o.value = 'held'
                THEN 'no account of a meeting that was announced or referred to goes by what it names'
            WHEN coalesce(e.named, 0) < len(o.targets) AND o.attribute = 'plan_status' THEN 'no account of a planned meeting goes by what it names'
            WHEN coalesce(e.named, 0) < len(o.targets) AND o.attribute <> 'realis'
                THEN 'no account of a held or planned meeting goes by what it names'
            WHEN coalesce(e.named, 0) < len(o.targets) THEN 'no account of a held meeting goes by what it names'
            WHEN e.found < e.named THEN 'a page that it names tells of several meetings: name the report_id'
            ELSE 'another entry outranks it'
        END AS obstacle
    FROM reference.overrides AS o
    LEFT JOIN entries AS e ON e.override_id = o.override_id
)

SELECT
    o.override_id,
    o.kind,
    o.targets,
    o.attribute,
    o.value,
    o.reason,
    o.decided_on,
    j.is_applied,
    CASE WHEN NOT j.is_applied THEN j.obstacle END AS why_not,
    coalesce(e.meeting_ids, renamed.meeting_ids, []) AS meeting_ids
FROM reference.overrides AS o
INNER JOIN judged AS j ON j.override_id = o.override_id
LEFT JOIN entries AS e ON e.override_id = o.override_id
LEFT JOIN renamed ON renamed.override_id = o.override_id;

COMMENT ON COLUMN report.overrides.is_applied IS 'What it decides is so in this file; false when it names what is not there (any more), or another entry outranks it';
COMMENT ON COLUMN report.overrides.why_not IS 'What keeps it from being applied; null where it is';
COMMENT ON COLUMN report.overrides.meeting_ids IS 'Meetings of the accounts that it names, or in which a page that prints the alias has the person; of an account that is not held, none of report.meetings';
