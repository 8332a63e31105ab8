"""Encounters that single sentences tell of: who on either side, in which mode, held or not."""

from collections.abc import Callable, Mapping, Sequence

from pipelines.core.meetings.antecedents import Antecedents
from pipelines.core.meetings.apart import ApartReader
from pipelines.core.meetings.carriers import CarrierReader
from pipelines.core.meetings.contacts import ContactReader, are_two
from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import Cue, Cues
from pipelines.core.meetings.encounter import ENCOUNTERS, REMOTE, Encounter, Readers, Scene
from pipelines.core.meetings.events import EventReader
from pipelines.core.meetings.leaders import LeaderReader
from pipelines.core.meetings.nouns import NounReader
from pipelines.core.meetings.orders import OrderReader
from pipelines.core.meetings.parties import PartyReader
from pipelines.core.meetings.party import Party
from pipelines.core.meetings.realis import RealisReader
from pipelines.core.meetings.rounds import RoundReader
from pipelines.core.meetings.sides import SideReader
from pipelines.core.meetings.syntax import Syntax
from pipelines.core.meetings.transcript import TranscriptReader
from pipelines.core.meetings.verbs import VerbReader
from pipelines.core.meetings.visits import VisitReader
from pipelines.core.records import Mention
from pipelines.core.text import Span

_JOINT = frozenset({"first_person"})
"""Cues of which the reader of what "X and I" did needs one."""
_GUEST = 24
"""Code points behind a verb in which the visitor stands: "later met the visitor"."""
_ARTICLE = 8
"""Code points before a verb in which an article ends."""
_SIGN = 1
"""Code points between a word that leads to a verb and the verb."""
_BETWEEN = 24
"""Code points between "I" and its verb."""


