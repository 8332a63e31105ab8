"""Encounters that a noun tells of: A held talks with B, the call between A and B, A's meeting with B."""

from collections.abc import Sequence
from typing import NamedTuple

from pipelines.core.meetings.clauses import ClauseReader
from pipelines.core.meetings.cues import COMMA, Cue, Meaning
from pipelines.core.meetings.encounter import AGAIN, KNOWN, RESULT, Encounter, Readers, Scene
from pipelines.core.meetings.events import EventReader
from pipelines.core.meetings.party import Party, Sides
from pipelines.core.meetings.settings import SettingReader

_OPENING = 24
"""Code points of a sentence that its setting opens: "At the meeting"."""
_SAID = 18
"""Code points behind the first person in which a plan makes a meeting one to come: "At the meeting, X is expected to"."""
_BEHIND = 30
"""Code points behind a noun in which what says who attended stands."""
_HEAD = 44
"""Code points from the start of a sentence, or clause, to the end of the noun of the meeting that is its subject."""
_CLAUSE = 60
"""Code points of a clause that says who tells."""
_PRONOUN = 6
"""Code points of a pronoun that opens a sentence."""
_MEETING = Meaning("noun", "talk")
_OWN = 20
"""Code points between "her" and the noun of the meeting."""


class _Named(NamedTuple):
    """Both sides of a noun as far as its sentence names them.

    Attributes:
        verb: The light verb before the noun.
        left: Who held it, or the first of both.
        right: With whom.
        is_both: Those behind the noun are both sides: "talks between X and Y".
        is_held: A clause behind the noun says who held it.
        is_clause: That, or a clause that brings in the other side before the verb.
        is_behind: The subject stands behind the verb.
    """

    verb: Cue | None
    left: tuple[Party, ...]
    right: tuple[Party, ...]
    is_both: bool
    is_held: bool
    is_clause: bool
    is_behind: bool


