-- What the text fields of the filters suggest: forums and the persons who meet most.
SELECT to_json({
    forums: (
        SELECT coalesce(list(forum ORDER BY n DESC, forum), [])
        FROM (SELECT forum, count(*) AS n FROM report.meetings WHERE forum IS NOT NULL GROUP BY forum)
    ),
    persons: (
        SELECT coalesce(list(person ORDER BY n DESC, person), [])
        FROM (
            SELECT p.person AS person, count(*) AS n
            FROM (SELECT unnest(participants) AS p FROM report.meetings)
            WHERE p.person IS NOT NULL
            GROUP BY p.person
            ORDER BY n DESC, person
            LIMIT 2000
        )
    )
})::VARCHAR AS made
