"""From a cleaned document to its facts: the pure functions of each stage, joined."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, timedelta
from functools import cache, partial

from pipelines.core.dates import Anchor, Calendar, DateReader, FoundDate
from pipelines.core.knowledge import Knowledge, Source
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.keys import completed_keys, keyed_claims, keyed_reports, keyed_statements
from pipelines.core.meetings.page import Page
from pipelines.core.meetings.regions import hits_of
from pipelines.core.meetings.reports import ReportFinder
from pipelines.core.names.find import NameContext, NameFinder
from pipelines.core.names.lexicon import NameLexicon
from pipelines.core.names.office_table import with_names
from pipelines.core.names.signatures import author_in, signatures
from pipelines.core.publishers import Publishers
from pipelines.core.records import Claim, DateMention, Document, MeetingReport, Mention, Statement, TopicHit, Zone
from pipelines.core.statements import StatementFinder, StatementLexicon
from pipelines.core.topics import Phrase, TopicFinder
from pipelines.core.variants import NO_VARIANTS, printed_words
from pipelines.core.zones import zone

_BASES = {"dateline": "dateline", "setting": "dateline", "caption": "caption"}
"""Zone to the basis of the dates in it."""
_WRITTEN = timedelta(days=3)
"""Longest from the day of a dateline to that of publication."""
_BODIES = frozenset({"forum", "organization"})
"""Kinds of names that hold words of any kind."""
_CALENDAR = ("explicit", "no_year")
"""Bases of the dates that name a day of the calendar."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one page tells."""

    reports: Sequence[MeetingReport]
    claims: Sequence[Claim]
    topics: Sequence[TopicHit]
    statements: Sequence[Statement]


_NO_FACTS = Facts((), (), (), ())


