"""From documents to names, dates and facts: what workers do, and what each of the three depends on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from pipelines.core.knowledge import Knowledge
from pipelines.core.publishers import Publishers
from pipelines.core.records import Document, ExtractionReject
from pipelines.core.stages import Extractor
from pipelines.engines import Task
from pipelines.reference import load_knowledge
from pipelines.reference.calendars import load_calendars
from pipelines.reference.lexicons import load_cue_lexicons, load_name_lexicons
from pipelines.reference.statements import load_statement_lexicons
from pipelines.reference.strict import HERE
from pipelines.stages.nested import Dated, Named, Noted, Told, bare
from pipelines.stages.versions import code_version, file_version, fingerprint, knowledge_version, source_version
from pipelines.tables import from_arrow, to_arrow


def make_extractor(knowledge: Knowledge) -> Extractor:
    """Build what turns documents into facts; it costs some tenths of a second and is used for many documents."""
    names = load_name_lexicons()
    return Extractor(knowledge, names, load_cue_lexicons(names), load_calendars(HERE / "languages"), load_statement_lexicons())


def load_extractor() -> Extractor:
    """The extractor with the project's own knowledge."""
    return make_extractor(load_knowledge())


def name_batch(extractor: Extractor, batch: pa.RecordBatch) -> pa.RecordBatch:
    """Find names: ``Document`` in, ``Named`` out."""
    found = [Named(d.document_id, tuple(extractor.mentions(bare(d)))) for d in from_arrow(batch, Document)]
    return to_arrow(found, Named).to_batches()[0]


def date_batch(extractor: Extractor, batch: pa.RecordBatch) -> pa.RecordBatch:
    """Find dates: ``Document`` in, ``Dated`` out."""
    found = [Dated(d.document_id, tuple(extractor.dates(bare(d)))) for d in from_arrow(batch, Document)]
    return to_arrow(found, Dated).to_batches()[0]


def fact_batch(extractor: Extractor, batch: pa.RecordBatch) -> pa.RecordBatch:
    """Find facts: ``Noted`` in, ``Told`` out. The names and dates are those stored; the text is not searched for them again."""
    found = []
    for noted in from_arrow(batch, Noted):
        told = extractor.facts(bare(noted.document), noted.mentions, noted.date_mentions)
        rows = (tuple(told.reports), tuple(told.claims), tuple(told.topics), tuple(told.statements))
        found.append(Told(noted.document.document_id, *rows))
    return to_arrow(found, Told).to_batches()[0]


def refuse_names(row: pa.RecordBatch, reason: str, detail: str) -> pa.RecordBatch:
    """A document without its names, and why."""
    key = row.column("document_id")[0].as_py()
    return to_arrow([Named(key, names_rejects=(ExtractionReject(key, "names", reason, detail),))], Named).to_batches()[0]


def refuse_dates(row: pa.RecordBatch, reason: str, detail: str) -> pa.RecordBatch:
    """A document without its dates, and why."""
    key = row.column("document_id")[0].as_py()
    return to_arrow([Dated(key, dates_rejects=(ExtractionReject(key, "dates", reason, detail),))], Dated).to_batches()[0]


def refuse_facts(row: pa.RecordBatch, reason: str, detail: str) -> pa.RecordBatch:
    """A document without its facts, and why."""
    key = row.column("document")[0].as_py()["document_id"]
    return to_arrow([Told(key, facts_rejects=(ExtractionReject(key, "facts", reason, detail),))], Told).to_batches()[0]


@dataclass(frozen=True, slots=True)
class Extraction:
    """A kind of extraction: it looks at one document at a time.

    Attributes:
        task: What workers do.
        writes: Tables that it makes; the last holds the documents on which it failed.
        reads: Tables that it reads besides the documents.
        code: Modules whose source, with all that they import, is its version.
        known: Tables of curated knowledge that it reads.
        language_files: Those that it reads for the documents of one language, below the folder of that language.
        shared_files: Those that it reads for the documents of all languages, beside these folders.
    """

    task: Task
    writes: tuple[str, ...]
    reads: tuple[str, ...]
    code: tuple[str, ...]
    known: tuple[str, ...]
    language_files: tuple[str, ...]
    shared_files: tuple[str, ...] = ()

    def version(self, knowledge: Knowledge) -> str:
        """Changes whenever any document may give something else."""
        return fingerprint(self._base(knowledge), knowledge_version(knowledge, "sources", "official_domains"), self._words("*"))

    def language_versions(self, knowledge: Knowledge) -> Callable[[str, str | None], str]:
        """A function ``(language, source) -> version`` that changes whenever a document of these may give something else.

        Of a source only the publisher's facts count, not how its pages are laid out.
        """
        base, publishers = self._base(knowledge), Publishers(knowledge.sources, knowledge.official_domains)

        @cache
        def version(language: str, source_id: str | None) -> str:
            source, home = publishers.source(source_id), publishers.home(source_id)
            return fingerprint(base, repr(source) if source else home or "", self._words(language))

        return version

    def _base(self, knowledge: Knowledge) -> str:
        code = code_version(*self.code), source_version("pipelines.core.stages")
        return fingerprint(*code, knowledge_version(knowledge, *self.known))

    def _words(self, language: str) -> str:
        own = (f"languages/{language}/{name}" for name in self.language_files)
        return file_version(*own, *(f"languages/{name}" for name in self.shared_files))


_ENTITIES = ("countries", "organizations", "persons", "tenures", "places", "forums", "forum_events", "guards")
_NAME_CODE = ("pipelines.core.names.find", "pipelines.reference.lexicons")
_SHARED = ("general_offices.yaml",)
_DATE_CODE = ("pipelines.core.dates", "pipelines.core.variants", "pipelines.reference.calendars", "pipelines.reference.variants")

NAMES = Extraction(
    Task("names", load_extractor, name_batch, refuse_names),
    ("mentions", "names_rejects"),
    (),
    _NAME_CODE,
    _ENTITIES,
    ("names.yaml", "offices.yaml", "variants.csv"),
    _SHARED,
)
DATES = Extraction(
    Task("dates", load_extractor, date_batch, refuse_dates),
    ("date_mentions", "dates_rejects"),
    (),
    _DATE_CODE,
    (),
    ("calendar.yaml", "variants.csv"),
)
FACTS = Extraction(
    Task("facts", load_extractor, fact_batch, refuse_facts),
    ("meeting_reports", "claims", "topic_hits", "statements", "facts_rejects"),
    ("mentions", "date_mentions"),
    ("pipelines.core.stages", "pipelines.reference.statements", *_NAME_CODE, *_DATE_CODE),
    (*_ENTITIES, "topics"),
    ("names.yaml", "offices.yaml", "variants.csv", "calendar.yaml", "meetings.yaml", "statements.yaml"),
    _SHARED,
)
