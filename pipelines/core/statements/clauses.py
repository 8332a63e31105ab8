"""Clauses of reported speech: each verb of a sentence with its subject and object."""

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.core.meetings.cues import Cues
from pipelines.core.statements.lexicon import QUOTING, Verb
from pipelines.core.statements.memory import Memory
from pipelines.core.statements.nesting import Clause, place
from pipelines.core.statements.quotes import Quotes
from pipelines.core.statements.speakers import BOTH, Speaker
from pipelines.core.statements.subjects import Subject, SubjectReader
from pipelines.core.statements.words import Gap, Words
from pipelines.core.text import Span

_CLOSING = '”»」』"'
_OPENING = ("“", "«", "「", "『", '"')
_COMMAS = ",，"
_PARTING = _COMMAS + _CLOSING + "–—"
_STOPS = ".;:!?。；：！？"
_NEAR = 40
"""Code points after a verb that tell whether it ends its clause."""
_MAX_HITS = 40
"""Verbs of speech of one sentence that are read: no writer uses more, and no hostile page gets more."""
_WITH_OBJECT = frozenset({"addressing", "report", "quoting", "telling", "participle"})
_BARE_OBJECT = ("addressing", "telling", "participle")
"""Forms of verbs whose object needs no word that leads to it."""


class Hit(NamedTuple):
    """A verb of speech in the text, with everything that it may be."""

    start: int
    end: int
    verbs: tuple[Verb, ...]


class _Place(NamedTuple):
    """A verb in its sentence."""

    number: int
    start: int
    end: int
    verb: Span
    meaning: Verb


