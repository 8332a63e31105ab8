-- Offices held: who held which office over which time; terms of one person may overlap.
-- Grain: one row per person, office and term.
-- Key: office_id
-- References: person_id -> star.dim_person
-- References: country -> star.dim_country
CREATE TABLE star.dim_office AS
SELECT
    left(md5(concat_ws('|', person_id, office, coalesce(country, ''), coalesce(organization, ''), coalesce(held_from::VARCHAR, ''))), 16) AS office_id,
    person_id,
    office,
    country,
    organization,
    rank,
    held_from,
    held_until,
    precision,
    source
FROM reference.tenures
ORDER BY person_id, held_from NULLS FIRST, rank, office;

COMMENT ON COLUMN star.dim_office.office_id IS 'Hash of person, office, whom it serves and first day';
