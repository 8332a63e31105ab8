-- All meetings of two countries or organizations in order, by ISO 3166-1 code or by name: FROM timeline('China', 'RU').
CREATE MACRO timeline(first_party, second_party) AS TABLE
WITH called AS (
    SELECT country AS party, unnest(list_concat([country, iso3, name, official_name], names)) AS name
    FROM star.dim_country
    UNION ALL
    SELECT name, unnest(list_concat([organization_id, name, full_name], names))
    FROM star.dim_organization
),

asked AS (
    SELECT unnest([first_party, second_party]) AS name, unnest([1, 2]) AS side
),

found AS (
    SELECT asked.side, asked.name, list(DISTINCT called.party) FILTER (called.party IS NOT NULL) AS parties
    FROM asked
    LEFT JOIN called ON strip_accents(lower(called.name)) = strip_accents(lower(trim(asked.name)))
    GROUP BY asked.side, asked.name
),

meant AS (
    SELECT
        side,
        coalesce(
            parties,
            error('no country or organization is called ' || coalesce(name, 'NULL') || '; star.dim_country and star.dim_organization list them')
        ) AS parties
    FROM found
),

shared AS (
    SELECT p.meeting_id
    FROM meant
    INNER JOIN star.fct_meeting_participant AS p ON list_has_any(meant.parties, [p.country, p.organization])
    GROUP BY p.meeting_id
    HAVING count(DISTINCT meant.side) = 2
)

SELECT
    m.held_on,
    m.held_edtf,
    m.date_status,
    m.mode,
    list_transform(m.participants, lambda p: coalesce(p.person, p.organization, p.country)) AS participants,
    m.city,
    m.country,
    m.forum,
    m.topics,
    m.report_count,
    m.side_count,
    m.meeting_id
FROM shared
INNER JOIN report.meetings AS m ON m.meeting_id = shared.meeting_id
ORDER BY m.held_on NULLS LAST, m.meeting_id;
