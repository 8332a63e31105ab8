-- Documents that hold all the words, whatever their case and accents, those with most hits first: FROM find('two-state solution').
-- It scans the folded texts (DuckDB's full-text index is an extension, which cannot be counted on offline; an index of words built
-- in SQL took longer than the rest of the build): a million short pages in a second.
CREATE MACRO find(words) AS TABLE
WITH wanted AS (
    SELECT list_filter(string_split(strip_accents(lower(words)), ' '), lambda w: w <> '') AS terms
),

held AS (
    SELECT f.document_id, f.folded, wanted.terms
    FROM star.fct_document_search AS f
    CROSS JOIN wanted
    WHERE contains(f.folded, wanted.terms[1]) AND len(list_filter(wanted.terms[2:], lambda w: NOT contains(f.folded, w))) = 0
)

SELECT
    d.title,
    d.source_id,
    d.published_on,
    list_sum(list_transform(f.terms, lambda w: (length(f.folded) - length(replace(f.folded, w, ''))) / length(w)))::INTEGER AS hits,
    substr(f.folded, greatest(1, strpos(f.folded, f.terms[1]) - 60), 160) AS snippet,
    d.raw_path,
    d.document_id
FROM held AS f
INNER JOIN stage.documents AS d ON d.document_id = f.document_id
ORDER BY hits DESC, d.document_id;
