-- Made-up meetings: variable meetings says how many, variable told how many of the latest have two pages each.
CREATE SCHEMA report;
CREATE TYPE party AS STRUCT(person VARCHAR, office VARCHAR, country VARCHAR, organization VARCHAR, aliases VARCHAR[]);
CREATE TEMP TABLE seed AS
SELECT
    i,
    left(md5('meeting ' || i), 16) AS meeting_id,
    DATE '2026-06-30' - (i * 11000 // greatest(getvariable('meetings'), 1))::INTEGER AS held_on,
    (hash(i) % 60)::INTEGER AS a,
    ((hash(i) % 60) + 1 + hash(i + 1) % 20)::INTEGER AS b,
    (hash(i + 2) % 200)::INTEGER AS city,
    ['in_person', 'in_person', 'in_person', 'phone', 'video'][(1 + hash(i + 3) % 5)::INTEGER] AS mode,
    (hash(i + 4) % 40)::INTEGER AS forum,
    (hash(i + 5) % 60)::INTEGER AS topic
FROM range(getvariable('meetings')) AS r(i);
CREATE MACRO code(n) AS chr(65 + n // 26) || chr(65 + n % 26);

CREATE TABLE report.meetings AS
SELECT
    meeting_id, held_on, held_on AS held_until, held_on AS held_not_before, held_on AS held_not_after, held_on::VARCHAR AS held_edtf,
    'day' AS held_precision, if(i % 7 = 0, 'tz_equivalent', 'agreed') AS date_status, mode,
    if(mode = 'in_person', 'City ' || city, NULL) AS city, if(mode = 'in_person', code(city % 80), NULL) AS country, 'agreed' AS place_status,
    if(forum < 10, 'Forum number ' || forum, NULL) AS forum, if(forum < 10, 'sidelines', 'none') AS forum_relation,
    [{person: 'Person ' || (a * 30 + i % 30), office: 'Foreign Minister', country: code(a), organization: NULL, aliases: []::VARCHAR[]},
     {person: 'Person ' || (b * 30 + i % 29), office: 'President', country: code(b), organization: NULL, aliases: []::VARCHAR[]}]::party[]
        AS participants,
    list_sort([code(a), code(b)]) AS countries, list_sort(['topic_' || topic, 'topic_' || (topic + 1)]) AS topics,
    2::INTEGER AS report_count, 2::INTEGER AS account_count, 2::INTEGER AS side_count, 0.9::DOUBLE AS confidence
FROM seed;

CREATE TEMP TABLE told AS
SELECT m.*, unnest([1, 2]) AS teller
FROM (FROM report.meetings ORDER BY held_on DESC LIMIT getvariable('told')) AS m;

CREATE TABLE report.meeting_reports AS
SELECT
    'site/' || meeting_id || teller || '.html' AS raw_path, left(md5(meeting_id || 'page' || teller), 16) AS document_id,
    left(md5(meeting_id || 'report' || teller), 16) AS report_id, meeting_id, 'held' AS realis, held_edtf, mode, city, country, forum,
    participants, topics[:teller] AS topics, 'ministry-' || countries[teller] AS source_id, countries[teller] AS side,
    held_on + 1 AS published_on, 'Talks of ' || participants[1].person || ' and ' || participants[2].person AS title,
    participants[1].person || ' met ' || participants[2].person || ' on ' || held_edtf || '.' AS sentence, 'meeting.verb' AS rule
FROM told;

CREATE TABLE report.documents AS
SELECT
    raw_path, 0::INTEGER AS record_no, document_id, 'https://ministry.example/' || document_id AS url, source_id, title, published_on,
    'en' AS language,
    title || chr(10) || sentence || chr(10) || repeat('They spoke of trade and of the weather, at length and in a warm mood. ', 20) AS text
FROM report.meeting_reports;

CREATE TABLE report.evidence AS
WITH words AS (
    SELECT r.*, d.text, unnest([
        {attribute: 'date', value: r.held_edtf, evidence: r.held_edtf},
        {attribute: 'participant', value: r.participants[1].person, evidence: r.participants[1].person || ' met'},
        {attribute: 'mode', value: r.mode, evidence: 'met'}]) AS claim
    FROM report.meeting_reports AS r
    INNER JOIN report.documents AS d ON d.document_id = r.document_id
)
SELECT
    left(md5(report_id || claim.attribute), 16) AS claim_id, meeting_id, report_id, document_id, raw_path, claim.attribute AS attribute,
    claim.value AS value, 'text' AS evidence_source, claim.evidence AS evidence, (strpos(text, claim.evidence) - 1)::INTEGER AS char_start,
    (strpos(text, claim.evidence) - 1 + length(claim.evidence))::INTEGER AS char_end, 'body' AS zone, claim.attribute || '.sentence' AS rule,
    1::INTEGER AS rule_version, 'chosen' AS outcome, 'most trusted' AS reason, true AS replays
FROM words;

CREATE TABLE report.conflicts AS
SELECT
    e.meeting_id, 'date' AS attribute, 'tz_equivalent' AS status, e.value, 'tz_equivalent' AS outcome, 'the same moment on another clock' AS reason,
    e.evidence AS surface, 'ministry' AS source_id, m.countries[1] AS side, e.rule, e.claim_id, e.report_id
FROM report.evidence AS e
INNER JOIN report.meetings AS m ON m.meeting_id = e.meeting_id
WHERE e.attribute = 'date' AND m.date_status = 'tz_equivalent';

CREATE TABLE report.one_sided_topics AS
SELECT meeting_id, topics[2] AS topic_id, 'policy' AS kind, countries[2:2] AS mentioned_by, true AS is_one_sided FROM report.meetings;

CREATE TABLE report.meetings_by_dyad AS
SELECT countries[1] AS country_a, countries[2] AS country_b, year(held_on)::INTEGER AS year, count(*)::INTEGER AS meetings
FROM report.meetings GROUP BY ALL;

CREATE TABLE report.topics AS
SELECT topic_id, 'Topic ' || topic_id AS label, 'group_' || (hash(topic_id) % 6) AS topic_group,
    ['policy', 'policy', 'forum', 'formula'][(1 + hash(topic_id) % 4)::INTEGER] AS kind, count(*)::INTEGER AS meetings
FROM (SELECT unnest(topics) AS topic_id FROM report.meetings) GROUP BY topic_id;

CREATE TABLE report.topic_trend AS
SELECT m.year, t.kind, t.topic_group, t.topic_id, t.label, m.meetings, (m.meetings / sum(m.meetings) OVER (PARTITION BY m.year))::DOUBLE AS meeting_ratio
FROM (
    SELECT year, topic_id, count(*)::INTEGER AS meetings
    FROM (SELECT year(held_on)::INTEGER AS year, unnest(topics) AS topic_id FROM report.meetings)
    GROUP BY ALL
) AS m
INNER JOIN report.topics AS t ON t.topic_id = m.topic_id;

CREATE TABLE report.countries AS
SELECT country, 'Land of ' || country AS name, count(*)::INTEGER AS meetings
FROM (SELECT unnest(countries) AS country FROM report.meetings) GROUP BY country;

CREATE TABLE report.places AS
SELECT city, country, (hash(city) % 120 / 1.0 - 50)::DOUBLE AS latitude, (hash(city || 'x') % 340 / 1.0 - 170)::DOUBLE AS longitude,
    count(*)::INTEGER AS meetings
FROM report.meetings WHERE city IS NOT NULL GROUP BY city, country;
