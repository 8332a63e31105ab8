-- Which topics rise and fall: in what share of a year's meetings is each spoken of? Filter on kind, for formulae are apart.
-- Grain: one row per topic and year in which it was spoken of.
-- Key: year, topic_id
CREATE VIEW report.topic_trend AS
WITH total AS (
    SELECT year(held_on)::INTEGER AS year, count(*)::INTEGER AS year_meetings
    FROM star.fct_meeting
    WHERE held_on IS NOT NULL
    GROUP BY ALL
),

spoken AS (
    SELECT year, topic_id, count(*)::INTEGER AS meetings
    FROM (SELECT year(held_on)::INTEGER AS year, unnest(topics) AS topic_id FROM star.fct_meeting WHERE held_on IS NOT NULL)
    GROUP BY ALL
)

SELECT
    spoken.year,
    topic.kind,
    topic.topic_group,
    spoken.topic_id,
    topic.label,
    spoken.meetings,
    total.year_meetings,
    round(spoken.meetings / total.year_meetings, 4) AS meeting_ratio
FROM spoken
INNER JOIN total ON total.year = spoken.year
INNER JOIN star.dim_topic AS topic ON topic.topic_id = spoken.topic_id;

COMMENT ON COLUMN report.topic_trend.year IS 'Year of the meetings';
COMMENT ON COLUMN report.topic_trend.meetings IS 'Meetings of the year in which it was spoken of';
COMMENT ON COLUMN report.topic_trend.year_meetings IS 'All dated meetings of the year';
COMMENT ON COLUMN report.topic_trend.meeting_ratio IS 'Share of the year''s meetings, 0 to 1';
