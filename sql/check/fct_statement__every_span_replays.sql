-- Every statement, cut again from the stored text, is the clause that was read.
-- Rows by: document_id
SELECT s.document_id, s.statement_id, s.surface, s.char_start, s.char_end
FROM star.fct_statement AS s
INNER JOIN stage.documents AS d ON d.document_id = s.document_id
WHERE substr(d.text, s.char_start + 1, s.char_end - s.char_start) <> s.surface;
