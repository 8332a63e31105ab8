"""Pages for tests of statements: a text, the names that stand in it, and one meeting."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.page import Page
from pipelines.core.records import Document, MeetingReport, Mention, Statement, Zone
from pipelines.core.statements import StatementFinder
from pipelines.core.text import Sentences
from pipelines.core.topics import Phrase
from pipelines.reference.lexicons import load_cue_lexicons, load_name_lexicons
from pipelines.reference.statements import load_statement_lexicons
from tests.rows import party, row

_WANG = ("person", "wang-yi", "Wang Yi", "CN")
_LAVROV = ("person", "sergey-lavrov", "Sergey Lavrov", "RU")
_CHINA = ("country", "CN", "China", "CN")
_RUSSIA = ("country", "RU", "Russia", "RU")
_ISRAEL = ("country", "IL", "Israel", "IL")

NAMES = {
    **dict.fromkeys(("Wang Yi", "Wang", "Ван И", "王毅"), _WANG),
    **dict.fromkeys(("Sergey Lavrov", "Lavrov", "Лавров", "拉夫罗夫", "Foreign Minister Sergey Lavrov"), _LAVROV),
    **dict.fromkeys(("China", "la Chine", "Chine", "Китай", "中国", "Beijing"), _CHINA),
    **dict.fromkeys(("Russia", "Rusia", "la Russie", "Russie", "Россия", "俄罗斯", "Moscow", "Russian"), _RUSSIA),
    **dict.fromkeys(("Israel", "Israël", "Израиль", "以色列"), _ISRAEL),
    "Chinese": ("country", "CN", "China", "CN"),
    "china": ("country", "CN", "China", "CN"),
    "российская": _RUSSIA,
    "the minister": ("office", None, "minister", None),
    "the Russian minister": ("office", None, "minister", "RU"),
}
"""Words to what they name: kind, entity, name, country."""
ADJECTIVES = frozenset({"Russian", "Chinese", "china", "российская"})
METONYMS = frozenset({"Beijing", "Moscow"})
_NAMED = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))


@cache
def lexicons() -> tuple[Mapping[str, CueLexicon], StatementFinder]:
    """The project's own words of meetings and of speech."""
    names = load_name_lexicons()
    offices = {code: lexicon.offices for code, lexicon in names.items() if lexicon.offices}
    return load_cue_lexicons(names), StatementFinder(load_statement_lexicons(), offices)


def _mentions(text: str) -> list[Mention]:
    found: list[Mention] = []
    for match in _NAMED.finditer(text):
        name = match[0]
        kind, entity, label, country = NAMES[name]
        method = "adjective" if name in ADJECTIVES else "metonym" if name in METONYMS else "name"
        found.append(Mention("d", *match.span(), kind, name, entity, label, country, None, None, None, None, method, "test"))
    return found


def report(report_id: str = "r", start: int = 0, realis: str = "held") -> MeetingReport:
    """A report of a meeting between China and Russia."""
    parties = (party(0, "Wang Yi", "CN", office="Foreign Minister"), party(1, "Sergey Lavrov", "RU", office="Foreign Minister"))
    return row(
        MeetingReport, report_id=report_id, document_id="d", realis=realis, char_start=start, char_end=start + 1, participants=parties
    )


def statements(
    text: str,
    language: str = "en",
    reports: Sequence[MeetingReport] | None = None,
    phrases: Sequence[Phrase] = (),
    home: str | None = None,
    title: str = "",
) -> list[Statement]:
    """What the project finds in a text, with the names of ``NAMES``."""
    cues, finder = lexicons()
    whole = f"{title}\n{text}" if title else text
    zones = (Zone("title", 0, len(title)), Zone("body", len(title) + 1, len(whole))) if title else (Zone("body", 0, len(whole)),)
    document = row(Document, document_id="d", language=language, title=title or None, text=whole, zones=zones)
    lexicon = cues[language]
    page = Page(
        document, whole, _mentions(whole), (), Sentences(whole, frozenset({"Mr"})), lexicon.find(whole), lexicon, home, None, lambda: None
    )
    return finder.find(page, [report()] if reports is None else reports, phrases)


def only(text: str, language: str = "en", **more: str) -> Statement:
    """The one statement of a text."""
    found = statements(text, language, home=more.get("home"))
    assert len(found) == 1, [s.surface for s in found]
    return found[0]
