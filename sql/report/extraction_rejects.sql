-- On which documents did a step of extraction fail, so that what it finds is missing for them?
-- Grain: one row per document and step.
-- Key: document_id, step
-- References: document_id -> star.fct_document
CREATE VIEW report.extraction_rejects AS
SELECT rejects.document_id, documents.url, rejects.step, rejects.reason, rejects.detail
FROM stage.extraction_rejects AS rejects
LEFT JOIN star.fct_document AS documents USING (document_id);
