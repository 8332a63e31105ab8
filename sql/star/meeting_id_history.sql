-- What became of each meeting from publication to publication: which were merged, split, given another id, dated anew, changed.
-- It is read from the file that is replaced and carried on, so it alone depends on more than pages, code and knowledge.
-- A meeting is followed through the reports that tell of it, a report whose parties go by another id through its sentence, and one
-- whose page was edited through the page and its parties; a publication that has nothing to compare with only counts.
-- Grain: one row per event of a publication; each publication has an event of its own.
-- Key: publication_no, event_no
CREATE TABLE star.meeting_id_history AS
WITH publication AS (
    SELECT coalesce(max(publication_no), 0) + 1 AS publication_no, now()::TIMESTAMP AS published_at
    FROM previous.star.meeting_id_history
),

old_names AS (
    SELECT
        meeting_id,
        array_to_string(list_sort(list(coalesce(person, organization, country))), ', ') AS participants,
        list_distinct(flatten(list([person, organization, country]))) AS words
    FROM previous.star.fct_meeting_participant
    WHERE coalesce(person, organization, country) IS NOT NULL
    GROUP BY meeting_id
),

new_names AS (
    SELECT
        meeting_id,
        array_to_string(list_sort(list(coalesce(person, organization, country))), ', ') AS participants,
        list_distinct(flatten(list([person, organization, country]))) AS words
    FROM star.fct_meeting_participant
    WHERE coalesce(person, organization, country) IS NOT NULL
        AND EXISTS (SELECT 1 FROM previous.meetings)  -- with nothing to compare with, nobody is named
    GROUP BY meeting_id
),

gone AS (
    SELECT o.report_id, o.meeting_id, o.document_id, o.char_start, o.char_end, old_names.words
    FROM previous.star.fct_meeting_report AS o
    LEFT JOIN old_names ON old_names.meeting_id = o.meeting_id
    WHERE o.realis = 'held' AND o.report_id NOT IN (SELECT report_id FROM star.fct_meeting_report WHERE realis = 'held')
),

come AS (
    SELECT n.report_id, n.meeting_id, n.document_id, n.char_start, n.char_end, new_names.words
    FROM star.fct_meeting_report AS n
    LEFT JOIN new_names ON new_names.meeting_id = n.meeting_id
    WHERE n.realis = 'held' AND n.report_id NOT IN (SELECT report_id FROM previous.star.fct_meeting_report WHERE realis = 'held')
),

-- A sentence may tell of several meetings: each goes on as the one with which it shares most names of its parties.
said_again AS (
    SELECT gone.meeting_id AS former_meeting_id, come.meeting_id, len(list_intersect(gone.words, come.words)) AS shared
    FROM gone
    INNER JOIN come ON come.document_id = gone.document_id AND come.char_start < gone.char_end AND gone.char_start < come.char_end
    QUALIFY shared > 0
        AND shared = max(shared) OVER (PARTITION BY gone.report_id)
        AND shared = max(shared) OVER (PARTITION BY come.report_id)
),

-- An edited page is another document at the same address or, without one, in the same place. Its meeting of some parties goes on
-- as its new one of the same parties, if it has no other.
replaced AS (
    SELECT DISTINCT gone.document_id, now_there.document_id AS new_document_id
    FROM (SELECT DISTINCT document_id FROM gone) AS gone
    INNER JOIN previous.star.fct_document AS was ON was.document_id = gone.document_id
    INNER JOIN star.fct_document AS now_there
        ON now_there.document_id <> was.document_id
        AND (now_there.url = was.url OR (now_there.url IS NULL AND was.url IS NULL AND now_there.raw_path = was.raw_path AND now_there.record_no = was.record_no))
),

edited AS (
    SELECT DISTINCT gone.meeting_id AS former_meeting_id, come.meeting_id
    FROM replaced
    INNER JOIN gone ON gone.document_id = replaced.document_id
    INNER JOIN come ON come.document_id = replaced.new_document_id AND list_sort(come.words) = list_sort(gone.words)
    WHERE gone.meeting_id NOT IN (SELECT meeting_id FROM star.fct_meeting)
        AND come.meeting_id NOT IN (SELECT meeting_id FROM previous.star.fct_meeting)
    QUALIFY count(DISTINCT come.meeting_id) OVER (PARTITION BY replaced.new_document_id, gone.meeting_id) = 1
        AND count(DISTINCT gone.meeting_id) OVER (PARTITION BY replaced.new_document_id, come.meeting_id) = 1
),

links AS (
    SELECT old_report.meeting_id AS former_meeting_id, new_report.meeting_id
    FROM previous.star.fct_meeting_report AS old_report
    INNER JOIN star.fct_meeting_report AS new_report ON new_report.report_id = old_report.report_id
    WHERE old_report.realis = 'held' AND new_report.realis = 'held'
    UNION
    SELECT former_meeting_id, meeting_id
    FROM said_again
    UNION
    SELECT former_meeting_id, meeting_id
    FROM edited
    UNION
    SELECT old_meeting.meeting_id, new_meeting.meeting_id
    FROM previous.star.fct_meeting AS old_meeting
    INNER JOIN star.fct_meeting AS new_meeting ON new_meeting.meeting_id = old_meeting.meeting_id
),

