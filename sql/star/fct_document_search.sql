-- Titles and texts in small letters without accents, which the macro find looks through.
-- Grain: one row per distinct page content.
-- Key: document_id
-- Rows by: document_id
-- References: document_id -> star.fct_document
CREATE TABLE star.fct_document_search AS
SELECT
    document_id,
    strip_accents(lower(concat_ws(' ', title, text))) AS folded
FROM stage.documents;

COMMENT ON COLUMN star.fct_document_search.folded IS 'Title and text in small letters without accents';
