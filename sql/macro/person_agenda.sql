-- Whom a person met, in order, by name, alias or id: FROM person_agenda('Wang Yi').
CREATE MACRO person_agenda(name_or_id) AS TABLE
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
FROM star.fct_meeting_participant AS me
INNER JOIN report.meetings AS m ON m.meeting_id = me.meeting_id
WHERE me.person_id = name_or_id
    OR lower(me.person) = lower(name_or_id)
    OR list_contains(list_transform(me.aliases, lambda a: lower(a)), lower(name_or_id))
ORDER BY m.held_on NULLS LAST, m.meeting_id;
