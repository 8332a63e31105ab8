"""The statements of a page: clauses of reported speech as records, with meeting, topics and evidence."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from pipelines.core.knowledge import Rule
from pipelines.core.meetings.page import Page
from pipelines.core.names.office_table import OfficeTable
from pipelines.core.records import MeetingReport, Statement
from pipelines.core.statements.clauses import ClauseReader, Hit
from pipelines.core.statements.lexicon import StatementLexicon, Verb
from pipelines.core.statements.memory import Memory
from pipelines.core.statements.nesting import Clause
from pipelines.core.statements.quotes import Quotes
from pipelines.core.statements.speakers import Cast
from pipelines.core.statements.subjects import SubjectReader
from pipelines.core.statements.words import Words
from pipelines.core.text import Span
from pipelines.core.topics import Phrase

RULES = (
    Rule("statement.subject", 1, "statements", "A name, an office or a country right before a verb of speech"),
    Rule("statement.joint", 1, "statements", "Both sides before a verb of speech: the two ministers agreed, China and Russia oppose"),
    Rule("statement.pronoun", 1, "statements", "A pronoun before a verb of speech; whom it means, the clauses before tell"),
    Rule("statement.coordinated", 1, "statements", "A verb of speech joined by 'and' to the one before, whose subject it shares"),
    Rule("statement.dropped_subject", 1, "statements", "A sentence that begins with its verb of speech"),
    Rule("statement.participle", 1, "statements", "A participle of speech with the subject of its sentence: noting that"),
    Rule("statement.impersonal", 1, "statements", "An impersonal verb, which tells of all: it was agreed"),
    Rule("statement.inverted", 1, "statements", "A verb of speech after its content, the speaker after the verb: said Wang"),
    Rule("statement.source", 1, "statements", "A speaker after a word of source: according to"),
    Rule("statement.reported", 1, "statements", "A further clause inside of what a speaker said"),
    Rule("statement.carried", 1, "statements", "A sentence that goes on with what was said in the one before"),
)

_HALF = 0.5


class StatementFinder:
    """Finds statements in pages; built once per process.

    Args:
        lexicons: Words of speech by language; a page of another language yields no statements.
        offices: What titles are called in English, by language.
    """

    def __init__(self, lexicons: Mapping[str, StatementLexicon], offices: Mapping[str, OfficeTable]) -> None:
        self._lexicons = lexicons
        self._offices = offices

    def find(self, page: Page, reports: Sequence[MeetingReport], phrases: Sequence[Phrase]) -> list[Statement]:
        """Return the statements of a page, in page order; none where it tells of no meeting.

        Args:
            page: The page. Titles are passed over: they repeat what the body says.
            reports: Its meeting reports.
            phrases: Its topic phrases, sorted by start.
        """
        lexicon = self._lexicons.get(page.document.language)
        if lexicon is None or not reports:
            return []
        words = Words(page.text, lexicon)
        hits = lexicon.matcher.find(words.low)
        if not hits:
            return []
        cast = Cast(page.mentions, reports, page.home, lexicon, self._offices.get(page.document.language))
        subjects = SubjectReader(words, cast)
        quotes = Quotes(page.text)
        reader = ClauseReader(words, subjects, quotes, page.cues, Memory(page, cast, subjects, lexicon))
        clauses = [clause for number, span, verbs in _by_sentence(page, hits) for clause in reader.read(number, span, verbs)]
        held = sorted((r for r in reports if r.realis == "held"), key=lambda r: r.char_start)
        starts = [phrase.start for phrase in phrases]
        found: list[Statement] = []
        for clause in sorted(clauses, key=lambda c: (c.start, c.verb)):
            is_told = any(map(str.isalnum, page.text[clause.content : clause.end]))
            first = clause.content if is_told else clause.start  # what was talked of may stand before the verb: 双方就X交换意见
            topics = phrases[bisect_left(starts, first) : bisect_left(starts, clause.end)]
            topic_ids = tuple(dict.fromkeys(p.topic_id for p in topics if p.end <= clause.end))
            found.append(_statement(page, clause, len(found), _meeting_of(held, clause.verb[0], page), quotes, topic_ids))
        return found


def _by_sentence(page: Page, hits: Iterable[tuple[int, int, tuple[Verb, ...]]]) -> Iterator[tuple[int, Span, list[Hit]]]:
    """Hits with their sentence, in order; those of titles left out."""
    titles = [(z.char_start, z.char_end) for z in page.document.zones if z.zone == "title"]
    below = max((last for _, last in titles), default=0)
    spans = page.sentences.spans
    number, group, stop = -1, list[Hit](), 0
    for start, end, verbs in hits:
        if start < below and any(first <= start < last for first, last in titles):
            continue
        if start >= stop:
            if group:
                yield number, spans[number], group
            number, group = page.sentences.index(start), []
            stop = spans[number][1]
        group.append(Hit(start, end, verbs))
    if group:
        yield number, spans[number], group


def _meeting_of(held: Sequence[MeetingReport], position: int, page: Page) -> str | None:
    """The only meeting that was held; of several the last told up to this sentence."""
    if len(held) < 2:
        return held[0].report_id if held else None
    sentence = page.sentences.at(position)
    return next((r.report_id for r in reversed(held) if r.char_start <= sentence[0]), None)


def _statement(page: Page, clause: Clause, number: int, report_id: str | None, quotes: Quotes, topics: tuple[str, ...]) -> Statement:
    speaker, addressee, text = clause.speaker, clause.addressee, page.document.text
    end = clause.start + len(text[clause.start : clause.end].rstrip())
    document_id = page.document.document_id
    return Statement(
        sha256(f"{document_id}\x1f{clause.start}\x1f{end}\x1f{clause.verb[0]}".encode()).hexdigest()[:16],
        document_id,
        report_id,
        number,
        speaker.kind,
        speaker.person_id,
        speaker.name,
        speaker.country,
        addressee.name if addressee else None,
        addressee.country if addressee else None,
        text[clause.verb[0] : clause.verb[1]],
        clause.stance,
        clause.is_negated,
        bool(quotes.spans) and quotes.share(clause.content, clause.end) >= _HALF,
        speaker.attribution,
        topics,
        clause.start,
        end,
        text[clause.start : end],
        clause.rule,
    )
