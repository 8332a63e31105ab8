-- How complete the meetings are; one row of numbers, which the UI plots over the runs.
SELECT
    count(*) AS meetings,
    count(*) FILTER (held_on IS NOT NULL) / count(*) AS dated_ratio,
    count(*) FILTER (city IS NOT NULL) / count(*) AS placed_ratio,
    count(*) FILTER (mode <> 'unknown') / count(*) AS mode_known_ratio,
    count(*) FILTER (side_count > 1) / count(*) AS both_sides_ratio,
    count(*) FILTER (date_status = 'conflict_open') AS open_dates
FROM report.meetings;
