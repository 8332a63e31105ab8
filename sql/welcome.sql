-- The latest meetings.
SELECT held, how, who, place, forum, report_count FROM report.meeting_list ORDER BY held_on DESC NULLS LAST LIMIT 20;

-- Whom a person met, in which office.
SELECT held_on, office, counterparts, city, forum FROM person_agenda('Wang Yi');

-- What each account of the best told meeting says, and what it says alone.
SELECT source_id, side, held_edtf, city, topics_only_here
FROM compare_accounts((SELECT meeting_id FROM report.meetings ORDER BY side_count DESC, report_count DESC, meeting_id LIMIT 1));

-- Where accounts differ, what was chosen, and why.
SELECT attribute, value, outcome, reason, surface, source_id FROM report.conflicts ORDER BY meeting_id, attribute, outcome;

-- What else can be asked.
SELECT view_name, split_part(comment, chr(10), 1) AS answers FROM duckdb_views() WHERE schema_name = 'report' ORDER BY view_name;
