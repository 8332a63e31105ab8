-- The stored text of every page that tells of a meeting, one JSON object per document in the order of ids.
SELECT
    document_id AS id,
    to_json({
        title: title, url: url, raw_path: raw_path, source: source_id, published_on: published_on, language: language, text: text
    })::VARCHAR AS made
FROM report.documents
WHERE document_id IN (SELECT document_id FROM report.meeting_reports WHERE meeting_id IN (SELECT meeting_id FROM report.meetings))
QUALIFY row_number() OVER (PARTITION BY document_id ORDER BY url IS NULL, raw_path, record_no) = 1
ORDER BY document_id
