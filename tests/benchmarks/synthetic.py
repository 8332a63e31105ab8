"""A large warehouse out of nothing: stage tables made in SQL, so that a million documents need no pages and no disk of their own.

Meetings are between listed persons of two countries, three or four documents tell of each, the first with the right day;
publishers, days, modes, places, topics and stances are drawn by hash, so the same numbers give the same rows. Words follow a
log-uniform law over 20,000 made-up ones, as the words of a language nearly do.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from pipelines.core.contracts import STAGE
from pipelines.core.knowledge import Knowledge
from pipelines.store import WHOLE, Part, Store
from pipelines.tables import columns
from pipelines.warehouse import Sources, reference_tables
from pipelines.warehouse.sources import put_in_place

_FILE = f"0-{0:016x}.parquet"
"""The one part of a table, named as parts are; nobody compares its hash."""
WORDS = 110
"""Words of a document after its first sentence: some 800 characters."""

_SOUP = (
    f"array_to_string(list_transform(range({WORDS}), lambda j: "
    "'wo' || exp((hash(d * 1000003 + j) % 1000000) / 1000000 * ln(20000))::INTEGER), ' ')"
)

_TABLES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "documents": (
        "pages",
        {
            "document_id": "document_id",
            "raw_path": "'synthetic/' || document_id || '.txt'",
            "raw_sha256": "document_id",
            "url": "'https://pages.example/' || document_id",
            "source_id": "source_id",
            "title": "person_a || ' and ' || person_b",
            "published_on": "published_on",
            "published_precision": "'day'",
            "language": "'en'",
            "text": "sentence || ' ' || " + _SOUP,
            "near_duplicate_group": "CASE WHEN d % 10 = 9 THEN printf('%016x', d - 9) END",
        },
    ),
    "document_locations": (
        "pages",
        {
            "raw_path": "'synthetic/' || document_id || '.txt'",
            "document_id": "document_id",
            "collection": "'synthetic'",
            "url": "'https://pages.example/' || if(d % 50 = 1, printf('%016x', d - 1), document_id)",
            "fetched_at": "published_on + INTERVAL 2 DAY",
        },
    ),
    "mentions": (
        "pages",
        {
            "document_id": "document_id",
            "char_end": "length(person_a)",
            "kind": "'person'",
            "surface": "person_a",
            "name": "if(d % 20 = 0, 'Stranger ' || (d % 5000), person_a)",
            "entity_id": "if(d % 20 = 0, NULL, id_a)",
            "country": "country_a",
        },
    ),
    "meeting_reports": (
        "pages",
        {
            "report_id": "document_id",
            "document_id": "document_id",
            "realis": "if(d % 12 = 0, 'planned', 'held')",
            "char_end": "length(sentence)",
            "mode": "mode",
            "participants": "participants",
            "held_edtf": "held_on::VARCHAR",
            "held_on": "held_on",
            "held_precision": "'day'",
            "city": "city",
            "country": "place_country",
            "forum_id": "forum_id",
            "forum": "forum",
            "forum_relation": "if(forum_id IS NULL, 'none', 'sidelines')",
            "rule": "'meeting.same'",
        },
    ),
    "meeting_groups": (
        "pages",
        {"report_id": "document_id", "meeting_id": "meeting_id", "method": "'matched'", "realis": "if(d % 12 = 0, 'planned', 'held')"},
    ),
    "meeting_values": (
        "meetings",
        {
            "meeting_id": "meeting_id",
            "held_edtf": "held_on::VARCHAR",
            "held_on": "held_on",
            "held_precision": "'day'",
            "held_not_before": "held_on",
            "held_not_after": "held_on",
            "date_status": "if(m % 7 = 0, 'conflict_resolved', 'agreed')",
            "mode": "mode",
            "mode_status": "'agreed'",
            "place_id": "place_id",
            "city": "city",
            "country": "place_country",
            "place_status": "if(mode = 'phone', 'not_applicable', 'agreed')",
            "forum_id": "forum_id",
            "forum": "forum",
            "forum_relation": "if(forum_id IS NULL, 'none', 'sidelines')",
            "forum_status": "'single'",
            "participants": "participants",
            "confidence": "0.9",
        },
    ),
    "claims": (
        "claims",
        {
            "claim_id": "document_id || c",
            "report_id": "document_id",
            "document_id": "document_id",
            "attribute": "['date', 'participant', 'participant', 'mode'][c + 1]",
            "value": "[date_value, id_a, id_b, mode][c + 1]",
            "participant_no": "[NULL, 0, 1, NULL][c + 1]",
            "source": "'text'",
            "char_start": "0",
            "char_end": "length(person_a)",
            "surface": "person_a",
            "zone": "'body'",
            "basis": "'explicit'",
            "rule": "'meeting.same'",
            "confidence": "0.9",
        },
    ),
    "claim_outcomes": (
        "claims",
        {
            "claim_id": "document_id || c",
            "meeting_id": "meeting_id",
            "outcome": "if(c = 0 AND date_value <> held_on::VARCHAR, 'outvoted', 'chosen')",
            "reason": "'synthetic'",
        },
    ),
    "coreference_decisions": (
        "pages WHERE d >= {meetings}",
        {
            "report_a": "printf('%016x', d - {meetings})",
            "report_b": "document_id",
            "is_same": "true",
            "participant_overlap": "1.0",
            "day_distance": "0",
            "reason": "'same_participants_and_day'",
        },
    ),
    "topic_hits": (
        "topics",
        {
            "report_id": "document_id",
            "document_id": "document_id",
            "topic_id": "topic_id",
            "hit_count": "1",
            "char_end": "length(person_a)",
            "surface": "person_a",
            "rule": "'meeting.same'",
        },
    ),
    "statements": (
        "said",
        {
            "statement_id": "document_id || s",
            "document_id": "document_id",
            "report_id": "document_id",
            "statement_no": "s",
            "speaker_kind": "'country'",
            "speaker": "if(s % 2 = 0, country_a, country_b)",
            "speaker_country": "if(s % 2 = 0, country_a, country_b)",
            "stance": "['says', 'supports', 'opposes', 'urges'][d % 4 + 1]",
            "topics": "[topic_id]",
            "char_end": "length(person_a)",
            "surface": "person_a",
            "rule": "'meeting.same'",
        },
    ),
}
"""Stage table to the relation that it is made from and its stated columns; the others are empty."""


def make_stage(folder: Path, documents: int, meetings: int, knowledge: Knowledge) -> Sources:
    """Write the stage tables of a synthetic warehouse, sorted by their keys as the steps leave them.

    Args:
        folder: Where the Parquet files go.
        documents: Pages, each with one report.
        meetings: Meetings that they tell of.
        knowledge: Curated knowledge: persons, places, topics and publishers are drawn from it.

    Returns:
        What a build reads.
    """
    folder.mkdir(parents=True, exist_ok=True)
    sources = Sources(folder, reference_tables(knowledge))
    parts: dict[str, list[Part]] = {}
    with duckdb.connect() as db:
        db.execute("CREATE SCHEMA reference")
        put_in_place(db, sources, {f"reference.{name}": False for name in ("persons", "places", "topics", "sources", "forums")}, {})
        _relations(db, documents, meetings)
        for table, (relation, stated) in _TABLES.items():
            listed = ", ".join(f'({stated.get(c.name, _empty(c.type, c.nullable))})::{c.type} AS "{c.name}"' for c in columns(STAGE[table]))
            unknown = stated.keys() - {c.name for c in columns(STAGE[table])}
            if unknown:
                raise ValueError(f"{table} has no column {', '.join(sorted(unknown))}")
            query = f"SELECT {listed} FROM {relation} ORDER BY 1".replace("{meetings}", str(meetings))
            (folder / table).mkdir(exist_ok=True)
            made = db.execute(f"COPY ({query}) TO '{folder / table / _FILE}' (FORMAT parquet)").fetchone()
            parts[table] = [Part(WHOLE, f"{table}/{_FILE}", made[0] if made else 0, "")]
    Store(folder, STAGE).publish(parts)
    return sources


def _empty(kind: str, nullable: bool) -> str:
    if nullable:
        return "NULL"
    if kind.endswith("[]"):
        return "[]"
    return {"VARCHAR": "''", "BOOLEAN": "false"}.get(kind, "0")


_LISTED = """
CREATE TABLE people AS
    SELECT row_number() OVER (ORDER BY person_id) - 1 AS n, person_id, name, country FROM reference.persons WHERE country IS NOT NULL;