class Extractor:
    """Everything from cleaned text to facts; built once per process.

    Args:
        knowledge: Curated knowledge.
        names: Name lexicons by language.
        cues: Cue lexicons by language.
        calendars: Date vocabularies by language.
        statements: Speech verbs by language.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        names: Mapping[str, NameLexicon],
        cues: Mapping[str, CueLexicon],
        calendars: Mapping[str, Calendar],
        statements: Mapping[str, StatementLexicon],
    ) -> None:
        names = {
            code: replace(lexicon, offices=with_names(lexicon.offices, knowledge, code)) if lexicon.offices else lexicon
            for code, lexicon in names.items()
        }
        self._names = NameFinder(knowledge, names)
        self._dates = DateReader(calendars)
        self._cues = cues
        self._variants = {code: lexicon.variants for code, lexicon in names.items()}
        self._publishers = Publishers(knowledge.sources, knowledge.official_domains)
        of_words = {code: frozenset(w for w, t in lexicon.tags.items() if t in "ot") for code, lexicon in names.items()}
        self._countries = frozenset(country.country for country in knowledge.countries)
        self._topics = knowledge.topics
        self._topic_finders: dict[str, TopicFinder] = {}
        offices = {code: lexicon.offices for code, lexicon in names.items() if lexicon.offices}
        self._reports = ReportFinder(knowledge, self._names.people, of_words, offices)
        self._statements = StatementFinder(statements, offices)

    def _source(self, document: Document) -> Source | None:
        return self._publishers.source(document.source_id)

    def home(self, document: Document) -> str | None:
        """Country that the publisher speaks for, if it does."""
        return self._publishers.home(document.source_id)

    def day(self, document: Document) -> date | None:
        """Day of publication on the publisher's clock: what "today" means on the page."""
        source = self._source(document)
        if document.published_at is not None and source and source.time_zone:
            return document.published_at.replace(tzinfo=UTC).astimezone(zone(source.time_zone)).date()
        return document.published_on

    def _read(self, document: Document) -> str:
        """The text of a document as it is read: in the characters that the words of its language are listed in."""
        return self._variants.get(document.language, NO_VARIANTS).listed(document.text)

    def mentions(self, document: Document) -> list[Mention]:
        """Find the names of a document."""
        text = self._read(document)
        sentences = self._names.sentences(text, document.language)
        context = NameContext(document.language, self.day(document), self.home(document))
        found = self._names.find(document.document_id, text, sentences, context)
        return found if text == document.text else _as_printed(found, text, document.text)

    def dates(self, document: Document) -> list[DateMention]:
        """Find the dates of a document's text; below a dateline of the days before publication, "today" is its day.

        So it is on a page that does not say when it was published.
        """
        day = self.day(document)
        mentions = self._read_dates(document, day)
        written = next((m.first_day for m in mentions if m.basis == "dateline" and m.precision == "day"), None)
        if written and day is None:
            return self._read_dates(document, written)
        is_counted = any(m.basis == "relative" and m.precision == "day" for m in mentions)
        if day and written and timedelta(0) < day - written <= _WRITTEN and is_counted:
            return self._read_dates(document, written)
        return mentions

    def _read_dates(self, document: Document, day: date | None) -> list[DateMention]:
        found = self._dates.find(self._read(document), document.language, Anchor(day))
        starts = [zone.char_start for zone in document.zones]
        return [_date_mention(document, f, document.zones[bisect_right(starts, f.start) - 1] if starts else None) for f in found]

    def facts(self, document: Document, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> Facts:
        """Find the meetings that a document tells of, with claims, topics and statements.

        Raises:
            ValueError: A party was given a country that is on no list: a fault of a rule, which costs this page and not the build.
        """
        page = self.page(document, mentions, dates)
        reports, claims = self.meetings(page) if page else ((), ())
        if page is None or not reports:
            return _NO_FACTS
        told = {p.country for r in reports for p in r.participants if p.country}
        if not told <= self._countries:
            raise ValueError(f"no country: {', '.join(sorted(told - self._countries))}")
        phrases, keys = self.phrases(document), completed_keys(reports)
        topics, said = hits_of(page, reports, claims, phrases), self.statements(page, reports, phrases)
        return Facts(keyed_reports(reports, keys), keyed_claims(claims, keys), topics, keyed_statements(said, keys))

    def page(self, document: Document, mentions: Sequence[Mention], dates: Sequence[DateMention]) -> Page | None:
        """Put together what the readers of meetings see; None for a language without words of meetings."""
        lexicon = self._cues.get(document.language)
        if lexicon is None:
            return None
        text, variants = self._read(document), self._variants.get(document.language, NO_VARIANTS)
        if text is not document.text:
            mentions = [m._replace(office=m.office and variants.listed(m.office)) for m in mentions]
        sentences = self._names.sentences(text, document.language)
        # a month may be called as a plan is: "On 22 May I met"; so may part of a name: "Alianza para el Desarrollo"
        named = [(d.char_start, d.char_end) for d in dates if d.basis in _CALENDAR]
        named += [(m.char_start, m.char_end) for m in mentions if m.kind in _BODIES]
        cues, home, day = lexicon.find(text).outside("planned", named), self.home(document), self.day(document)
        return Page(document, text, mentions, dates, sentences, cues, lexicon, home, day, partial(self._author, document))

    def meetings(self, page: Page) -> tuple[list[MeetingReport], list[Claim]]:
        """Find the meetings that a page tells of, with their claims."""
        return self._reports.find(page)

    def phrases(self, document: Document) -> list[Phrase]:
        """Find the phrases of topics in a document, wherever they stand."""
        language = document.language
        if language not in self._topic_finders:
            self._topic_finders[language] = TopicFinder(self._topics, language)
        return self._topic_finders[language].find(self._read(document))

    def statements(self, page: Page, reports: Sequence[MeetingReport], phrases: Sequence[Phrase]) -> list[Statement]:
        """Find who said what at the meetings that a page tells of."""
        return self._statements.find(page, reports, phrases)

    def _author(self, document: Document) -> Mention | None:
        """Who signs a document with name and office."""
        context = NameContext(document.language, self.day(document), self.home(document))
        for line, may_be_bare in signatures(document):
            sentences = self._names.sentences(line, document.language)
            if author := author_in(line, self._names.find(document.document_id, line, sentences, context), may_be_bare):
                return author
        return None

    def all(self, document: Document) -> Facts:
        """Names, dates and facts in one go."""
        return self.facts(document, self.mentions(document), self.dates(document))


def _as_printed(mentions: Sequence[Mention], read: str, printed: str) -> list[Mention]:
    """Mentions that were read in listed characters, with what the page prints: there, as office, as name of who is not listed."""

    @cache
    def words(listed: str) -> str:
        return printed_words(listed, read, printed)

    found = []
    for mention in mentions:
        is_listed = mention.entity_id is not None and not mention.entity_id.startswith("~")
        name = mention.name if is_listed else words(mention.name)
        start, end, office = mention.office_start, mention.office_end, mention.office
        if office is not None:
            office = printed[start:end] if start is not None and read[start:end] == office else words(office)
        found.append(mention._replace(surface=printed[mention.char_start : mention.char_end], name=name, office=office))
    return found


def _date_mention(document: Document, found: FoundDate, zone: Zone | None) -> DateMention:
    is_inside = zone is not None and zone.zone in _BASES and zone.char_start <= found.start < zone.char_end
    basis = _BASES[zone.zone] if zone and is_inside else found.basis
    return DateMention(
        document.document_id,
        "text",
        found.start,
        found.end,
        document.text[found.start : found.end],
        found.edtf,
        found.first_day,
        found.last_day,
        found.precision,
        basis,
        found.is_local_time,
        found.is_contradicted,
        found.rule,
        found.relation,
    )
