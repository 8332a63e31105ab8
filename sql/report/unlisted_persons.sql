-- People who took part in meetings and are not on the list: whom to add next.
-- Grain: one row per unlisted person.
-- Key: person_id
CREATE VIEW report.unlisted_persons AS
WITH called AS (
    SELECT DISTINCT person_id, country, regexp_extract(strip_accents(lower(name)), '\S+$') AS last_word
    FROM (SELECT person_id, country, unnest(list_concat([name], aliases)) AS name FROM star.dim_person WHERE is_listed)
),

listed AS (
    SELECT p.person_id, called.person_id AS listed_id
    FROM star.dim_person AS p
    INNER JOIN called
        ON called.country = p.country AND called.last_word = regexp_extract(strip_accents(lower(p.name)), '\S+$')
    WHERE NOT p.is_listed
    UNION
    SELECT part.person_id, o.person_id AS listed_id
    FROM star.fct_meeting_participant AS part
    INNER JOIN star.fct_meeting AS m ON m.meeting_id = part.meeting_id
    INNER JOIN star.dim_office AS o
        ON
            o.office = part.office
            AND o.country = part.country
            AND m.held_on BETWEEN coalesce(o.held_from, m.held_on) AND coalesce(o.held_until, m.held_on)
),

likely AS (
    SELECT person_id, list_sort(list(listed_id)) AS may_be
    FROM listed
    GROUP BY person_id
)

SELECT
    p.person_id,
    p.name,
    p.country,
    p.organization,
    list_sort(list(DISTINCT part.office) FILTER (part.office IS NOT NULL)) AS printed_offices,
    count(DISTINCT m.meeting_id)::INTEGER AS meetings,
    min(m.held_on) AS first_held_on,
    max(m.held_on) AS last_held_on,
    coalesce(any_value(likely.may_be), []) AS may_be
FROM star.dim_person AS p
LEFT JOIN star.fct_meeting_participant AS part ON part.person_id = p.person_id
LEFT JOIN star.fct_meeting AS m ON m.meeting_id = part.meeting_id
LEFT JOIN likely ON likely.person_id = p.person_id
WHERE NOT p.is_listed
GROUP BY p.person_id, p.name, p.country, p.organization
ORDER BY meetings DESC, p.person_id;

COMMENT ON COLUMN report.unlisted_persons.printed_offices IS 'Offices that reports print beside the name';
COMMENT ON COLUMN report.unlisted_persons.meetings IS 'Held meetings in which the person took part';
COMMENT ON COLUMN report.unlisted_persons.first_held_on IS 'Day of the first';
COMMENT ON COLUMN report.unlisted_persons.last_held_on IS 'Day of the last';
COMMENT ON COLUMN report.unlisted_persons.may_be IS 'Listed persons of the country who hold that office on a day of them, or whose name ends alike: add the name to the right one';
