-- How well is each meeting sourced: by all sides, by one, by officials who took no part, or by the press alone?
-- Grain: one row per meeting.
-- Key: meeting_id
CREATE VIEW report.sourcing AS
WITH told AS (
    SELECT
        r.meeting_id,
        list_sort(list(DISTINCT r.side) FILTER (r.side IS NOT NULL)) AS sides,
        list_sort(list(DISTINCT s.organization) FILTER (list_contains(list_transform(r.participants, lambda p: p.organization), s.organization)))
            AS organizations,
        list_sort(list(DISTINCT r.source_id) FILTER (r.source_id IS NOT NULL)) AS sources,
        coalesce(bool_or(s.type IN ('foreign_ministry', 'head_of_state', 'government_portal', 'embassy', 'organization')), false) AS is_official
    FROM star.fct_meeting_report AS r
    LEFT JOIN star.dim_source AS s ON s.source_id = r.source_id
    WHERE r.realis = 'held'
    GROUP BY r.meeting_id
),

parties AS (
    SELECT meeting_id, count(DISTINCT coalesce(country, organization)) AS party_count
    FROM star.fct_meeting_participant
    GROUP BY meeting_id
)

SELECT
    m.meeting_id,
    m.held_on,
    m.country_count,
    m.report_count,
    m.account_count,
    m.side_count,
    coalesce(told.sides, []) AS sides,
    coalesce(told.organizations, []) AS organizations,
    coalesce(told.sources, []) AS sources,
    CASE
        WHEN told.sides IS NULL AND told.organizations IS NULL THEN if(told.is_official, 'third party', 'press only')
        WHEN coalesce(len(told.sides), 0) + coalesce(len(told.organizations), 0) = 1 THEN 'one side'
        WHEN coalesce(len(told.sides), 0) + coalesce(len(told.organizations), 0) >= parties.party_count THEN 'all sides'
        ELSE 'several sides'
    END AS sourcing
FROM star.fct_meeting AS m
INNER JOIN told ON told.meeting_id = m.meeting_id
LEFT JOIN parties ON parties.meeting_id = m.meeting_id;

COMMENT ON COLUMN report.sourcing.sides IS 'ISO 3166-1 alpha-2 of the parties whose own account is there';
COMMENT ON COLUMN report.sourcing.organizations IS 'Organizations that took part and whose own account is there';
COMMENT ON COLUMN report.sourcing.sources IS 'Publishers of its reports';
COMMENT ON COLUMN report.sourcing.sourcing IS 'all sides, several sides, one side, third party (an office or organization that took no part), or press only';
