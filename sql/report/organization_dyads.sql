-- Which organization met which country or other organization: the pairs that report.dyads, which is of countries, leaves out.
-- Grain: one row per meeting and unordered pair of sides of which at least one is an organization.
-- Key: meeting_id, organization, counterpart, counterpart_kind
CREATE VIEW report.organization_dyads AS
WITH sides AS (
    SELECT DISTINCT meeting_id, coalesce(country, organization) AS side, if(country IS NULL, 'organization', 'country') AS kind
    FROM star.fct_meeting_participant
    WHERE coalesce(country, organization) IS NOT NULL
)

SELECT
    m.meeting_id,
    one.side AS organization,
    other.side AS counterpart,
    other.kind AS counterpart_kind,
    m.held_on,
    m.held_edtf,
    m.year,
    m.mode,
    m.forum_relation,
    m.is_bilateral,
    m.month_start,
    country.cow AS counterpart_cow
FROM star.fct_meeting AS m
INNER JOIN sides AS one ON one.meeting_id = m.meeting_id AND one.kind = 'organization'
INNER JOIN sides AS other ON other.meeting_id = m.meeting_id AND (other.kind = 'country' OR other.side > one.side)
LEFT JOIN star.dim_country AS country ON other.kind = 'country' AND country.country = other.side;

COMMENT ON COLUMN report.organization_dyads.organization IS 'Usual English short name; of two organizations the one that comes first';
COMMENT ON COLUMN report.organization_dyads.counterpart IS 'ISO 3166-1 alpha-2 of a country, usual English short name of an organization';
COMMENT ON COLUMN report.organization_dyads.counterpart_kind IS 'country or organization';
COMMENT ON COLUMN report.organization_dyads.counterpart_cow IS 'Correlates of War number of a country; null for organizations';
