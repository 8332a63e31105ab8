-- What could not become a document, and why.
-- Grain: one row per raw file or record that was set aside.
CREATE VIEW report.rejects AS
SELECT
    raw_path,
    record_no,
    if(contains(raw_path, '/'), split_part(raw_path, '/', 1), '_root') AS collection,
    reason,
    detail
FROM stage.rejects;

COMMENT ON COLUMN report.rejects.collection IS 'First folder under raw; _root for files that lie directly in it';
