-- How regularly do two countries meet, and what was their longest silence?
-- Grain: one row per pair of countries with a dated meeting.
-- Key: country_a, country_b
CREATE VIEW report.contact_rhythm AS
WITH gaps AS (
    SELECT
        country_a,
        country_b,
        meeting_id,
        held_on,
        date_diff('day', lag(held_on) OVER (PARTITION BY country_a, country_b ORDER BY held_on, meeting_id), held_on) AS gap_days
    FROM report.dyads
    WHERE held_on IS NOT NULL
)

SELECT
    country_a,
    country_b,
    count(*)::INTEGER AS meetings,
    min(held_on) AS first_held_on,
    max(held_on) AS last_held_on,
    median(gap_days) AS median_gap_days,
    max(gap_days)::INTEGER AS longest_silence_days,
    min_by(meeting_id, (-gap_days, held_on, meeting_id)) FILTER (gap_days IS NOT NULL) AS silence_ended_with
FROM gaps
GROUP BY country_a, country_b;

COMMENT ON COLUMN report.contact_rhythm.meetings IS 'Dated meetings in which both took part';
COMMENT ON COLUMN report.contact_rhythm.first_held_on IS 'Day of the first';
COMMENT ON COLUMN report.contact_rhythm.last_held_on IS 'Day of the last';
COMMENT ON COLUMN report.contact_rhythm.median_gap_days IS 'Median of the days between one meeting and the next; null for a single meeting';
COMMENT ON COLUMN report.contact_rhythm.longest_silence_days IS 'Most days between one meeting and the next';
COMMENT ON COLUMN report.contact_rhythm.silence_ended_with IS 'Meeting that ended the longest silence';
