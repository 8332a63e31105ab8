-- The contract views have the columns and types that their contract promises.
WITH promised (view_name, column_name, column_type) AS (
    VALUES
    ('documents', 'raw_path', 'VARCHAR'),
    ('documents', 'document_id', 'VARCHAR'),
    ('documents', 'url', 'VARCHAR'),
    ('documents', 'title', 'VARCHAR'),
    ('documents', 'published_on', 'DATE'),
    ('documents', 'language', 'VARCHAR'),
    ('documents', 'text', 'VARCHAR'),
    ('documents', 'body', 'VARCHAR'),
    ('meetings', 'meeting_id', 'VARCHAR'),
    ('meetings', 'held_on', 'DATE'),
    ('meetings', 'held_until', 'DATE'),
    ('meetings', 'held_not_before', 'DATE'),
    ('meetings', 'held_not_after', 'DATE'),
    ('meetings', 'held_precision', 'VARCHAR'),
    ('meetings', 'date_status', 'VARCHAR'),
    ('meetings', 'mode', 'VARCHAR'),
    ('meetings', 'city', 'VARCHAR'),
    ('meetings', 'country', 'VARCHAR'),
    ('meetings', 'forum', 'VARCHAR'),
    ('meetings', 'participants', 'STRUCT(person VARCHAR, office VARCHAR, country VARCHAR, organization VARCHAR, aliases VARCHAR[])[]'),
    ('meetings', 'topics', 'VARCHAR[]'),
    ('meetings', 'report_count', 'INTEGER'),
    ('meetings', 'side_count', 'INTEGER'),
    ('meeting_reports', 'raw_path', 'VARCHAR'),
    ('meeting_reports', 'document_id', 'VARCHAR'),
    ('meeting_reports', 'report_id', 'VARCHAR'),
    ('meeting_reports', 'meeting_id', 'VARCHAR'),
    ('meeting_reports', 'realis', 'VARCHAR'),
    ('meeting_reports', 'plan_status', 'VARCHAR'),
    ('meeting_reports', 'held_on', 'DATE'),
    ('meeting_reports', 'held_precision', 'VARCHAR'),
    ('meeting_reports', 'mode', 'VARCHAR'),
    ('meeting_reports', 'city', 'VARCHAR'),
    ('meeting_reports', 'country', 'VARCHAR'),
    ('meeting_reports', 'forum', 'VARCHAR'),
    ('meeting_reports', 'participants', 'STRUCT(person VARCHAR, office VARCHAR, country VARCHAR, organization VARCHAR, aliases VARCHAR[])[]'),
    ('meeting_reports', 'topics', 'VARCHAR[]'),
    ('evidence', 'meeting_id', 'VARCHAR'),
    ('evidence', 'report_id', 'VARCHAR'),
    ('evidence', 'document_id', 'VARCHAR'),
    ('evidence', 'attribute', 'VARCHAR'),
    ('evidence', 'value', 'VARCHAR'),
    ('evidence', 'evidence_source', 'VARCHAR'),
    ('evidence', 'evidence', 'VARCHAR'),
    ('evidence', 'char_start', 'INTEGER'),
    ('evidence', 'char_end', 'INTEGER'),
    ('evidence', 'rule', 'VARCHAR'),
    ('evidence', 'outcome', 'VARCHAR'),
    ('evidence', 'replays', 'BOOLEAN')
),

made AS (
    SELECT 'documents' AS view_name, column_name, column_type FROM (DESCRIBE report.documents)
    UNION ALL
    SELECT 'meetings' AS view_name, column_name, column_type FROM (DESCRIBE report.meetings)
    UNION ALL
    SELECT 'meeting_reports' AS view_name, column_name, column_type FROM (DESCRIBE report.meeting_reports)
    UNION ALL
    SELECT 'evidence' AS view_name, column_name, column_type FROM (DESCRIBE report.evidence)
)

SELECT promised.view_name, promised.column_name, promised.column_type AS promised_type, made.column_type AS made_type
FROM promised
LEFT JOIN made ON made.view_name = promised.view_name AND made.column_name = promised.column_name
WHERE made.column_type IS DISTINCT FROM promised.column_type;