counted AS (
    SELECT
        former_meeting_id,
        meeting_id,
        count(*) OVER (PARTITION BY former_meeting_id) AS successors,
        count(*) OVER (PARTITION BY meeting_id) AS ancestors
    FROM links
),

compared AS (
    SELECT
        l.former_meeting_id,
        l.meeting_id,
        unnest([
            {attribute: 'date', before: o.held_edtf, after: n.held_edtf},
            {attribute: 'date_status', before: o.date_status, after: n.date_status},
            {attribute: 'mode', before: o.mode, after: n.mode},
            {attribute: 'place', before: coalesce(o.city, o.country), after: coalesce(n.city, n.country)},
            {attribute: 'forum', before: coalesce(o.forum_event_id, o.forum), after: coalesce(n.forum_event_id, n.forum)},
            {attribute: 'participants', before: old_names.participants, after: new_names.participants}
        ]) AS value
    FROM counted AS l
    INNER JOIN previous.star.fct_meeting AS o ON o.meeting_id = l.former_meeting_id
    INNER JOIN star.fct_meeting AS n ON n.meeting_id = l.meeting_id
    LEFT JOIN old_names ON old_names.meeting_id = l.former_meeting_id
    LEFT JOIN new_names ON new_names.meeting_id = l.meeting_id
    WHERE l.former_meeting_id = l.meeting_id OR (l.successors = 1 AND l.ancestors = 1)
),

events AS (
    SELECT 'published' AS event, NULL AS former_meeting_id, NULL AS meeting_id, NULL AS attribute, NULL AS value_before, NULL AS value_after
    UNION ALL
    SELECT
        CASE
            WHEN successors > 1 AND ancestors > 1 THEN 'regrouped'
            WHEN ancestors > 1 THEN 'merged'
            WHEN successors > 1 THEN 'split'
            ELSE 'renamed'
        END,
        former_meeting_id, meeting_id, NULL, NULL, NULL
    FROM counted
    WHERE former_meeting_id <> meeting_id
    UNION ALL
    SELECT if(value.attribute = 'date', 'redated', 'changed'), former_meeting_id, meeting_id, value.attribute, value.before, value.after
    FROM compared
    WHERE value.before IS DISTINCT FROM value.after
    UNION ALL
    SELECT 'removed', meeting_id, NULL, NULL, NULL, NULL
    FROM previous.star.fct_meeting
    WHERE meeting_id NOT IN (SELECT former_meeting_id FROM links)
    UNION ALL
    SELECT 'added', NULL, meeting_id, NULL, NULL, NULL
    FROM star.fct_meeting
    WHERE meeting_id NOT IN (SELECT meeting_id FROM links) AND EXISTS (SELECT 1 FROM previous.meetings)
)

SELECT publication_no, event_no, published_at, event, former_meeting_id, meeting_id, attribute, value_before, value_after, held_on, participants
FROM previous.star.meeting_id_history
UNION ALL
SELECT
    p.publication_no::INTEGER,
    (row_number() OVER (ORDER BY e.event <> 'published', e.former_meeting_id, e.meeting_id, e.event, e.attribute) - 1)::INTEGER,
    p.published_at,
    e.event,
    e.former_meeting_id,
    e.meeting_id,
    e.attribute,
    e.value_before,
    e.value_after,
    coalesce(n.held_on, if(n.meeting_id IS NULL, o.held_on, NULL)) AS held_on,
    coalesce(new_names.participants, old_names.participants) AS participants
FROM events AS e
CROSS JOIN publication AS p
LEFT JOIN star.fct_meeting AS n ON n.meeting_id = e.meeting_id
LEFT JOIN previous.star.fct_meeting AS o ON o.meeting_id = e.former_meeting_id
LEFT JOIN new_names ON new_names.meeting_id = e.meeting_id
LEFT JOIN old_names ON old_names.meeting_id = e.former_meeting_id
ORDER BY publication_no, event_no;

COMMENT ON COLUMN star.meeting_id_history.publication_no IS 'Publications of this file that made its meetings anew, counted from 1';
COMMENT ON COLUMN star.meeting_id_history.event_no IS 'Event within the publication, from 0';
COMMENT ON COLUMN star.meeting_id_history.published_at IS 'When the file was built, UTC';
COMMENT ON COLUMN star.meeting_id_history.event IS 'published (the publication itself), added, removed, merged (several became one), split (one became several), regrouped (both at once), renamed (the same meeting under another id), redated, changed (another attribute)';
COMMENT ON COLUMN star.meeting_id_history.former_meeting_id IS 'Its id in the file before; null for added meetings';
COMMENT ON COLUMN star.meeting_id_history.meeting_id IS 'Its id from this publication on; null for removed meetings';
COMMENT ON COLUMN star.meeting_id_history.attribute IS 'What is new, for redated and changed: date, date_status, mode, place, forum or participants';
COMMENT ON COLUMN star.meeting_id_history.value_before IS 'Value in the file before';
COMMENT ON COLUMN star.meeting_id_history.value_after IS 'Value in this publication';
COMMENT ON COLUMN star.meeting_id_history.held_on IS 'Day of the meeting, of a removed one as it was; null when not known';
COMMENT ON COLUMN star.meeting_id_history.participants IS 'Its parties, of a removed one as they were';
