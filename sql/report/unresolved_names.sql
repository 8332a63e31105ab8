-- Names that the pages print and the lists do not hold: the editor's work list, most frequent first.
-- An office without a name is in it where neither its page nor the lists tell the bearer. Offices of no known country or organization
-- ("an ambassador"), of several ("the leaders") and counterparts of nobody in particular are not, for no entry could hold them.
-- Grain: one row per kind, name, country and organization.
-- Key: name_of
CREATE VIEW report.unresolved_names AS
SELECT
    concat_ws(' ', kind, name, coalesce(country, '-'), coalesce(organization, '-')) AS name_of,
    kind,
    name,
    country,
    organization,
    min(office) AS office,
    count(*)::INTEGER AS mentions,
    count(DISTINCT document_id)::INTEGER AS documents,
    min(document_id) AS example_document_id
FROM stage.mentions
WHERE
    CASE kind
        WHEN 'person' THEN entity_id IS NULL OR entity_id NOT IN (SELECT person_id FROM reference.persons)
        WHEN 'office' THEN entity_id IS NULL AND office IS NOT NULL AND method <> 'group' AND coalesce(country, organization) IS NOT NULL
        ELSE entity_id IS NULL
    END
GROUP BY kind, name, country, organization
ORDER BY documents DESC, mentions DESC, name_of;

COMMENT ON COLUMN report.unresolved_names.name_of IS 'Kind, name, country and organization';
COMMENT ON COLUMN report.unresolved_names.name IS 'Fullest form of the name in a document';
COMMENT ON COLUMN report.unresolved_names.office IS 'An office that a page prints beside the name';
COMMENT ON COLUMN report.unresolved_names.mentions IS 'Times printed';
COMMENT ON COLUMN report.unresolved_names.documents IS 'Documents that print it';
COMMENT ON COLUMN report.unresolved_names.example_document_id IS 'One of them';
