-- Editions of forums, with their dates and place.
-- Grain: one row per edition.
-- Key: forum_event_id
-- References: forum_id -> star.dim_forum
-- References: place_id -> star.dim_place
-- References: start_on -> star.dim_date
-- References: end_on -> star.dim_date
CREATE TABLE star.dim_forum_event AS
SELECT
    forum_event_id,
    forum_id,
    name,
    edition,
    level,
    start_on,
    end_on,
    place_id,
    source
FROM reference.forum_events
ORDER BY forum_event_id;
