-- How do countries speak of a topic over the years?
-- Grain: one row per speaking country, topic, year and stance.
-- Key: stance_of
CREATE VIEW report.stances AS
WITH spoken AS (
    SELECT
        s.speaker_country AS country,
        unnest(s.topics) AS topic_id,
        year(coalesce(m.held_on, d.published_on))::INTEGER AS year,
        if(s.is_negated, 'not ', '') || s.stance AS stance
    FROM star.fct_statement AS s
    INNER JOIN star.fct_document AS d ON d.document_id = s.document_id
    LEFT JOIN star.fct_meeting AS m ON m.meeting_id = s.meeting_id
    WHERE s.speaker_country IS NOT NULL AND s.speaker_kind <> 'both_sides'
)

SELECT
    concat_ws(' ', country, topic_id, coalesce(year::VARCHAR, '-'), stance) AS stance_of,
    country,
    topic_id,
    year,
    stance,
    count(*)::INTEGER AS statements
FROM spoken
GROUP BY country, topic_id, year, stance;

COMMENT ON COLUMN report.stances.stance_of IS 'Country, topic, year and stance';
COMMENT ON COLUMN report.stances.country IS 'ISO 3166-1 alpha-2 of the country that speaks';
COMMENT ON COLUMN report.stances.topic_id IS 'What it speaks of; dim_topic.topic_id';
COMMENT ON COLUMN report.stances.year IS 'Year of the meeting, else of publication; null when neither is known';
COMMENT ON COLUMN report.stances.stance IS 'says, supports, opposes, urges, ...; "not" before it when the verb is negated';
COMMENT ON COLUMN report.stances.statements IS 'Clauses of reported speech';
