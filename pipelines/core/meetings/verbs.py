"""Encounters that a verb tells of: A met B, was received by B, A and B spoke, welcoming B, A said."""

from collections.abc import Callable, Sequence

from pipelines.core.meetings.cues import COMMA, Cue
from pipelines.core.meetings.encounter import Encounter, Readers, Scene
from pipelines.core.meetings.houses import HouseReader
from pipelines.core.meetings.party import Party, Sides, are_sided
from pipelines.core.text import Span

_AGENT = 60
"""Code points behind a passive in which its agent is told."""
_PRONOUN = 5
"""Code points before a verb in which its subject is a pronoun."""
_NATION = 24
"""Code points before a verb in which a country that is its subject stands."""
_OF_NATIONS = ("past", "present")
"""Forms of verbs of which a country may be the subject."""
_OF_TWO = ("past", "with")
"""Forms of verbs of which both sides may be the subject, or one with a word of company before the other."""
_BOTH_REACH = 80
"""Code points between a verb and both of its subjects."""
_BY_PHONE = 120
"""Code points behind "a eu" in which "au téléphone" stands, whoever was called in between."""
_QUOTES = ' “"'
"""Signs before the first word of a sentence."""
_BEHIND = 30
"""Code points behind an object in which stands what it was found in."""
_PLACE_WORD, _PLACED = 3, 30
"""Code points of a word of place that ends a verb, and behind it of the place: "agreed in Gaborone"."""