class EncounterReader:
    """Reads the encounters of one page, sentence by sentence and in order, for pronouns look back.

    Args:
        reader: Parties of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
        mentions: Its names.
        home: Side that the publisher speaks for: who "I" and "we" are.
        country_in: Country of the place that a sentence names, if it does.
        author: Finds who signs the page: who "I" is on a page of nobody's.
        bodies: Office to the organizations that alone have it.
        chiefs: Persons who are heads of state or government.
        native: Country whose officials the page may name without it.
        seat: Country of the dateline.
    """

    def __init__(
        self,
        reader: PartyReader,
        cues: Cues,
        lexicon: CueLexicon,
        mentions: Sequence[Mention],
        home: str | None,
        country_in: Callable[[Span], str | None],
        author: Callable[[], Mention | None],
        bodies: Mapping[str, frozenset[str]],
        chiefs: frozenset[str],
        native: str | None,
        seat: str | None,
    ) -> None:
        syntax = Syntax(reader, cues, lexicon)
        before = Antecedents(reader, cues, syntax, lexicon, home, author, VisitReader(reader, cues, lexicon, country_in), seat)
        orders, carriers = OrderReader(reader, cues, lexicon, syntax), CarrierReader(reader.text, cues, lexicon)
        self._readers = Readers(reader, cues, lexicon, syntax, orders, carriers, RealisReader(reader.text, cues, carriers, lexicon), before)
        self._country_in = country_in
        self._home = home
        self._guest: Party | None = None
        self._there: str | None = None
        self._is_visit = False
        self._cues = cues
        self._sides = SideReader(mentions, home, lexicon, bodies, chiefs, native, seat, reader.text)
        self._leaders = LeaderReader(self._readers)
        self._events = EventReader(self._readers, home)
        self._verbs = VerbReader(self._readers, country_in)
        self._nouns = NounReader(self._readers, self._events)
        self._apart = ApartReader(reader.text, cues, lexicon)
        self._transcript = TranscriptReader(self._readers)
        self._rounds = RoundReader(self._readers, self._sided)
        self._contacts = ContactReader(self._readers)
        self._others: tuple[tuple[frozenset[str], Callable[[Scene], Encounter | None]], ...] = (
            (_JOINT, self._joint),
            (EventReader.NEEDS, self._attended),
            (NounReader.NEEDS_AGAIN, self._nouns.again),
        )

    def read(self, sentence: Span, zone: str) -> list[Encounter]:
        """Return the encounters of the next sentence.

        Args:
            sentence: Its span.
            zone: Its zone.
        """
        kinds = self._cues.kinds(*sentence)
        scene = Scene(sentence, zone, self._leaders.people(sentence, kinds), kinds)
        self._is_visit |= "visit" in kinds
        for head, country in self._leaders.heads(scene):
            self._sides.learn(head, country)
        self._apart.begin(scene)
        self._events.begin()
        spoken = self._transcript.read(scene)
        found = self._of_triggers(scene) or self._of_others(scene) or ([spoken] if spoken else [])
        found = self._rounds.read(scene, found)
        if not found and not ContactReader.NEEDS.isdisjoint(kinds) and (contact := self._contacts.read(scene)):
            found += [told for told in self._told(contact, scene, found) if are_two(told)]
        people = () if not found and self._events.only_lists(scene) else scene.people
        self._readers.before.remember(sentence, zone, people, [(e.left, e.right) for e in found if e.realis != "referenced"])
        self._there = self._place_of(found, scene)
        self._guest = next((guest for e in found if (guest := self._visitor(e))), self._guest)
        return found

    def _of_triggers(self, scene: Scene) -> list[Encounter]:
        """The encounters of the verbs and nouns of a sentence."""
        found: list[Encounter] = []
        for trigger in self._cues.encounters(*scene.span) if not ENCOUNTERS.isdisjoint(scene.kinds) else ():
            if self._cues.has("did_so", trigger.start, trigger.end) and not (found or self._readers.before.pairs.just_met):
                continue
            made = self._of_team(self._of_guest(self._continued(self._done(self._of_trigger(trigger, scene), found), found), scene), scene)
            self._events.gather(made, trigger, scene)
            if made is not None:
                found += self._told(made, scene, found)
        return found

    def _of_others(self, scene: Scene) -> list[Encounter]:
        """The encounter of a sentence of which no verb or noun tells, by the first reader that finds one among those whose cues it has."""
        for needs, read in self._others:
            if not needs.isdisjoint(scene.kinds) and (told := read(scene)):
                return [told]
        return []

    def _attended(self, scene: Scene) -> Encounter | None:
        """The event told before, of which a sentence says who attended it, with their sides."""
        told = self._events.attended(scene)
        return told and told._replace(left=tuple(self._sides.assign(told.left, (), None)[0]))

    def _place_of(self, found: Sequence[Encounter], scene: Scene) -> str | None:
        """The country in which somebody of it was met, which holds until another is told: "met X of Peru in Lima. Later ..."."""
        is_left = "visit" in scene.kinds
        here = self._country_in(scene.span) if found or (is_left and self._there) else None
        if here and any(e.realis == "held" and here in {p.side for p in e.parties} for e in found):
            return here
        return None if here and is_left else self._there

    def _visitor(self, told: Encounter) -> Party | None:
        """Who came, of an encounter in the country of the other: the one who is not of the place, else not of the publisher."""
        here = self._country_in(told.sentence) or self._home
        parties = told.parties if told.realis == "held" and here else ()
        others = [p for p in parties if p.name and p.side not in (None, here)]
        return others[0] if len(others) == 1 and any(p.side == here for p in parties) else None

    def _of_guest(self, made: Encounter | None, scene: Scene) -> Encounter | None:
        """An encounter with the visitor, whom only that word names: "The programme of the guest continued with a meeting with X"."""
        if made is None or self._guest is None or self._guest.key in {p.key for p in made.parties}:
            return made
        start, end = scene.span
        is_unsaid = all(p.start < start or p.rule == "party.publisher" for p in made.left)
        if is_unsaid and self._cues.has("guests", start, made.trigger.start):
            return made._replace(left=(self._guest,)) if made.right else made
        is_behind = self._cues.has("guests", made.trigger.start, min(end, made.trigger.end + _GUEST))
        return made._replace(right=(self._guest,)) if is_behind and all(p.start < start for p in made.right) else made

    def _of_team(self, made: Encounter | None, scene: Scene) -> Encounter | None:
        """An encounter with the leader of a delegation whom its sentence does not name, and so with all of it: "The delegation met X"."""
        team = self._readers.before.visits.team
        return made and made._replace(left=team(made.left, scene.span[0]), right=team(made.right, scene.span[0]))

    def _of_trigger(self, trigger: Cue, scene: Scene) -> Encounter | None:
        """The encounter of a trigger; a noun that is none may be a verb that is printed alike: "rencontre", "meeting"."""
        trigger = self._same_noun(trigger, scene.span)
        if trigger.kind == "noun" and (made := self._nouns.read(trigger, scene)):
            return made
        verb = trigger if trigger.kind == "verb" else self._same_verb(trigger, scene.span)
        if verb is None:
            return None
        is_alike = verb is not trigger and verb.meaning.form != "gerund"
        if is_alike and not self._readers.syntax.left(verb, scene.people, scene.zone):
            return None
        made = self._verbs.read(verb, scene)
        noun = None if made else next((c for c in self._cues.within("noun", verb.start, verb.end) if c.start == trigger.start), None)
        return self._nouns.read(noun, scene) if noun and verb is trigger else made  # "el encuentro que mantuvieron", of those told before

    def _done(self, made: Encounter | None, known: Sequence[Encounter]) -> Encounter | None:
        """A bare verb that tells what its subject did next: "s’est entretenu avec X avant de rencontrer Y"."""
        last = known[-1] if known else None
        if made is None or last is None or (last.realis, made.realis) != ("held", "planned"):
            return made
        if not made.trigger.meaning.form.endswith("bare"):
            return made
        keys = {p.key for p in made.left}
        is_own = any(p.key in keys for p in last.parties)
        is_next = any(cue.end + _SIGN >= made.trigger.start for cue in self._cues.within("then_did", last.trigger.end, made.trigger.start))
        return made._replace(realis="held", left=last.left or made.left) if is_own and is_next else made

    def _continued(self, made: Encounter | None, known: Sequence[Encounter]) -> Encounter | None:
        """Of two verbs of one subject the second has that of the first: "was received by the Emir, held talks with the Minister".

        So it is in Chinese whatever the first: 同X会谈，会见Y; so a passive behind a conjunction: "встретился с X, а затем был принят Y".
        """
        last = known[-1] if known else None
        if made is None or last is None or not (last.left and last.right and made.left and made.right):
            return made
        lexicon, keys = self._readers.lexicon, {p.key for p in last.left}
        others = {p.key for e in known if e.left == last.left for p in e.right}
        is_other = {p.key for p in made.left} <= others and keys.isdisjoint(p.key for p in made.right)
        start = max(last.trigger.end, *(p.end for p in made.left))
        words = lexicon.words(self._readers.parties.text, start, made.trigger.start)
        goes_on = bool(words) and (words[0] == "," or words[0] in lexicon.and_words or words[0] in lexicon.clause_signs)
        is_joined = made.trigger.meaning.form == "passive" and self._cues.has("continues", start, made.trigger.start)
        is_joined = is_joined or all(p.end <= last.sentence[0] for p in last.left)  # "He met X and called on Y"
        may_go_on = lexicon.is_unspaced or last.trigger.meaning.form == "passive" or is_joined
        if not (is_other and may_go_on and goes_on) or lexicon.relatives.intersection(words):
            return made
        return made._replace(left=last.left, realis=last.realis if last.realis == "planned" else made.realis, off=last.off or made.off)

    def _same_noun(self, verb: Cue, sentence: Span) -> Cue:
        """The noun that a bare verb is printed like, "d’un déjeuner avec X", where an article that introduces it stands before it."""
        if not verb.meaning.form.endswith("bare") or not self._readers.lexicon.indefinite:
            return verb
        nouns = [c for c in self._cues.within("noun", verb.start, verb.end) if c.start == verb.start]
        before = self._readers.lexicon.words(self._readers.parties.text, max(sentence[0], verb.start - _ARTICLE), verb.start)
        return nouns[0] if nouns and self._readers.lexicon.indefinite.intersection(before[-1:]) else verb

    def _same_verb(self, noun: Cue, sentence: Span) -> Cue | None:
        """The verb that is printed like a noun, "rencontre", where no article stands before it."""
        verbs = self._cues.within("verb", noun.start, noun.end)
        verb = next((cue for cue in verbs if (cue.start, cue.end) == (noun.start, noun.end)), None)
        return verb if verb and not self._readers.syntax.words.has_article(verb, sentence) else None

    def _told(self, made: Encounter, scene: Scene, known: Sequence[Encounter]) -> list[Encounter]:
        """The encounters that one trigger tells of: one, several in a list, and whom the subject met next; none that is known."""
        here = self._country_in(scene.span)
        meant = self._readers.before.meant
        if self._readers.lexicon.is_unspaced and self._readers.before.calls_on_subject(scene.span, made.left, made.right):
            return []
        is_over = not self._is_visit and self._cues.has("another_day", *scene.span)  # a visit lasts for days
        stays = made.mode not in REMOTE and scene.zone == "body" and not is_over
        there = here or (self._there if stays else None)
        left, right = self._sides.assign(meant(made.left, made.right), meant(made.right, made.left), here, there)
        made = made._replace(left=tuple(left), right=tuple(right))
        found = [] if any(other.covers(made) for other in known) else self._apart.split(made)
        if made.right and (second := self._readers.syntax.second(made.trigger, made.right, scene.people)):
            found.append(made._replace(right=tuple(self._sides.assign(left, second, here)[1]), is_new=True))
        return found

    def _sided(self, host: Party, others: Sequence[Party], sentence: Span) -> Sequence[Party]:
        """Whom a host met, with their sides."""
        return self._sides.assign((host,), others, self._country_in(sentence))[1]

    def _finished(self, scene: Scene) -> Cue | None:
        """The noun of a meeting that a light verb in the past carries: "X and I have just finished three hours of talks"."""
        nouns = (cue for cue in self._cues.encounters(*scene.span) if cue.kind == "noun")
        return next((cue for cue in nouns if self._readers.carriers.light(cue, scene.span, scene.span[0]) == "light_past"), None)

    def _joint(self, scene: Scene) -> Encounter | None:
        """Read "the Prime Minister and I agreed", and "we discussed" in a statement whose title names both sides: they met."""
        if scene.zone != "body":
            return None
        trigger = self._cues.first("joint", *scene.span) or self._finished(scene)
        if trigger is None:
            return None
        verb = (self._readers.carriers.carrier(trigger, scene.span) if trigger.kind == "noun" else None) or trigger
        said = self._cues.within("first_person", scene.span[0], verb.start)
        if not said or verb.start - said[-1].end > _BETWEEN or self._cues.has("planned", said[-1].end, trigger.start):
            return None
        readers, before, met = self._readers, self._readers.before, self._readers.before.pairs
        left: tuple[Party, ...] = ()
        beside = readers.syntax.left(said[-1], scene.people, scene.zone)
        if beside and readers.parties.is_link(beside[-1].end, said[-1].start):
            is_titled = len({p.side for p in before.titled}) == 2 and {p.key for p in beside} < {p.key for p in before.titled}
            left = before.titled if is_titled else (*beside, before.speakers.publisher(trigger))
        elif len({p.side for p in before.titled}) == 2 and (not met.has_any or met.has_met(before.titled[:1], before.titled[1:])):
            left = before.titled  # who was told to have met somebody else talks of that
        if not left:
            return None
        sided, _ = self._sides.assign(left[:-1] if left[-1].rule == "party.publisher" else left, (), None)
        everybody = (*sided, *(p for p in left if p.rule == "party.publisher"))
        return readers.made(trigger, scene, everybody, (), "held", True, "meeting.joint")
