"""Clauses beside and inside of clauses: where one ends that another follows, and which is only the content of another."""

from dataclasses import dataclass

from pipelines.core.statements.lexicon import QUOTING
from pipelines.core.statements.speakers import Speaker
from pipelines.core.statements.words import Words
from pipelines.core.text import Span

_MILD = frozenset({"says", "notes"})
"""Stances that take on that of the clause which they report."""
_STANDING = frozenset({"stand", "bare"})
_CLOSELY = 14
"""Code points between a verb and a clause that is its content: " that "."""
_WITHOUT_SUBJECT = frozenset({"statement.coordinated", "statement.participle", "statement.impersonal"})


@dataclass(slots=True)
class Clause:
    """One clause of reported speech; spans index the text.

    Attributes:
        speaker: Who speaks.
        addressee: Who is spoken to, if the clause says.
        verb: Span of the verb.
        stance: What the verb does, or the clause that it reports.
        form: Form of the verb.
        is_negated: The verb is negated.
        start: First code point, of the subject where there is one.
        end: One past the last.
        content: First code point of the content: after the verb, or ``start`` where the verb stands after it.
        rule: Id of the rule.
    """

    speaker: Speaker
    addressee: Speaker | None
    verb: Span
    stance: str
    form: str
    is_negated: bool
    start: int
    end: int
    content: int
    rule: str

    @property
    def is_before(self) -> bool:
        """Whether the verb stands before its content."""
        return self.content >= self.verb[1]

    @property
    def is_standing(self) -> bool:
        """Whether it tells where a side stands, as the content of reported speech does."""
        return self.form in _STANDING


def place(found: list[Clause], new: Clause, start: int, words: Words) -> None:
    """Put a clause among those of its sentence: cut the ones before it, or make it the content of one.

    Args:
        found: Clauses of the sentence so far; changed here.
        new: The next clause.
        start: Where the sentence begins.
        words: Words of the page.
    """
    if new.form in (*QUOTING, "source") and not new.is_before:
        _absorb(found, new)
    elif found and new.rule not in _WITHOUT_SUBJECT:
        outer = next((c for c in reversed(found) if c.rule != "statement.reported"), found[0])
        is_inside = outer.end > new.start and (outer.is_before or new.start < outer.verb[0])
        if is_inside and not _stands_alone(outer, new, _is_joined(start, new.start, words)):
            return
    if new.rule != "statement.reported" and new.is_before:
        for clause in found:
            if clause.verb[1] <= new.start < clause.end:
                clause.end = words.without_joints(clause.start, new.start)
    found.append(new)


def _is_joined(start: int, place: int, words: Words) -> bool:
    lists = words.ending(start, words.trim(start, place))
    return "joints" in lists and "complementizers" not in lists


def _stands_alone(outer: Clause, new: Clause, is_joined: bool) -> bool:
    """Whether a clause after a verb of speech is a statement by itself; else that verb's content, or hearsay.

    What a speaker's own side stands for is the speaker's stance ("Wang said China is willing to"); what is said to be
    that of another side is not that side's statement.
    """
    if outer.speaker.is_several:
        return not new.is_standing
    if not _is_own(new.speaker, outer.speaker):
        new.rule = new.rule if is_joined else "statement.reported"
        return not new.is_standing
    if not new.is_standing and (is_joined or new.speaker.kind in ("person", "both_sides")):
        new.rule = new.rule if is_joined else "statement.reported"
        return True
    if not outer.is_before or (not is_joined and new.start - outer.verb[1] <= _CLOSELY):
        _take_stance(outer, new)
        return False
    new.speaker = outer.speaker
    new.rule = new.rule if is_joined else "statement.reported"
    return True


def _absorb(found: list[Clause], new: Clause) -> None:
    """A verb after its content takes what its speaker's side says in it: "China is willing to ..., said Wang"."""
    inside = [c for c in found if c.is_standing and _is_own(c.speaker, new.speaker)]
    if inside:
        _take_stance(new, inside[0])
    found[:] = [c for c in found if not c.is_standing]


def _take_stance(outer: Clause, content: Clause) -> None:
    if outer.stance in _MILD:
        outer.stance, outer.is_negated = content.stance, outer.is_negated or content.is_negated


def _is_own(speaker: Speaker, outer: Speaker) -> bool:
    """Whether a speaker inside of reported speech stands for the one who is reported."""
    return speaker.is_several or speaker.is_side_of(outer) or speaker.attribution == "pronoun" or speaker == outer
