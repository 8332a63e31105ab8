-- Every text and metadata claim, cut again from what is stored, is the evidence that was read.
-- Rows by: document_id
SELECT document_id, claim_id, attribute, evidence, char_start, char_end, raw_path
FROM report.evidence
WHERE replays = false;