class ClauseReader:
    """Reads the clauses of one page, sentence by sentence and in order, for pronouns look back.

    Args:
        words: Words of the page.
        subjects: Reader of subjects.
        quotes: Quotations of the text.
        cues: Its cues of meetings.
        memory: Who has spoken; kept up to date here.
    """

    def __init__(self, words: Words, subjects: SubjectReader, quotes: Quotes, cues: Cues, memory: Memory) -> None:
        self._words = words
        self._low = words.low
        self._lexicon = words.lexicon
        self._subjects = subjects
        self._quotes = quotes
        self._cues = cues
        self._memory = memory

    def read(self, number: int, sentence: Span, hits: Sequence[Hit]) -> list[Clause]:
        """Return the clauses of a sentence.

        Args:
            number: Of the sentence in the document.
            sentence: Its span.
            hits: Its verbs of speech.
        """
        found: list[Clause] = []
        early: list[Clause] = []
        carrier: _Place | None = None
        for start, end, verbs in hits[:_MAX_HITS]:
            if self._quotes.hides(start) or self._low.startswith(self._lexicon.attributive, end):
                continue
            for verb in verbs:
                at = _Place(number, sentence[0], sentence[1], (start, end), verb)
                if verb.form == "carried":
                    carrier = carrier or at
                elif verb.form == "participle" and not found and (clause := self._early(at)):
                    early.append(clause)
                elif clause := self._clause(at, found):
                    place(found, clause, sentence[0], self._words)
                else:
                    continue
                break
        self._settle(early, found)
        if not found and carrier:
            found = self._carried(carrier)
        for clause in found:
            self._with_quotation(clause)
        if found:
            self._memory.spoke(number, found)
        return found

    # -- one verb --------------------------------------------------------------------------------------------------

    def _clause(self, at: _Place, found: Sequence[Clause]) -> Clause | None:
        form = at.meaning.form
        if form == "impersonal":
            return self._made(at, BOTH, at.verb[0], "statement.impersonal")
        if form == "source":
            return self._source(at)
        if form == "participle":
            return self._participle(at, found)
        gap = self._words.gap(at.start, at.verb[0])
        subject = self._subjects.left(at.start, gap)
        if form in QUOTING and (clause := self._inverted(at, subject, gap.start)):
            return clause
        if subject is None or (form in QUOTING and self._is_anothers(at, gap.start)):
            return None if form == "bare" else self._without_subject(at, gap, found)
        return self._with_subject(at, gap, subject, found)

    def _with_subject(self, at: _Place, gap: Gap, subject: Subject, found: Sequence[Clause]) -> Clause | None:
        form = at.meaning.form
        speaker = subject.speaker or self._memory.resolve(subject.kind, at.number, at.verb[0], found, form == "shared")
        if speaker is None or (form == "bare" and not (gap.has_auxiliary or self._is_plural(at.start, subject))) or self._is_encounter(at):
            return None
        if not found and (speaker.kind == "country" or (form == "stand" and speaker.is_several)):
            speaker = self._memory.continued(speaker, at.number, subject.start)
        addressee = subject.addressee or self._object(at, speaker)
        if addressee is not None and addressee.person_id is not None and addressee.person_id == speaker.person_id:
            speaker = self._memory.publisher(addressee) or speaker
        clause = self._made(at, speaker, subject.start, _rule_of(speaker), gap.is_negated, addressee)
        if form in QUOTING and self._is_after(at, subject.start):
            clause.start = clause.content = at.start
        return clause

    def _inverted(self, at: _Place, subject: Subject | None, before: int) -> Clause | None:
        """Read "..., said Wang": the verb stands after a comma or a quotation, its subject after the verb."""
        is_parted = before == at.start or self._low[before - 1] in _PARTING
        if not is_parted and "as_words" not in self._words.ending(at.start, before):
            return None
        right = self._subjects.right(at.verb[1], at.end)
        if right is None or ((subject is not None or before == at.start) and not self._is_at_end(right[1], at.end)):
            return None
        return self._after(at, right[0], "statement.inverted")

    def _is_anothers(self, at: _Place, before: int) -> bool:
        """Whether what stands right before the comma is no subject: "..., Lavrov, says a note", whose subject follows."""
        if before < self._words.trim(at.start, at.verb[0]) or self._low[before - 1] not in _COMMAS or self._is_at_end(at.verb[1], at.end):
            return False
        if self._subjects.has_name_at(self._words.trim(at.start, before - 1)):
            rest = self._low[at.verb[1] : min(at.end, at.verb[1] + _NEAR)].lstrip(" :,")
            return not rest.startswith((*self._lexicon.words["complementizers"], *_OPENING))
        return False

    def _source(self, at: _Place) -> Clause | None:
        """Read "according to Lavrov"."""
        right = self._subjects.right(at.verb[1], at.end)
        return self._after(at, right[0], "statement.source") if right else None

    def _early(self, at: _Place) -> Clause | None:
        """Read "Noting that ..., Wang said": a participle that opens its sentence; the subject comes with the main verb."""
        if self._words.gap(at.start, at.verb[0]).start > at.start:
            return None
        return self._made(at, BOTH, at.verb[0], "statement.participle")

    def _settle(self, early: Sequence[Clause], found: list[Clause]) -> None:
        if found:
            for clause in early:
                clause.speaker, clause.end = found[0].speaker, self._words.without_joints(clause.start, found[0].start)
            found[:0] = early

    def _participle(self, at: _Place, found: Sequence[Clause]) -> Clause | None:
        """Read "..., adding that": after a comma, or joined to another participle."""
        before = self._words.gap(at.start, at.verb[0]).start
        is_listed = bool(found) and found[-1].form == "participle" and self._goes_on(at.start, before, after_comma=True)
        if before == at.start or not (is_listed or self._low[before - 1] in _COMMAS):
            return None
        if found:
            speaker = found[-1].speaker
        else:
            opening = self._subjects.opening(at.start, at.verb[0])
            if opening is None or opening.speaker is None:
                return None
            speaker = BOTH if at.meaning.stance == "agrees" else opening.speaker
        return self._made(at, speaker, at.verb[0], "statement.participle", addressee=self._object(at, speaker))

    def _without_subject(self, at: _Place, gap: Gap, found: Sequence[Clause]) -> Clause | None:
        """A verb that goes on with the subject of the one before it, or of the sentence before."""
        speaker, rule = None, "statement.coordinated"
        if gap.start == at.start:
            speaker, rule = self._dropped(at), "statement.dropped_subject"
        elif self._goes_on(at.start, gap.start, after_comma=bool(found)):
            speaker = found[-1].speaker if found else self._opening_speaker(at)
        if speaker is None:
            return None
        start = at.verb[0] - len(self._low[gap.start : at.verb[0]].lstrip(" ,，"))
        return self._made(at, speaker, start, rule, gap.is_negated, self._object(at, speaker))

    def _dropped(self, at: _Place) -> Speaker | None:
        """Whose a sentence is that begins with its verb, as far as the language has such."""
        word = self._low[at.verb[0] : at.verb[1]].split(" ", 1)[0]
        if self._lexicon.plural_endings and word.endswith(self._lexicon.plural_endings):
            return BOTH
        return self._memory.before(at.number) if self._lexicon.drops_subject and at.meaning.form != "stand" else None

    def _opening_speaker(self, at: _Place) -> Speaker | None:
        opening = self._subjects.opening(at.start, at.verb[0])
        if opening is None:
            return None
        return opening.speaker or self._memory.resolve(opening.kind, at.number, at.verb[0], (), is_shared=False)

    def _carried(self, at: _Place) -> list[Clause]:
        """A sentence without a verb of speech that goes on with what was said in the one before."""
        speaker = self._memory.carried(at.number, (at.start, at.end))
        return [self._after(at, speaker, "statement.carried")] if speaker else []

    def _made(
        self, at: _Place, speaker: Speaker, start: int, rule: str, is_negated: bool = False, addressee: Speaker | None = None
    ) -> Clause:
        return Clause(speaker, addressee, at.verb, at.meaning.stance, at.meaning.form, is_negated, start, at.end, at.verb[1], rule)

    def _after(self, at: _Place, speaker: Speaker, rule: str) -> Clause:
        """A clause whose content is its whole sentence."""
        clause = self._made(at, speaker, at.start, rule)
        clause.content = at.start
        return clause

    # -- around a verb ---------------------------------------------------------------------------------------------

    def _object(self, at: _Place, speaker: Speaker) -> Speaker | None:
        form = at.meaning.form
        return self._subjects.object(at.verb[1], at.end, speaker, form in _BARE_OBJECT) if form in _WITH_OBJECT else None

    def _is_plural(self, start: int, subject: Subject) -> bool:
        """Whether a subject goes with a bare verb; names joined by "and" only where a clause begins ("U.S. and ROK support" is a noun)."""
        if subject.kind != "name":
            return subject.kind in ("joint", "they", "i", "we")
        before = self._words.trim(start, subject.start)
        opens = before == start or self._low[before - 1] in _COMMAS or "complementizers" in self._words.ending(start, before)
        return opens and subject.speaker is not None and subject.speaker.is_several

    def _is_encounter(self, at: _Place) -> bool:
        """Whether it is a verb of meeting with a person as its object: "welcomed the Chancellor", "called on the President"."""
        if not self._cues.within("verb", *at.verb) or (found := self._subjects.right(at.verb[1], at.end)) is None:
            return False
        return found[0].kind == "person" and self._low[found[1] : found[1] + 2] != "'s"

    def _goes_on(self, start: int, before: int, after_comma: bool) -> bool:
        return (after_comma and self._low[before - 1] in _COMMAS) or "continues" in self._words.ending(start, before)

    def _is_after(self, at: _Place, subject: int) -> bool:
        """Whether subject and verb stand after, or amid, what is said."""
        before = self._words.trim(at.start, subject)
        return before > at.start and self._low[before - 1] in _PARTING and self._is_at_end(at.verb[1], at.end)

    def _is_at_end(self, position: int, end: int) -> bool:
        rest = self._low[position : min(end, position + _NEAR)].lstrip()
        if not rest or rest[0] in _STOPS:
            return not rest[1:].strip(_CLOSING + " ")
        is_comma = rest[0] in _COMMAS and rest[0] not in self._lexicon.words["complementizers"]
        return is_comma and not rest[1:].lstrip().startswith(_OPENING)

    def _with_quotation(self, clause: Clause) -> None:
        """Stretch a clause over the whole quotation that it introduces or closes, sentences and all."""
        if not self._quotes.spans:
            return
        if clause.is_before:
            position = clause.verb[1]
            while position < clause.end and self._low[position] in " :,，：":
                position += 1
            if quotation := self._quotes.at(position):
                clause.end = max(clause.end, quotation[1])
        elif quotation := self._quotes.at(clause.start):
            clause.start = clause.content = min(clause.start, quotation[0])


def _rule_of(speaker: Speaker) -> str:
    if speaker.attribution != "explicit":
        return "statement.pronoun" if speaker.attribution == "pronoun" else "statement.carried"
    return "statement.joint" if speaker.is_several else "statement.subject"
