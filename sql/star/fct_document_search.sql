-- Titles and texts in small letters without accents, which the macro find looks through.
-- Grain: one row per distinct page content.
-- Key: document_id
-- Rows by: document_id
-- Long texts: folded
-- References: document_id -> star.fct_document
CREATE TABLE star.fct_document_search AS
SELECT
    document_id,
    -- some words at a time, for most have no accents: that is seen at once, while a text is decomposed for a single quotation mark; they
    -- are parted at a common ending, for word by word costs more than is spared, and where it is rare it does no harm
    array_to_string(list_transform(string_split(lower(concat_ws(' ', title, text)), 's '), lambda w: strip_accents(w)), 's ') AS folded
FROM stage.documents;

COMMENT ON COLUMN star.fct_document_search.folded IS 'Title and text in small letters without accents';
