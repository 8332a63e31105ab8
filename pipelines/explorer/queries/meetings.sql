-- Everything that the page of a meeting shows but the stored texts, one JSON object per meeting in the order of ids.
-- Lists are put in order by list_grade_up: list(... ORDER BY ...) sorts each group apart, which costs ten times as much.
WITH reports AS (
    SELECT
        meeting_id,
        list_select(list({
            report_id: report_id, document_id: document_id, realis: realis, source: source_id, side: side, published_on: published_on,
            title: title, held: held_edtf, mode: mode, city: city, country: country, forum: forum, sentence: sentence, rule: rule,
            parties: list_transform(participants, lambda p: {
                person: p.person, office: p.office, country: p.country, organization: p.organization
            }),
            topics: topics
        }), list_grade_up(list({a: realis <> 'held', b: side IS NULL, c: side, d: published_on, e: report_id}))) AS reports
    FROM report.meeting_reports
    WHERE meeting_id IS NOT NULL
    GROUP BY meeting_id
),

claims AS (
    SELECT
        meeting_id,
        list_select(list({
            report_id: report_id, document_id: document_id, attribute: attribute, value: value, evidence: evidence, "from": evidence_source,
            "start": char_start, "end": char_end, zone: zone,
            rule: rule || ' v' || rule_version, outcome: outcome, reason: reason, replays: replays
        }), list_grade_up(list({a: report_id, b: char_start, c: claim_id}))) AS claims
    FROM report.evidence
    WHERE meeting_id IS NOT NULL
    GROUP BY meeting_id
),

conflicts AS (
    SELECT
        meeting_id,
        list_select(list({
            attribute: attribute, status: status, value: value, outcome: outcome, reason: reason, evidence: surface, source: source_id,
            side: side, report_id: report_id, rule: rule
        }), list_grade_up(list({a: attribute, b: outcome <> 'chosen', c: value, d: claim_id}))) AS conflicts
    FROM report.conflicts
    GROUP BY meeting_id
),

one_sided AS (
    SELECT
        meeting_id,
        list_select(
            list({topic: topic_id, side: mentioned_by[1], kind: kind}), list_grade_up(list({a: mentioned_by[1], b: topic_id}))
        ) AS one_sided
    FROM report.one_sided_topics
    WHERE is_one_sided
    GROUP BY meeting_id
)

SELECT
    m.meeting_id AS id,
    to_json({
        held: coalesce(regexp_replace(m.held_edtf, '^\.\./', 'by '), 'by ' || m.held_not_after),
        date_status: m.date_status, mode: m.mode, city: m.city, country: m.country,
        place_status: m.place_status, forum: m.forum, forum_relation: m.forum_relation, topics: m.topics, report_count: m.report_count,
        account_count: m.account_count, side_count: m.side_count, confidence: m.confidence,
        parties: list_transform(m.participants, lambda p: {
            person: p.person, office: p.office, country: p.country, organization: p.organization
        }),
        reports: coalesce(reports.reports, []), claims: coalesce(claims.claims, []), conflicts: coalesce(conflicts.conflicts, []),
        one_sided: coalesce(one_sided.one_sided, [])
    })::VARCHAR AS made
FROM report.meetings AS m
LEFT JOIN reports ON reports.meeting_id = m.meeting_id
LEFT JOIN claims ON claims.meeting_id = m.meeting_id
LEFT JOIN conflicts ON conflicts.meeting_id = m.meeting_id
LEFT JOIN one_sided ON one_sided.meeting_id = m.meeting_id
ORDER BY m.meeting_id