class NounReader:
    """Reads the encounters of nouns.

    Args:
        readers: What the readers of the page share.
        events: Sides of those who are told without one.
    """

    NEEDS_AGAIN = frozenset({"took_place"})
    """Cues of which a sentence has one that says when or how the meeting told before was."""

    def __init__(self, readers: Readers, events: EventReader) -> None:
        self._readers = readers
        self._syntax = readers.syntax
        self._orders = readers.orders
        self._clauses = ClauseReader(readers.parties, readers.cues, readers.lexicon)
        self._before = readers.before
        self._events = events
        self._settings = SettingReader(readers)

    def read(self, trigger: Cue, scene: Scene) -> Encounter | None:
        """The encounter of a noun, if it tells of one.

        Args:
            trigger: The noun.
            scene: Its sentence.
        """
        if self._syntax.words.is_means(trigger, scene.span) or self._syntax.words.is_beside(trigger, scene.span, scene.people):
            return None
        named = self._named(trigger, scene)
        is_one_side = len({p.side for p in named.left}) < 2 or self._before.pairs.has_any
        if not named.right and is_one_side and self._is_attended(trigger, scene):
            return None
        if self._opens_list(trigger, scene):
            return None
        light = self._light(trigger, scene, named)
        left, right, is_known = self._completed(trigger, scene, named, light)
        told_before = right if named.is_clause else left if not named.is_behind else ()
        before = [p for p in told_before if scene.span[0] <= p.start and p.end <= trigger.start]
        subject = (before[0].start, max(p.end for p in before)) if before else None
        end = right[-1].end if right else trigger.end
        told = self._readers.realis.noun(trigger, scene.span, scene.zone, light, subject, end)
        told = "held" if told == "planned" and named.is_held and light == "light_past" else told  # what is to come is of another
        rule = RESULT if told == "result" else "meeting.noun_light" if light else KNOWN if is_known else "meeting.noun"
        return self._readers.made(trigger, scene, left, right, told, not (light or is_known), rule)

    def _named(self, trigger: Cue, scene: Scene) -> _Named:
        """Both sides where a clause says who held it, "la reunión que X sostuvo con Y", or brings in one; else beside noun and verb."""
        verb = self._readers.carriers.carrier(trigger, scene.span)
        held = self._in_clause(trigger, scene)
        brought = (self._orders.accompanied(verb, scene.people) or self._orders.cleft(verb, scene.span, scene.people)) if verb else None
        clause = held or brought
        (left, right), is_both = (clause, False) if clause else self._sides(trigger, scene)
        behind = self._orders.inverted(verb, trigger.start, scene.people) if verb and not clause else ()
        left = behind or left
        if verb and left and not right and self._syntax.words.has_pronoun_partner(verb, trigger):
            right = self._before.pronoun(left)
        return _Named(verb, left, right, is_both, held is not None, clause is not None, bool(behind))

    def _light(self, trigger: Cue, scene: Scene, named: _Named) -> str:
        """Form of the light verb that carries a noun, or an empty word; a clause that says who held it carries it too."""
        is_before = named.left and not (named.is_clause or named.is_behind or self._readers.carriers.puts_off(named.left[0].start))
        light = self._readers.carriers.light(trigger, scene.span, named.left[-1].end if is_before else scene.span[0])
        return light or ("light_past" if named.is_held and not self._readers.carriers.is_result(trigger, scene.span) else "")

    def _completed(self, trigger: Cue, scene: Scene, named: _Named, light: str) -> tuple[tuple[Party, ...], tuple[Party, ...], bool]:
        """Both sides with those whom the sentence leaves unsaid, and whether they are those of a meeting told before."""
        verb, left, right, carriers = named.verb, named.left, named.right, self._readers.carriers
        if verb and not (left or right) and self._readers.cues.has("results", verb.start, verb.end):
            left = self._syntax.subject(trigger, scene.people)  # "A y B firmaron un acuerdo tras mantener una reunión"
        owned = bool(left) and self._syntax.objects.is_owner(left[-1], trigger, scene.zone)
        left = left if light or owned or named.is_held else ()
        setting = carriers.is_setting(trigger, scene.span) or carriers.is_result(trigger, scene.span)
        setting = setting or (bool(right) and self._is_own(trigger, scene))
        known = () if light or right or owned or not setting else self._the_meeting(trigger, scene)
        if not (light or right or owned):
            left = known or self._settings.both(trigger, scene, setting, self._is_own(trigger, scene))
        elif right and not left:
            left = () if named.is_both else self._implied(trigger, scene, right, setting)
        elif not right and (len(left) < 2 or all(p.side is None for p in left)):
            left = self._before.pairs.pair(trigger, scene.span, left) or left
        if not left and not any(p.side for p in right):
            right = self._events.sided(right, scene.span)
        return left, right, bool(known)

    def again(self, scene: Scene) -> Encounter | None:
        """The meeting told just before, of which a sentence says when or how it was: "It took place on Monday", «Беседа прошла в Оше».

        Args:
            scene: The sentence, which names nobody.
        """
        (start, end), cues = scene.span, self._readers.cues
        fresh = self._before.pairs.just_met
        met = fresh or self._before.pairs.at_the_meeting(())
        if scene.zone != "body" or any(p.name or p.side for p in scene.people) or not met:
            return None
        said = self._readers.parties.text.find(COMMA, start, min(end, start + _CLAUSE)) + len(COMMA)  # "As X said, the talks were held"
        heads = [*cues.encounters(start, min(end, start + _HEAD)), *(cues.encounters(said, min(end, said + _HEAD)) if said > start else ())]
        heads = [cue for cue in heads if cue.kind == "noun"] or cues.within("pronouns", start, min(end, start + _PRONOUN))
        held = next((cue for cue in cues.within("took_place", heads[0].end, end)), None) if heads else None
        if held is None or (heads[0].kind != "noun" and held.start != heads[0].end + 1) or self._is_new(heads[0]):
            return None
        if not fresh and self._is_of_others(heads[0], scene):
            return None
        trigger = heads[0] if heads[0].kind == "noun" else Cue(heads[0].start, heads[0].end, _MEETING)
        told = self._readers.realis.noun(trigger, scene.span, scene.zone, "light_past", None, trigger.end)
        if told != "held" or cues.has("background", start, held.start) or cues.has("negated", trigger.end, held.start):
            return None
        return self._readers.made(trigger, scene, met, (), told, True, AGAIN)

    def _is_new(self, noun: Cue) -> bool:
        """Whether an article introduces a meeting of which nothing was told before: "A meeting was held on Friday"."""
        lexicon = self._readers.lexicon
        words = lexicon.words(self._readers.parties.text, max(0, noun.start - _OWN), noun.start)
        return words[-1:] != [] and words[-1] in lexicon.indefinite

    def _the_meeting(self, trigger: Cue, scene: Scene) -> tuple[Party, ...]:
        """Whose a meeting is of which nothing was said before but what its two sides agreed on: "At the meeting, X said"."""
        end = next((p.end for p in scene.people if p.start >= trigger.end), trigger.end) + _SAID
        is_to_come = self._readers.cues.has("planned", trigger.end, end)
        is_meant = self._is_opening(trigger, scene) and not is_to_come and not self._is_of_others(trigger, scene)
        return self._before.pairs.at_the_meeting(scene.people) if is_meant else ()

    def _is_of_others(self, noun: Cue, scene: Scene) -> bool:
        """Whether a word behind a noun leads to whose gathering it is, other than of "the two": "the meeting of exporters"."""
        lexicon, cues, end = self._readers.lexicon, self._readers.cues, min(scene.span[1], noun.end + _CLAUSE)
        word = next(iter(lexicon.words(self._readers.parties.text, noun.end, end)), "")
        leads = word in lexicon.with_words and word in lexicon.object_breaks and word not in lexicon.and_words | lexicon.place_words
        is_owned = leads or cues.has("between", noun.end, noun.end + len(word) + 1)
        return is_owned and not (lexicon.is_unspaced or cues.has("both", noun.end, end))

    def _sides(self, trigger: Cue, scene: Scene) -> tuple[Sides, bool]:
        """Both sides as far as the sentence names them, and whether those after the noun are both."""
        company = self._orders.company(trigger, scene.people) or self._beside(trigger, scene)
        left = self._syntax.left(trigger, scene.people, scene.zone)
        noun, trigger = trigger, self._with_clause(trigger, scene)
        left, right = company or (left, self._syntax.right(trigger, scene.people))
        owners = company is None and self._syntax.objects.is_owned(trigger, right)
        linked = owners or company is not None or self._syntax.words.is_linked(trigger, right)
        if not linked or all(p.is_group and p.side is None for p in right) or self._is_forum(trigger, right):
            right = ()
        if right and self._is_told_in(trigger, scene, right[0].start) and not any(p.name or p.side for p in right):
            right = ()  # the subject of what was said there: "En la cita se trató la crisis y el titular subrayó"
        is_between = len({p.side for p in right}) > 1 and self._readers.cues.has("between", trigger.end, right[0].start)
        is_both = owners or is_between or self._syntax.objects.is_of_one(trigger, right)
        left = () if is_both and trigger.end > noun.end else left  # whose the clause before was
        return (self._before.delegated(trigger, scene.span, left, right), right), is_both

    def _in_clause(self, trigger: Cue, scene: Scene) -> Sides | None:
        """Both sides of the clause that says who held it; None of what is only remembered: "recordó la reunión que X sostuvo con Y"."""
        is_result = self._readers.carriers.is_result(trigger, scene.span)
        is_memory = not is_result and self._readers.cues.has("background", scene.span[0], trigger.start)
        return None if is_memory else self._clauses.read(trigger, scene.people)

    def _with_clause(self, noun: Cue, scene: Scene) -> Cue:
        """A noun up to the end of what says that it was held, before its parties: "la reunión que tuvo lugar entre X y Y"."""
        lexicon = self._readers.lexicon
        held = self._readers.cues.first("took_place", noun.end, min(scene.span[1], noun.end + _CLAUSE))
        words = lexicon.words(self._readers.parties.text, noun.end, held.start) if held else []
        is_clause = bool(words) and words[0] in lexicon.relatives and lexicon.fillers.issuperset(words[1:])
        if held and words and "," not in words:  # "une séance élargie aux experts s’est tenue entre X et Y"
            is_clause = is_clause or self._readers.cues.has("between", held.end, held.end + _BEHIND)
        return Cue(noun.start, held.end, noun.meaning) if held and is_clause else noun

    def _is_told_in(self, trigger: Cue, scene: Scene, end: int) -> bool:
        """Whether a known meeting opens a sentence of what was said at it, "En la cita", and nobody is said to have been there."""
        words = self._readers.lexicon.words(self._readers.parties.text, trigger.end, end)
        is_bare = words[:1] and words[0] not in self._readers.lexicon.links and words[0] not in self._readers.lexicon.object_breaks
        return bool(is_bare) and self._is_opening(trigger, scene) and self._readers.carriers.is_setting(trigger, scene.span)

    def _is_opening(self, trigger: Cue, scene: Scene) -> bool:
        """Whether a noun with its article opens its sentence."""
        return trigger.start - scene.span[0] <= _OPENING and self._syntax.words.has_article(trigger, scene.span)

    def _is_forum(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether what follows only says whose gathering a noun is: "a meeting of G7 foreign ministers", "talks among its members"."""
        words = (lexicon := self._readers.lexicon).words(self._readers.parties.text, trigger.end, right[0].start)
        owned = words[0] in lexicon.object_breaks - lexicon.partner_words if words else not lexicon.is_unspaced
        owned = owned or (len(right) == 1 and self._readers.cues.has("between", trigger.end, right[0].start))
        is_of_body = any(p.organization for p in right) or not words
        return owned and is_of_body and all(p.is_group and not p.name and not p.country for p in right)

    def _implied(self, trigger: Cue, scene: Scene, right: Sequence[Party], setting: bool) -> tuple[Party, ...]:
        """The subject of a noun that only leads to the other side: "In a call with Putin, Xi said"."""
        follower = self._before.delegated(trigger, scene.span, self._syntax.follower(right[-1], scene.people), right)
        subject = follower or (self._syntax.subject(trigger, scene.people) if setting else ())
        subject = subject or self._orders.behind.subject(right[-1].end, scene.people, is_carried=True)
        return subject or self._before.implied(trigger, scene.span, right)

    def _beside(self, noun: Cue, scene: Scene) -> Sides | None:
        """Both sides where the other stands between verb and noun: "sostuvo con X una reunión"."""
        verb = self._readers.carriers.carrier(noun, scene.span)
        partner = self._syntax.between(verb, noun, scene.people) if verb else ()
        return (self._syntax.left(verb, scene.people, scene.zone), partner) if verb and partner else None

    def _is_attended(self, trigger: Cue, scene: Scene) -> bool:
        """Whether a noun is only what somebody attended: "The minister attended the meeting"; to whose it was, nobody is added."""
        cues = self._readers.cues.within("attended", max(scene.span[0], trigger.start - _HEAD), trigger.end)
        return any(cue.end >= trigger.start - 1 for cue in cues) and self._readers.syntax.words.has_article(trigger, scene.span)

    def _opens_list(self, trigger: Cue, scene: Scene) -> bool:
        """Whether what follows only says who took part too: "En la cita participó también X", "À cette rencontre ont pris part X et Y".

        So it does where the verb opens the sentence: "Ont pris part à cet entretien, du côté marocain, X".
        """
        led = self._readers.cues.within("attended", scene.span[0], trigger.start) if self._before.pairs.has_any else ()
        if led and led[0].start == scene.span[0] and self._is_own(trigger, scene):
            return True
        cues = self._readers.cues.within("attended", trigger.end, trigger.end + _BEHIND)
        if not cues and self._is_told_later(trigger, scene):
            return True
        if cues and self._is_hosted(trigger, scene, cues[0]):
            return False
        between = self._readers.lexicon.words(self._readers.parties.text, trigger.end, cues[0].start) if cues else ()
        return bool(cues) and self._readers.lexicon.fillers.issuperset(between) and not self._syntax.left(trigger, scene.people, scene.zone)

    def _is_told_later(self, trigger: Cue, scene: Scene) -> bool:
        """Whether more of a meeting stands before those who attended it: "La cita se celebró en Lima y contó con la presencia de"."""
        first = next((p for p in scene.people if p.start >= trigger.end), None)
        if first is None or first is not scene.people[0] or not (self._before.pairs.has_any and self._is_opening(trigger, scene)):
            return False
        cues = self._readers.cues.within("attended", trigger.end, first.start)
        return any(self._readers.parties.is_link(cue.end, first.start) for cue in cues)

    def _is_hosted(self, trigger: Cue, scene: Scene, cue: Cue) -> bool:
        """Whether a meal or meeting that opens its sentence is told with its one host: "Over a lunch hosted by X, she noted"."""
        host = next((p for p in scene.people if p.start >= cue.end), None)
        is_opening = trigger.start - scene.span[0] <= _OPENING and self._readers.carriers.is_setting(trigger, scene.span)
        is_named = host is not None and host.name is not None and self._readers.parties.is_link(cue.end, host.start)
        return is_opening and is_named and self._readers.cues.has("hosted", cue.start, cue.end)

    def _is_own(self, trigger: Cue, scene: Scene) -> bool:
        """Whether a noun belongs to somebody told before: "at their meeting"."""
        return self._readers.cues.has("own", max(scene.span[0], trigger.start - _OWN), trigger.start)
