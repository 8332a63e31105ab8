-- Every topic's first phrase, cut again from the stored text, is the phrase that was read.
-- Rows by: document_id
SELECT t.document_id, t.report_id, t.topic_id, t.surface, t.char_start, t.char_end
FROM star.fct_meeting_topic AS t
INNER JOIN stage.documents AS d ON d.document_id = t.document_id
WHERE substr(d.text, t.char_start + 1, t.char_end - t.char_start) <> t.surface;
