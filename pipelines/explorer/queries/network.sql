-- Who meets whom: the pairs that meet most, of countries and of persons.
WITH persons AS (
    SELECT list_distinct(list_transform(participants, lambda p: p.person)) AS persons
    FROM report.meetings
),

person_pairs AS (
    SELECT source, target, count(*) AS meetings
    FROM (
        SELECT source, unnest(list_filter(persons, lambda p: p > source)) AS target
        FROM (SELECT persons, unnest(persons) AS source FROM persons)
    )
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
