"""The steps from raw pages to meetings: which stage tables each reads and makes. Knows neither Dagster nor DuckDB."""

from pipelines.core.records import ExtractionReject
from pipelines.stages.extraction import DATES, FACTS, NAMES, Extraction, make_extractor
from pipelines.stages.joining import clean
from pipelines.stages.meetings import READS, WRITES, coreference
from pipelines.stages.per_document import Updated, update
from pipelines.stages.state import ALL
from pipelines.stages.step import Report, Step, StepInput, counts
from pipelines.store import WHOLE
from pipelines.tables import to_arrow

__all__ = ["ALL", "STEPS", "Report", "Step", "StepInput", "make_extractor"]

_FOUND = ("meeting_reports", "claims", "topic_hits", "statements")


def cleaned(given: StepInput, wanted: frozenset[str]) -> Report:
    """Read what is new in the raw folder into documents; workers meanwhile load what the next steps need."""
    return clean(given, wanted, lambda: given.engine.ahead(NAMES.task))


def normalise(given: StepInput, wanted: frozenset[str]) -> Report:
    """Find the names and the dates of every document."""
    done = [_extract(given, extraction, wanted) for extraction in (NAMES, DATES) if wanted.intersection(extraction.writes)]
    return Report(counts(given.store, wanted), max(one.worked for one in done), min(one.kept for one in done))


def facts(given: StepInput, wanted: frozenset[str]) -> Report:
    """Find the meetings, claims, topics and statements of every document, from its stored names and dates."""
    done = _extract(given, FACTS, wanted) if wanted.intersection(FACTS.writes) else Updated({})
    if "extraction_rejects" in wanted:
        failed = [row for name in ("names", "dates", "facts") for row in given.store.records_of(f"{name}_rejects")]
        rows = to_arrow(sorted(failed, key=lambda row: (row.document_id, row.step)), ExtractionReject)
        given.store.publish({"extraction_rejects": [given.store.write_part("extraction_rejects", WHOLE, rows, "")]})
    return Report(counts(given.store, wanted), done.worked, done.kept)


def _extract(given: StepInput, extraction: Extraction, wanted: frozenset[str]) -> Updated:
    tables = [table for table in extraction.writes if table in wanted or table == extraction.writes[-1]]
    done = update(given, extraction, tables)
    given.store.publish(done.parts)
    return done


def grouped(given: StepInput, wanted: frozenset[str]) -> Report:
    """Group reports into meetings. The workers go before: nothing is read any more, and each holds a third of a gigabyte.

    Those that weigh what is grouped go after: the file that comes next is DuckDB's work.
    """
    given.engine.close()
    report = coreference(given, wanted)
    given.engine.close()
    return report


STEPS = (
    Step("clean", "clean", (), ("documents", "document_locations", "rejects", "dropped_lines", "source_boilerplate"), cleaned),
    Step("normalise", "normalise", ("documents",), ("mentions", "date_mentions"), normalise),
    Step("facts", "facts", ("documents", "mentions", "date_mentions"), (*_FOUND, "extraction_rejects"), facts),
    Step("coreference", "facts", READS, WRITES, grouped),
)
"""The steps in their order."""