CREATE TABLE towns AS
    SELECT row_number() OVER (ORDER BY place_id) - 1 AS n, place_id, name, country FROM reference.places WHERE kind = 'city';
CREATE TABLE series AS SELECT row_number() OVER (ORDER BY forum_id) - 1 AS n, forum_id, name FROM reference.forums;
CREATE TABLE subjects AS SELECT row_number() OVER (ORDER BY topic_id) - 1 AS n, topic_id FROM reference.topics;
CREATE TABLE voices AS SELECT row_number() OVER (ORDER BY source_id) - 1 AS n, source_id FROM reference.sources;
CREATE TABLE officials AS SELECT country, min(source_id) AS source_id FROM reference.sources WHERE speaks_for_country GROUP BY country
"""


def _relations(db: duckdb.DuckDBPyConnection, documents: int, meetings: int) -> None:
    """The meetings, and the pages, claims, topics and statements that tell of them."""
    db.execute(_LISTED)
    count = {
        name: db.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in ("people", "towns", "series", "subjects", "voices")
    }
    party = "{{participant_no: {no}, person_id: {p}.person_id, person: {p}.name, country: {p}.country, aliases: []::VARCHAR[]}}"
    db.execute(f"""
    CREATE TABLE meetings AS
    WITH drawn AS (
        SELECT
            m, printf('m%015x', m) AS meeting_id, DATE '2000-01-01' + {_drawn("m", 1, 9400)} AS held_on,
            if({_drawn("m", 2, 4)} = 0, 'phone', 'in_person') AS mode,
            {_drawn("m", 3, count["people"] - 1)} AS a_n, {_drawn("m", 4, count["people"] - 1)} AS b_n,
            if({_drawn("m", 2, 4)} = 0, NULL, {_drawn("m", 5, count["towns"])}) AS town_n,
            if({_drawn("m", 6, 5)} = 0, {_drawn("m", 7, count["series"])}, NULL) AS forum_n
        FROM range({meetings}) AS r (m)
    )
    SELECT
        m, meeting_id, held_on, mode, t.place_id, t.name AS city, t.country AS place_country, f.forum_id, f.name AS forum,
        a.person_id AS id_a, a.name AS person_a, a.country AS country_a, b.person_id AS id_b, b.name AS person_b, b.country AS country_b,
        [{party.format(no=0, p="a")}, {party.format(no=1, p="b")}] AS participants
    FROM drawn
    JOIN people AS a ON a.n = drawn.a_n
    JOIN people AS b ON b.n = if(drawn.b_n = drawn.a_n, drawn.b_n + 1, drawn.b_n)
    LEFT JOIN towns AS t ON t.n = drawn.town_n
    LEFT JOIN series AS f ON f.n = drawn.forum_n;

    CREATE TABLE pages AS
    WITH drawn AS (
        SELECT
            d, printf('%016x', d) AS document_id, d % {meetings} AS m, {_drawn("d", 8, 4)} AS lag,
            d >= {meetings} AND {_drawn("d", 9, 20)} = 0 AS is_wrong,
            {_drawn("d", 11, count["voices"])} AS voice_n, {_drawn("d", 14, 3)} AS own
        FROM range({documents}) AS r (d)
    )
    SELECT
        d, document_id, meetings.* EXCLUDE (m), coalesce(o.source_id, v.source_id) AS source_id, held_on + lag AS published_on,
        if(is_wrong, held_on + 1, held_on)::VARCHAR AS date_value, person_a || ' met ' || person_b || ' on ' || held_on || '.' AS sentence
    FROM drawn JOIN meetings ON meetings.m = drawn.m JOIN voices AS v ON v.n = drawn.voice_n
    LEFT JOIN officials AS o ON o.country = if(own = 0, country_a, if(own = 1, country_b, NULL));

    CREATE VIEW claims AS SELECT pages.*, c FROM pages, range(4) AS r (c);
    CREATE VIEW topics AS
    WITH drawn AS (
        SELECT document_id, person_a, unnest(list_distinct([{_drawn("d", 12, count["subjects"])}, {_drawn("d", 13, 9)}])) AS n FROM pages
    )
    SELECT drawn.document_id, drawn.person_a, s.topic_id FROM drawn JOIN subjects AS s ON s.n = drawn.n;
    CREATE VIEW said AS
    WITH drawn AS (SELECT pages.*, k AS s, hash(d * 5 + k) % {count["subjects"]} AS n FROM pages, range(3) AS r (k))
    SELECT drawn.*, t.topic_id FROM drawn JOIN subjects AS t ON t.n = drawn.n
    """)


def _drawn(key: str, salt: int, among: int) -> str:
    """A number below ``among`` that looks like chance and is the same each time."""
    return f"(hash({key} * 1000003 + {salt}) % {among})::INTEGER"
