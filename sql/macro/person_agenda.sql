-- Whom a person met, in order, by id, by name in any language, or by whole words of it, whoever bears them: FROM person_agenda('Wang Yi').
CREATE MACRO person_agenda(name_or_id) AS TABLE
WITH called AS (
    SELECT person_id, unnest(list_concat([person_id, name], aliases)) AS name
    FROM star.dim_person
    UNION ALL
    SELECT person_id, unnest(aliases) AS name
    FROM star.fct_meeting_participant
    WHERE person_id NOT IN (SELECT person_id FROM star.dim_person WHERE is_listed)
),

found AS (
    SELECT list(DISTINCT person_id) AS person_ids
    FROM called
    WHERE contains(' ' || strip_accents(lower(name)) || ' ', ' ' || strip_accents(lower(trim(name_or_id))) || ' ')
),

meant AS (
    SELECT coalesce(person_ids, error('nobody is called ' || coalesce(name_or_id, 'NULL') || '; star.dim_person lists who is known')) AS person_ids
    FROM found
)

SELECT
    m.held_on,
    m.held_edtf,
    m.mode,
    me.person,
    coalesce(me.office, me.offices[1]) AS office,
    list_transform(list_filter(m.participants, lambda p: p.person IS DISTINCT FROM me.person), lambda p: coalesce(p.person, p.organization, p.country))
        AS counterparts,
    m.city,
    m.country,
    m.forum,
    m.topics,
    m.meeting_id
FROM meant
INNER JOIN star.fct_meeting_participant AS me ON list_contains(meant.person_ids, me.person_id)
INNER JOIN report.meetings AS m ON m.meeting_id = me.meeting_id
ORDER BY m.held_on NULLS LAST, m.meeting_id, me.participant_no;
