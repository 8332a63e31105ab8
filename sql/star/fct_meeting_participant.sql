-- Who took part, in which capacity: the parties of each meeting with the offices that they held on that day.
-- Grain: one row per meeting and party; a party without a named person is a country or an organization.
-- Key: meeting_id, participant_no
-- Rows by: meeting_id
-- References: meeting_id -> star.fct_meeting
-- References: person_id -> star.dim_person
-- References: country -> star.dim_country
-- References: organization_id -> star.dim_organization
CREATE TABLE star.fct_meeting_participant AS
WITH parties AS (
    SELECT
        v.meeting_id,
        v.held_on,
        coalesce(v.held_until, v.held_on) AS held_until,
        if(v.mode = 'in_person', v.country, NULL) AS place_country,
        unnest(v.participants) AS p
    FROM stage.meeting_values AS v
    WHERE v.meeting_id IN (SELECT meeting_id FROM star.fct_meeting_report WHERE realis = 'held')
),

titles AS (
    SELECT p.office AS title FROM parties WHERE p.office IS NOT NULL
    UNION
    SELECT office FROM star.dim_office
),

-- A title as a whole and, of one that names several offices, each of them: a Deputy Prime Minister and Foreign Minister is both.
pieces AS (
    SELECT title, title AS piece, false AS is_part FROM titles
    UNION
    SELECT title, unnest(regexp_split_to_array(title, '(?i)\s+and\s+|\s*[&,]\s*')) AS piece, true AS is_part FROM titles
),

-- What an office is, whatever the order and the small words of its title: the Minister for Foreign Affairs is the Foreign Minister.
-- A Minister of State is below a minister; one of State Security, or a Secretary of State, is not.
kinds AS (
    SELECT
        title,
        is_part,
        list_distinct(list_transform(
            list_filter(
                regexp_extract_all(
                    regexp_replace(
                        regexp_replace(lower(piece), '\bpremier\b', 'prime minister', 'g'),
                        '\b(?:minister of state(\s+(?:for|at|in|and)\b|\s*[&,]|\s*$)|state minister(\s+(?:of|for|and)\b|\s*[&,]|\s*$))',
                        'junior minister \1\2',
                        'g'
                    ),
                    '\p{L}+'
                ),
                lambda w: w NOT IN ('of', 'for', 'the', 'and', 'to', 'at', 'in', 'on', 's', 'affairs', 'relations')
            ),
            lambda w: coalesce(
                MAP {
                    'external': 'foreign', 'exterior': 'foreign', 'internal': 'interior', 'vice': 'deputy', 'defence': 'defense',
                    'adviser': 'advisor', 'councillor': 'councilor', 'labour': 'labor',
                    'chairman': 'chair', 'chairwoman': 'chair', 'chairperson': 'chair'
                }[w],
                w
            )
        )) AS words,
        list_sort(list_intersect(words, ['deputy', 'assistant', 'former', 'junior', 'acting', 'interim', 'elect'])) AS steps
    FROM pieces
),

printed AS (
    SELECT title, list({words: words, steps: steps, is_part: is_part}) AS kinds
    FROM kinds
    WHERE len(words) > 0
    GROUP BY title
),

-- Other names, sorted once for all meetings in which the accounts give a person the same ones.
known AS (
    SELECT named.person_id, named.told, list_sort(list_distinct(list_concat(named.told, coalesce(person.aliases, [])))) AS aliases
    FROM (SELECT DISTINCT p.person_id AS person_id, p.aliases AS told FROM parties) AS named
    LEFT JOIN star.dim_person AS person ON person.person_id = named.person_id
),

