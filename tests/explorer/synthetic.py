"""A file with the report views that the explorer reads, as tables of made-up meetings, as many as asked for."""

from pathlib import Path

import duckdb

_SQL = Path(__file__).with_name("synthetic.sql").read_text(encoding="utf-8")


def write_reports(path: Path, count: int, told: int | None = None) -> None:
    """Make a DuckDB file of ``count`` meetings of thirty years before mid-2026, the ``told`` latest with two pages each."""
    with duckdb.connect(str(path)) as db:
        db.execute(f"SET VARIABLE meetings = {count}; SET VARIABLE told = {count if told is None else told}")
        db.execute(_SQL)


def make_hostile(path: Path, words: str, address: str) -> None:
    """Put words into every text of the file that a page may have brought there, and an address into every link."""
    with duckdb.connect(str(path)) as db:
        given = {"words": words}
        db.execute("UPDATE report.documents SET title = $words, text = text || $words, source_id = $words", given)
        db.execute("UPDATE report.documents SET url = $address", {"address": address})
        db.execute("UPDATE report.meeting_reports SET title = $words, sentence = $words, source_id = $words", given)
        db.execute("UPDATE report.evidence SET reason = $words, value = $words, evidence = evidence || $words", given)
        db.execute("UPDATE report.conflicts SET reason = $words, value = $words, surface = $words", given)
        db.execute("UPDATE report.countries SET name = $words", given)
        db.execute("UPDATE report.places SET city = $words", given)
        db.execute("UPDATE report.topics SET label = $words", given)
        db.execute("UPDATE report.topic_trend SET label = $words", given)
        db.execute("UPDATE report.meetings SET forum = $words, city = $words", given)
        db.execute(
            "UPDATE report.meetings SET participants = list_transform(participants, lambda p: {person: p.person || $words, office: $words,"
            " country: p.country, organization: p.organization, aliases: p.aliases}::party)",
            given,
        )
