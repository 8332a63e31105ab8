-- Who meets whom: the pairs that meet most, of countries and of persons.
WITH persons AS (
    SELECT DISTINCT meeting_id, p.person AS person
    FROM (SELECT meeting_id, unnest(participants) AS p FROM report.meetings)
    WHERE p.person IS NOT NULL
),

person_pairs AS (
    SELECT a.person AS source, b.person AS target, count(*) AS meetings
    FROM persons AS a
    INNER JOIN persons AS b ON b.meeting_id = a.meeting_id AND b.person > a.person
    GROUP BY ALL
    ORDER BY meetings DESC, source, target
    LIMIT 120
),

country_pairs AS (
    SELECT country_a AS source, country_b AS target, sum(meetings)::BIGINT AS meetings
    FROM report.meetings_by_dyad
    GROUP BY ALL
    ORDER BY meetings DESC, source, target
    LIMIT 120
)

SELECT to_json({
    countries: (
        SELECT coalesce(list({source: source, target: target, meetings: meetings} ORDER BY meetings DESC, source, target), [])
        FROM country_pairs
    ),
    persons: (
        SELECT coalesce(list({source: source, target: target, meetings: meetings} ORDER BY meetings DESC, source, target), [])
        FROM person_pairs
    )
})::VARCHAR AS made
