-- Documents that hold all the words, whatever their case and accents, those with most hits first: FROM find('two-state solution').
-- It scans the texts (DuckDB's full-text index is an extension, which cannot be counted on offline).
CREATE MACRO find(words) AS TABLE
WITH wanted AS (
    SELECT list_filter(string_split(strip_accents(lower(words)), ' '), lambda w: w <> '') AS terms
),

folded AS (
    SELECT d.document_id, strip_accents(lower(concat_ws(' ', d.title, d.text))) AS page, wanted.terms
    FROM stage.documents AS d
    CROSS JOIN wanted
)

SELECT
    d.title,
    d.source_id,
    d.published_on,
    list_sum(list_transform(f.terms, lambda w: (length(f.page) - length(replace(f.page, w, ''))) / length(w)))::INTEGER AS hits,
    substr(f.page, greatest(1, strpos(f.page, f.terms[1]) - 60), 160) AS snippet,
    d.raw_path,
    d.document_id
FROM folded AS f
INNER JOIN stage.documents AS d ON d.document_id = f.document_id
WHERE len(f.terms) > 0 AND len(list_filter(f.terms, lambda w: NOT contains(f.page, w))) = 0
ORDER BY hits DESC, d.document_id;
