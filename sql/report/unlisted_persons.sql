-- People who took part in meetings and are not on the list: whom to add next.
-- Grain: one row per unlisted person.
-- Key: person_id
CREATE VIEW report.unlisted_persons AS
SELECT
    p.person_id,
    p.name,
    p.country,
    p.organization,
    list_sort(list(DISTINCT part.office) FILTER (part.office IS NOT NULL)) AS printed_offices,
    count(DISTINCT m.meeting_id)::INTEGER AS meetings,
    min(m.held_on) AS first_held_on,
    max(m.held_on) AS last_held_on
FROM star.dim_person AS p
LEFT JOIN star.fct_meeting_participant AS part ON part.person_id = p.person_id
LEFT JOIN star.fct_meeting AS m ON m.meeting_id = part.meeting_id
WHERE NOT p.is_listed
GROUP BY p.person_id, p.name, p.country, p.organization
ORDER BY meetings DESC, p.person_id;

COMMENT ON COLUMN report.unlisted_persons.printed_offices IS 'Offices that reports print beside the name';
COMMENT ON COLUMN report.unlisted_persons.meetings IS 'Held meetings in which the person took part';
COMMENT ON COLUMN report.unlisted_persons.first_held_on IS 'Day of the first';
COMMENT ON COLUMN report.unlisted_persons.last_held_on IS 'Day of the last';
