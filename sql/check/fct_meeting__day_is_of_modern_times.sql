-- Meetings fall between 1945 and two days after the latest page was published.
-- Severity: warn
SELECT meeting_id, held_on
FROM star.fct_meeting
WHERE held_on < DATE '1945-01-01' OR held_on > (SELECT max(published_on) + 2 FROM star.fct_document);