held AS (
    SELECT
        parties.meeting_id,
        parties.p.participant_no AS participant_no,
        list_grade_up(list({rank: o.rank, office: o.office, office_id: o.office_id})) AS by_rank,
        list_select(list(o.office), by_rank) AS offices,
        list_select(list(o.office_id), by_rank) AS office_ids,
        list({words: kinds.words, steps: kinds.steps}) AS kinds,
        min(o.rank) AS top_rank
    FROM parties
    INNER JOIN star.dim_office AS o
        ON o.person_id = parties.p.person_id
        AND (o.held_from IS NULL OR o.held_from <= parties.held_until)
        AND (o.held_until IS NULL OR o.held_until >= parties.held_on)
    INNER JOIN kinds ON kinds.title = o.office AND NOT kinds.is_part
    WHERE parties.held_on IS NOT NULL
    GROUP BY ALL
)

SELECT
    parties.meeting_id,
    parties.p.participant_no AS participant_no,
    parties.p.person_id AS person_id,
    parties.p.person AS person,
    parties.p.office AS office,
    parties.p.country AS country,
    parties.p.organization AS organization,
    org.organization_id,
    parties.p.country = parties.place_country AS is_host,
    known.aliases,
    coalesce(held.offices, []) AS offices,
    coalesce(held.office_ids, []) AS office_ids,
    held.top_rank,
    CASE
        WHEN held.offices IS NULL AND parties.held_on IS NULL AND parties.p.person_id IN (SELECT person_id FROM star.dim_office) THEN 'no_day'
        WHEN held.offices IS NULL THEN 'no_tenure_known'
        WHEN parties.p.office IS NULL THEN 'not_stated'
        -- a part must name the listed office in full: "Foreign Affairs" behind "Deputy Minister for Europe and" is none
        WHEN len(list_filter(
            held.kinds,
            lambda k: len(list_filter(
                printed.kinds,
                lambda one: one.steps = k.steps
                    AND (list_has_all(one.words, k.words) OR (NOT one.is_part AND list_has_all(k.words, one.words)))
            )) > 0
        )) > 0
            THEN 'matches_tenure'
        ELSE 'differs_from_tenure'
    END AS office_status
FROM parties
LEFT JOIN held ON held.meeting_id = parties.meeting_id AND held.participant_no = parties.p.participant_no
LEFT JOIN printed ON printed.title = parties.p.office
LEFT JOIN known ON known.person_id IS NOT DISTINCT FROM parties.p.person_id AND known.told IS NOT DISTINCT FROM parties.p.aliases
LEFT JOIN star.dim_organization AS org ON org.name = parties.p.organization;

COMMENT ON COLUMN star.fct_meeting_participant.participant_no IS 'Order in the meeting, from 0';
COMMENT ON COLUMN star.fct_meeting_participant.person IS 'Name of the person; null when only a country or an organization is named';
COMMENT ON COLUMN star.fct_meeting_participant.office IS 'Office as the reports print it';
COMMENT ON COLUMN star.fct_meeting_participant.country IS 'ISO 3166-1 alpha-2 of the country the party acts for';
COMMENT ON COLUMN star.fct_meeting_participant.organization IS 'Organization the party acts for, by its usual short name';
COMMENT ON COLUMN star.fct_meeting_participant.is_host IS 'The meeting took place in the country that the party acts for; null for calls, and where the place or the country is not known';
COMMENT ON COLUMN star.fct_meeting_participant.aliases IS 'Other names of the person, in the reports and on the list';
COMMENT ON COLUMN star.fct_meeting_participant.offices IS 'Listed offices held on that day, highest rank first; empty when the day or the tenures are not known';
COMMENT ON COLUMN star.fct_meeting_participant.office_ids IS 'The same as dim_office.office_id';
COMMENT ON COLUMN star.fct_meeting_participant.top_rank IS 'Highest rank held on that day: 1 head of state to 7 other; null when not known';
COMMENT ON COLUMN star.fct_meeting_participant.office_status IS 'Printed office against the list: matches_tenure (the same office in other words too), differs_from_tenure, not_stated, no_tenure_known (none is listed for that day) or no_day (some are listed, but the day of the meeting is not known)';
