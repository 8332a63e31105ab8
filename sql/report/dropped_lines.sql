-- The audit of cleaning: every line that was removed from a page, and why.
-- Grain: one row per removed line of a document.
CREATE VIEW report.dropped_lines AS
SELECT
    d.source_id,
    d.raw_path,
    l.document_id,
    l.line_no,
    l.reason,
    l.text
FROM stage.dropped_lines AS l
INNER JOIN stage.documents AS d ON d.document_id = l.document_id;

COMMENT ON COLUMN report.dropped_lines.source_id IS 'Publisher of the page';
COMMENT ON COLUMN report.dropped_lines.text IS 'The line, cut at 500 characters';
