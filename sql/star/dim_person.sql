-- People: those on the list, and those whom a page names as taking part in a meeting or as speaking.
-- Grain: one row per person.
-- Key: person_id
-- References: country -> star.dim_country
CREATE TABLE star.dim_person AS
WITH named AS (
    SELECT p.person_id, p.person AS name, p.country, p.organization
    FROM (SELECT unnest(participants) AS p FROM star.fct_meeting_report)
    UNION ALL
    SELECT p.person_id, p.person, p.country, p.organization
    FROM (SELECT unnest(participants) AS p FROM stage.meeting_values)
    UNION ALL
    SELECT speaker_person_id, speaker, speaker_country, NULL
    FROM star.fct_statement
),

usual AS (
    SELECT person_id, name, country, organization
    FROM named
    WHERE person_id IS NOT NULL AND person_id NOT IN (SELECT person_id FROM reference.persons)
    GROUP BY person_id, name, country, organization
    QUALIFY row_number() OVER (
        PARTITION BY person_id
        ORDER BY count(*) DESC, name, country NULLS LAST, organization NULLS LAST
    ) = 1
)

SELECT
    person_id,
    name,
    country,
    organization,
    list_sort(list_distinct(flatten(map_values(aliases)))) AS aliases,
    true AS is_listed,
    wikidata_id
FROM reference.persons
UNION ALL
SELECT
    person_id,
    coalesce(name, person_id) AS name,
    country,
    organization,
    []::VARCHAR[] AS aliases,
    false AS is_listed,
    NULL AS wikidata_id
FROM usual
ORDER BY person_id;

COMMENT ON COLUMN star.dim_person.name IS 'Usual English name; for people not on the list the name as most pages print it';
COMMENT ON COLUMN star.dim_person.country IS 'ISO 3166-1 alpha-2 of the country served; null for officials of organizations, and where no page says';
COMMENT ON COLUMN star.dim_person.organization IS 'Short name of the organization served, for its officials';
COMMENT ON COLUMN star.dim_person.aliases IS 'Other full names on the list, in all languages';
COMMENT ON COLUMN star.dim_person.is_listed IS 'On the curated list; otherwise known from pages alone';
