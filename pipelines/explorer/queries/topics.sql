-- Topics by year, formulae and forums told apart by their kind.
SELECT coalesce(
    to_json(list({year: year, kind: kind, "group": topic_group, id: topic_id, topic: label, meetings: meetings, ratio: meeting_ratio}
        ORDER BY topic_id, year))::VARCHAR, '[]') AS made
FROM report.topic_trend