class VerbReader:
    """Reads the encounters of verbs.

    Args:
        readers: What the readers of the page share.
        country_in: Country of the place that a sentence names, if it does.
    """

    def __init__(self, readers: Readers, country_in: Callable[[Span], str | None]) -> None:
        self._readers = readers
        self._country_in = country_in
        self._syntax = readers.syntax
        self._orders = readers.orders
        self._before = readers.before
        self._houses = HouseReader(readers, country_in)

    def read(self, trigger: Cue, scene: Scene) -> Encounter | None:
        """The encounter of a verb, if it tells of one.

        Args:
            trigger: The verb.
            scene: Its sentence.
        """
        if trigger.meaning.form == "gerund":
            return self._gerund(trigger, scene)
        clause = self._fronted(trigger, scene) or self._brought(trigger, scene)
        sides = self._sides(trigger, scene, clause)
        if sides is None:
            return None
        left, right = sides
        inside = bool(left) and scene.span[0] <= left[0].start < trigger.start
        if trigger.meaning.form == "transitive_seen" and not (inside or self._is_pronoun(trigger)):
            return None  # "the day saw X and Y sign"
        is_told = inside and are_sided(left, right) and self._before.is_new_to(left, right)
        if trigger.meaning.form == "transitive_sided" and not is_told:
            return None  # "his adviser briefed the President"
        if trigger.meaning.form == "passive_sided" and not (inside and all(p.side and not p.is_group for p in right)):
            return None  # "was briefed by the Defence Minister", his own
        subject = (left[0].start, left[-1].end) if inside else self._before.pairs.two(trigger, scene.span)
        subject = (clause[1][0].start, clause[1][-1].end) if clause else subject
        is_pair = not right and (len(left) < 2 or all(p.side is None for p in left))
        if not (left or is_pair) and self._is_of_nation(trigger, scene):
            return None
        left = (self._before.pairs.pair(trigger, scene.span, left) or left) if is_pair else left or self._implied(trigger, scene, right)
        if trigger.meaning.form == "transitive" and not left and not (right and self._syntax.is_subject(trigger, right[0])):
            return None  # whom nobody's committee received are of one side
        realis = self._readers.realis.verb(trigger, scene.span, scene.zone, subject)
        if realis is None:
            return None
        return self._readers.made(trigger, scene, left, right, realis, is_pair, f"meeting.verb_{trigger.meaning.form}")

    def _sides(self, trigger: Cue, scene: Scene, clause: Sides | None) -> Sides | None:
        """Both sides as far as the sentence, or a clause that brings one in, names them; None where the verb lacks one that it wants."""
        company = clause or self._orders.company(trigger, scene.people)
        left, right = company or (self._syntax.left(trigger, scene.people, scene.zone), self._syntax.right(trigger, scene.people))
        right = right or (self._orders.behind.both(trigger, scene.people) if not left and trigger.meaning.form in _OF_TWO else ())
        if company is None and self._syntax.objects.is_spoken_of(trigger, right):
            right = ()
        form = trigger.meaning.form
        has_pronoun = self._syntax.words.has_pronoun(trigger)
        is_led = bool(company) or self._syntax.has_partner(trigger, right) or (has_pronoun and self._readers.lexicon.is_unspaced)
        if form in ("with", "about") and not is_led:
            right = () if left or form == "about" or not self._is_joint(trigger, right) else right
            if self._is_unmet(trigger, scene) or (form == "about" and self._is_each_alone(trigger, scene, left)):
                return None
            told = {p.side for p in left if p.name or form == "with"}
            if not right and len(told) < 2 and (form == "about" or not self._before.pairs.two(trigger, scene.span)):
                return None
        if not right and form != "clitic" and has_pronoun:
            if left:
                behind = trigger.end, scene.span[1]
                right = self._before.pronoun(left, behind) or self._other_here(scene, left)  # "X asked for help when Y came to see her"
            elif exchanged := self._before.exchanged(trigger, scene.span):
                return exchanged
        if self._is_by_letter_or_in_vain(trigger, scene) or (
            form in ("transitive", "transitive_seen") and right and self._is_beside(right[-1])
        ):
            return None
        if form == "transitive" and all(p.is_group and p.side is None for p in right):
            right = self._both(trigger, right[0].end if right else trigger.end + _AGENT, left) or right
        if form == "clitic" and len(left) + len(right) < 2:
            left = left or (self._before.told(trigger, scene.span) if not right else ())
            right = right or self._other_here(scene, left) or self._before.pronoun(left)  # "X went to Parliament, where Y received her"
        left = self._before.delegated(trigger, scene.span, left, right)
        right = self._before.led(left, right)
        if company is None and form.startswith(("passive", "transitive", "given")):
            return self._with_object(trigger, scene, left, right)
        return left, right

    def _with_object(self, trigger: Cue, scene: Scene, left: tuple[Party, ...], right: tuple[Party, ...]) -> Sides | None:
        """Both sides of a verb that wants an object; None where nothing tells whom."""
        if not left and (turned := self._awaited(trigger, scene, right) or self._orders.turned(trigger, scene.people, right)):
            return turned
        if self._syntax.objects.has_object(trigger, right):
            return left, right
        other = self._before.speakers.me(trigger) or self._syntax.visitor(trigger, left, scene.people) if left else ()
        right = other or (self._received(trigger, scene, left) if left else ())
        return (left, right) if right else None

    def _brought(self, trigger: Cue, scene: Scene) -> Sides | None:
        """Both sides where a clause brings in the other before the verb: "X, with whom she spoke", "C’est avec X qu’elle a parlé"."""
        return self._orders.accompanied(trigger, scene.people) or self._orders.cleft(trigger, scene.span, scene.people)

    def _other_here(self, scene: Scene, left: Sequence[Party]) -> tuple[Party, ...]:
        """The last person of another side whom the sentence names before a subject."""
        here = [p for p in scene.people if p.name and p.side and left and p.end <= left[0].start and p.side != left[0].side]
        return tuple(here[-1:])

    def _is_unmet(self, trigger: Cue, scene: Scene) -> bool:
        """Whether two only treated of one thing, each on his own: "analizaron por separado"; who spoke apart from the rest did meet."""
        if trigger.meaning.mode != "in_person":
            return False
        found = self._readers.cues.within("unmet", *scene.span)
        return any(COMMA not in self._readers.parties.text[trigger.end : cue.start] for cue in found)

    def _is_each_alone(self, trigger: Cue, scene: Scene, left: Sequence[Party]) -> bool:
        """Whether nothing says that two treated of one thing together: "reviewed their budgets", "agreed in separate interviews"."""
        cues, span = self._readers.cues, scene.span
        start = left[0].start if left else trigger.start
        alone = cues.within("each_alone", *span)
        if any(cue.start > start or not cues.has("besides", cue.start, cue.end) for cue in alone):  # "Separately, X and Y discussed"
            return True
        if cues.has("agreed_where", trigger.start, trigger.end):
            is_name = self._readers.parties.text[trigger.end : trigger.end + 2].strip()[:1].isupper()
            return not (is_name and self._country_in((trigger.end - _PLACE_WORD, trigger.end + _PLACED)))
        if not cues.has("treated", trigger.start, trigger.end):
            return False
        is_told = len(left) > 1 and not self._before.pairs.is_new_pair(left)
        is_joint = cues.has_any(("jointly", "phone", "video"), *span)
        return not (is_told or is_joint or self._country_in(span))

    def _is_beside(self, last: Party) -> bool:
        """Whether somebody was only found beside another: "a retrouvé X dans les sondages"."""
        return self._readers.cues.has("unmet", last.end, last.end + _BEHIND)

    def _is_by_letter_or_in_vain(self, trigger: Cue, scene: Scene) -> bool:
        """Whether somebody took leave or told something in writing, "a pris congé de l'ambassadeur dans une lettre", or came in vain."""
        cues, form, behind = self._readers.cues, trigger.meaning.form, (trigger.end, scene.span[1])
        if form == "transitive_seen" and cues.has("missed", *behind):
            return True  # "came to see him, but he was out"
        if trigger.kind == "verb" and trigger.meaning.mode == "phone" and cues.has("unanswered", *behind):
            return True  # "called to thank him, but his call went unanswered"
        if form == "transitive_seen" and trigger.meaning.mode == "phone":
            return not cues.has("phone", trigger.end, min(behind[1], trigger.end + _BY_PHONE))  # "a eu X au téléphone"
        may_be_written = form == "transitive_sided" or cues.has("farewells", trigger.start, trigger.end)
        return may_be_written and cues.has("by_letter", *behind)

    def _is_pronoun(self, trigger: Cue) -> bool:
        """Whether the subject is "I", "he" or "she"."""
        cues = self._readers.cues
        return cues.has_any(("pronouns", "first_person"), trigger.start - _PRONOUN, trigger.start)

    def _both(self, trigger: Cue, end: int, left: Sequence[Party]) -> tuple[Party, ...]:
        """Who "the two ministers" are behind a verb: the last two persons of other sides than its subject."""
        told = self._readers.cues.within("both", trigger.end, end) if left else []
        return tuple(p._replace(start=told[0].start, end=told[0].end) for p in self._before.pairs.two_besides(left)) if told else ()

    def _received(self, trigger: Cue, scene: Scene, left: Sequence[Party]) -> tuple[Party, ...]:
        """Who received those of a passive; nobody where its agent is told, though it is no party: "by the rector"."""
        agents = self._readers.lexicon.agents
        behind = self._readers.lexicon.words(self._readers.parties.text, trigger.end, min(scene.span[1], trigger.end + _AGENT))
        if not agents or not agents.isdisjoint(behind):
            return ()
        return self._before.receiver(trigger, scene.span, left) or self._houses.receiver(trigger, scene.span, left)

    def _awaited(self, trigger: Cue, scene: Scene, right: tuple[Party, ...]) -> Sides | None:
        """Both sides of a passive that its subject follows, of a round: "Première à être reçue, la ministre X"."""
        if trigger.meaning.form != "passive" or not right:
            return None
        words = self._readers.lexicon.words(self._readers.parties.text, trigger.end, right[0].start)
        is_beside = all(w in self._readers.lexicon.fillers or w in self._readers.lexicon.determiners for w in words)
        host = self._received(trigger, scene, right) if is_beside else ()
        return (right, host) if host else None

    def _implied(self, trigger: Cue, scene: Scene, right: Sequence[Party]) -> tuple[Party, ...]:
        """The subject that the sentence does not name before the verb; nobody where both sides follow it."""
        form = trigger.meaning.form
        if form == "with" and self._is_joint(trigger, right):
            return ()
        if form == "clitic":
            return self._other_here(scene, right) or self._before.pronoun(right)  # « où l’a reçue Y »
        has_pronoun = self._readers.cues.has("pronouns", scene.span[0], trigger.start)  # "Il a reçu X, puis Y"
        if (form == "passive" and len(right) > 1) or (not has_pronoun and self._is_inverted(trigger, right)):
            return ()
        subject: Sequence[Party] = ()
        if form == "participle":
            subject = self._syntax.follower(right[-1], scene.people) or self._syntax.subject(trigger, scene.people)
        elif right and not has_pronoun:
            is_led = form in _OF_TWO and self._is_led(trigger, right)
            subject = self._orders.behind.of_other(right[-1].end, scene.people, is_led) if is_led or form == "passive" else ()
        return tuple(subject) or self._before.implied(trigger, scene.span, right)

    def _is_of_nation(self, trigger: Cue, scene: Scene) -> bool:
        """Whether a country is the subject, and so nobody told before: "Egypt and Qatar have spoken with the leader of the movement"."""
        nations = self._readers.parties.nations(max(scene.span[0], trigger.start - _NATION), trigger.start)
        between = self._readers.parties.text[nations[-1].end : trigger.start] if nations else ""
        before = self._readers.lexicon.words(self._readers.parties.text, scene.span[0], nations[0].start) if nations else []
        is_subject = not before or not (before[-1].isalpha() and before[-1] not in self._readers.lexicon.links)
        return bool(nations) and is_subject and "," not in between and trigger.meaning.form in _OF_NATIONS

    def _gerund(self, trigger: Cue, scene: Scene) -> Encounter | None:
        """A gerund that opens its clause: "Welcoming X to breakfast, Y said"; "X, meeting Y in Rome, said"."""
        start = scene.span[0]
        before = self._readers.parties.text[start : trigger.start].rstrip(' “"')
        left, right = self._guested(trigger, scene) or ((), self._syntax.right(trigger, scene.people))
        leads = before.endswith(",") or before[before.rfind(" ") + 1 :].lower() in self._readers.lexicon.gerund_leads
        if (before and not leads) or scene.zone != "body" or not (left or self._syntax.objects.has_object(trigger, right)):
            return None
        left = left or self._syntax.subject(trigger, scene.people) or self._syntax.follower(right[-1], scene.people)
        left = left or self._before.implied(trigger, scene.span, right)
        if self._readers.cues.has("planned", start, trigger.start) and not self._readers.realis.done.is_during(trigger):
            return None
        return self._readers.made(trigger, scene, left, right, "held", False, "meeting.gerund")

    def _guested(self, gerund: Cue, scene: Scene) -> Sides | None:
        """Both sides of a gerund between two who were told before: "Hosting the guest in Hanoi, he affirmed"."""
        if not self._syntax.words.has_pronoun(gerund):
            return None
        pronoun = self._readers.cues.first("pronouns", gerund.end, scene.span[1])
        named = next((p for p in scene.people if p.start >= gerund.end), None)
        if named and (pronoun is None or named.start < pronoun.start):
            host: tuple[Party, ...] = (named,)
        else:
            host = self._before.told(Cue(pronoun.end, pronoun.end, gerund.meaning), scene.span) if pronoun else ()
        guest = self._before.pronoun(host) if host else ()
        return (host, guest) if guest else None

    def _fronted(self, trigger: Cue, scene: Scene) -> Sides | None:
        """Both sides of a participle that opens its sentence, the agent first: "Received in Riga on Monday by X, Y thanked his host"."""
        text, lexicon = self._readers.parties.text, self._readers.lexicon
        is_opening = trigger.meaning.form == "transitive" and not text[scene.span[0] : trigger.start].strip(_QUOTES)
        agents = self._syntax.agents(trigger, scene.people) if is_opening and lexicon.agents else ()
        if not agents:
            return None
        guests = self._syntax.follower(agents[-1], scene.people)
        comma = text.rfind(",", agents[-1].end, guests[0].start) + 1 if guests else 0
        if guests and not lexicon.determiners.issuperset(lexicon.words(text, comma, guests[0].start)):
            return None  # "Welcomed by X, the statement of Y"
        behind = (agents[-1].end, agents[-1].end + _NATION)
        if not guests and self._readers.cues.has("pronouns", *behind) and not any(agents[-1].end < p.start for p in scene.people):
            guests = self._before.pronoun(agents)
        return (agents, guests) if guests else None

    def _is_inverted(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether both sides follow the verb, the subject first: "se reunieron en Lima los cancilleres X y Y"."""
        return len({p.side for p in right}) > 1 and self._syntax.is_subject(trigger, right[0])

    def _is_led(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether a word of company leads to the other side, or ends the verb."""
        ends_in_it = self._syntax.words.ends_in(trigger, self._readers.lexicon.companions)
        return ends_in_it or self._syntax.has_partner(trigger, right)

    def _is_joint(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether both sides follow, in one list, a verb that takes two: "проект обсудили в Баку X и Y"."""
        return len({p.side for p in right}) > 1 and self._syntax.is_list(right) and right[0].start - trigger.end <= _BOTH_REACH
