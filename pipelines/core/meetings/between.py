"""What the words between a party and a trigger say: that they are parted, that a clause begins, that one owns the other."""

import re
from collections.abc import Sequence

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.cues import COMMA, Cue, Cues
from pipelines.core.meetings.party import Party
from pipelines.core.text import Span

_REACH = 220
"""Code points that a side may stand from its verb."""
_JOINED = 15
"""Code points before a verb in which a conjunction or an adverb stands: "posteriormente "."""
_NEAR = 45
_DONE, _VERB = 20, 60
"""Code points before a noun in which a word of means and the verb stand: "s'était entretenu, par visioconférence"."""
_SIGN = 2
"""Code points of a comma and the blank after it."""
_RELATIVE = 3
"""Words of a relative clause before its verb: ", who also met"."""
_ADVERBS = 4
"""Words between "that" and its verb, with it."""
_PRONOUN = 40
"""Code points behind a verb in which a pronoun and the word after it are read."""
_ADJECTIVE = 20
"""Code points of an article and an adjective before a noun: "an hour-long meeting"."""
_OWNER = 12
"""Code points between a noun and whoever it belongs to: "reunión de X con Y"."""
_INSET = re.compile(r"“[^“”\n]{0,60}”|（[^（）\n]{0,30}）")
"""A name in quotes or a word in brackets, whose signs part nothing: 出席“一带一路”论坛的."""
_CLAUSE = 20
"""Code points before a verb in which its clause tells of a pronoun in company, in a script without spaces."""
_ASIDE = re.compile(r",\s[^,;:\n]+,\s")
"""What is said between commas, right behind a subject."""
_GAPPED = re.compile(r"\s[—–]\s+(?:\w{1,3}\s+)?$")
"""A dash for the verb that is not said again: «встретился с X, а 12 мая — с Y»."""
_SIGNS = frozenset((",", "—", "–"))
_POSSESSIVE = re.compile(r"\s?[’']s?(?=\s)")


class BetweenReader:
    """Reads the words between parties and triggers.

    Args:
        text: Text of the document.
        cues: Its cues.
        lexicon: Cue words of its language.
    """

    def __init__(self, text: str, cues: Cues, lexicon: CueLexicon) -> None:
        self._text = text
        self._cues = cues
        self._lexicon = lexicon

    def is_open(self, start: int, end: int) -> bool:
        """Whether nothing between a subject and its verb parts them; a clause between commas does not."""
        if end - start > _REACH:
            return False
        between = self._text[start:end].strip()
        if len(between) > 1 and between[0] in ",，" and between[-1] in ",，":
            return True
        aside = _ASIDE.match(self._text, start, end)  # ", as the ministry said, met on Monday"
        return not self._cues.has("blockers", aside.end() if aside else start, end)

    def parts(self, start: int, end: int) -> bool:
        """Whether a word between a verb and a party parts them; what only says what for, between commas, does not: ", for lunch, X"."""
        cues = self._cues.within("blockers", start, end)
        if not cues:
            return False
        opened = self._text.rfind(COMMA, start, cues[0].start) if self._lexicon.object_breaks.issuperset(self._words_of(cues)) else -1
        closed = self._text.find(COMMA, cues[-1].end, end)
        is_insert = opened >= 0 and closed >= 0 and opened + len(COMMA) == cues[0].start and COMMA not in self._text[opened + 1 : closed]
        return not is_insert or not self._lexicon.determiners.issuperset(self._lexicon.words(self._text, closed + 1, end))

    def _words_of(self, cues: Sequence[Cue]) -> list[str]:
        return [self._text[cue.start : cue.end].lower() for cue in cues]

    def parts_object(self, start: int, end: int) -> bool:
        """Whether a sign between a verb and a party shows that the party is none of its own: "met in Oslo; in Athens, X received"."""
        between = self._text[start:end]
        return ";" in between or (bool(self._lexicon.clause_signs) and not self._lexicon.clause_signs.isdisjoint(_INSET.sub("", between)))

    def is_gapped(self, start: int, end: int) -> bool:
        """Whether a dash stands for the verb, right before whom its subject met next or the word that leads to him."""
        return _GAPPED.search(self._text, start, end) is not None

    def are_small(self, start: int, end: int) -> bool:
        """Whether only adverbs, days, articles, conjunctions and signs stand between two places."""
        small = self._lexicon.fillers | self._lexicon.and_words | self._lexicon.determiners | _SIGNS
        return all(word in small or word.isdigit() for word in self._lexicon.words(self._text, start, end))

    def is_listed(self, start: int, end: int) -> bool:
        """Whether a dash or a colon leads from a group to its members."""
        words = [word for word in self._lexicon.words(self._text, start, end) if word not in self._lexicon.determiners]
        is_article = words[-1:] == [":"] and not self._lexicon.is_unspaced  # "dos visitantes noruegos: el ministro X"
        return is_article or self._text[start:end].rstrip().endswith((" –", " —", " -", ":", "："))

    def is_aside(self, start: int, trigger: Cue) -> bool:
        """Whether all that stands between a subject and its verb is a relative clause between commas: ", who visits Y,"."""
        verbs = self._verbs(start, trigger)
        end = verbs[-1].start if verbs else trigger.start
        between = self._text[start:end].strip()
        opens = any(cue.start <= start + _SIGN for cue in self._cues.within("blockers", start, end))
        return end - start <= _REACH and len(between) > 1 and opens and between[0] in ",，" and between[-1] in ",，"

    def is_relative(self, start: int, trigger: Cue) -> bool:
        """Whether only a relative pronoun stands between somebody and a verb: "X, who met Y,"."""
        words = self._lexicon.words(self._text, start, trigger.start)
        said = words[1:] if words[:1] == [","] else words
        is_short = len(words) <= _RELATIVE or all(word in self._lexicon.fillers for word in said[1:])  # "X, que el martes se reunió"
        return bool(said) and is_short and said[0] in self._lexicon.relatives

    def is_relative_clause(self, between: str) -> bool:
        """Whether a relative clause begins in some words: "talks with X, who blamed Y" does not make Y their subject."""
        return not self._lexicon.relatives.isdisjoint(self._lexicon.words(between, 0, len(between)))

    def continues(self, start: int, trigger: Cue) -> bool:
        """Whether the first subject of the sentence goes on: "thanked X and met with", "está en Chile, donde el jueves dialogó con"."""
        verbs = self._cues.within("light_past", start, trigger.start) if trigger.kind == "noun" else []
        end = verbs[-1].start if verbs else trigger.start  # "recibió a X, y luego mantuvo un encuentro con Y"
        return self._cues.has("continues", max(0, end - _JOINED), end) or self._cues.has("there", max(start, end - _NEAR), end)

    def is_reported(self, start: int, trigger: Cue) -> bool:
        """Whether the subject goes on after "that", in languages whose verbs need none: "informó que sostuvo una llamada"."""
        words = self._lexicon.object_breaks if self._lexicon.partner_words else self._lexicon.that_words
        if not words:
            return False
        verbs = self._verbs(start, trigger)
        if not self._lexicon.partner_words and verbs and self._is_just_after(words, start, verbs[-1].start):
            return True
        that = words & self._lexicon.relatives  # "reveló que el martes había hablado"
        leads = (verb.start for verb in verbs[-1:])
        return any(self._lexicon.lead(self._text, start, at) in words or self._is_just_after(that, start, at) for at in leads)

    def _verbs(self, start: int, trigger: Cue) -> list[Cue]:
        """The light verbs before a noun; another trigger is a verb by itself."""
        return self._cues.within("light_past", start, trigger.start) if trigger.kind == "noun" else [trigger]

    def _is_just_after(self, words: frozenset[str], start: int, verb: int) -> bool:
        """Whether only a day or an adverb stands between "that" and a verb: рассказал, что накануне встретился."""
        behind = self._lexicon.words(self._text, max(start, verb - _NEAR), verb)[-_ADVERBS:]
        at = next((n for n in range(len(behind) - 1, -1, -1) if behind[n] in words), None)
        return at is not None and all(word.isdigit() or word in self._lexicon.fillers for word in behind[at + 1 :])

    def owns(self, party: Party) -> bool:
        """Whether what follows a party makes it an owner: "Biden’s call"."""
        return _POSSESSIVE.match(self._text, party.end) is not None

    def has_article(self, trigger: Cue, sentence: Span) -> bool:
        """Whether an article stands right before a trigger, which then is no verb."""
        words = self._lexicon.words(self._text, max(sentence[0], trigger.start - _NEAR), trigger.start)
        return bool(words) and words[-1] in self._lexicon.determiners

    def is_linked(self, trigger: Cue, right: Sequence[Party]) -> bool:
        """Whether a noun leads to the parties after it by a word of company: "talks in Moscow with"."""
        if not right:
            return False
        return any(word in self._lexicon.with_words for word in self._lexicon.words(self._text, trigger.end, right[0].start))

    def leads_to_topic(self, trigger: Cue) -> bool:
        """Whether a word of what was talked of stands right behind a noun or a verb: "an exchange of views on the crisis in X"."""
        return not self._lexicon.topic_words.isdisjoint(self._lexicon.words(self._text, trigger.end, trigger.end + _OWNER)[:1])

    def is_indefinite(self, noun: Cue) -> bool:
        """Whether a noun is introduced here, and belongs to nobody else: "during a long meeting", not "a meeting of the council"."""
        if self._lexicon.has_cases:  # "На встрече в Женеве", no «На встрече министров»
            word = next(iter(self._lexicon.words(self._text, noun.end, noun.end + _OWNER)), "")
            return noun.meaning.mode == "phone" or word in self._lexicon.place_words | self._lexicon.fillers or word.isdigit()
        before = self._lexicon.words(self._text, max(0, noun.start - _ADJECTIVE), noun.start)
        article = next((n for n in range(len(before) - 1, -1, -1) if before[n] in self._lexicon.indefinite), None)
        if article is None or not all(w[0].isalpha() and w not in self._lexicon.links for w in before[article + 1 :]):
            return False
        after = self._lexicon.words(self._text, noun.end, noun.end + _OWNER)
        return bool(after) and after[0] not in self._lexicon.with_words

    def is_means(self, noun: Cue, sentence: Span) -> bool:
        """Whether a noun is only how a verb before it was done: "s'était entretenu, par visioconférence, avec X"."""
        before = self._lexicon.words(self._text, max(sentence[0], noun.start - _DONE), noun.start)
        is_led = before[-1:] != [] and before[-1] in self._lexicon.means
        return is_led and self._cues.has("verb", max(sentence[0], noun.start - _VERB), noun.start)

    def is_beside(self, noun: Cue, sentence: Span, people: Sequence[Party]) -> bool:
        """Whether a noun is the event beside which a verb behind it tells of a meeting: "al margen de esa cita se reunió con X"."""
        beside = self._cues.within("sidelines", sentence[0], noun.start)
        words = self._lexicon.words(self._text, beside[-1].end, noun.start) if beside else []
        if not words or not self._lexicon.definite.issuperset(words):
            return False
        first = next((p.start for p in people if p.start >= noun.end), sentence[1])
        return any(cue.kind == "verb" and noun.end <= cue.start < first for cue in self._cues.encounters(*sentence))

    def ends_in(self, trigger: Cue, words: frozenset[str]) -> bool:
        """Whether a trigger itself ends in one of some words: "spoke with", «в разговоре с», "chaired by"."""
        return not words.isdisjoint(self._lexicon.words(self._text, trigger.start, trigger.end)[-1:])

    def has_pronoun(self, verb: Cue) -> bool:
        """Whether the other side of a verb is a pronoun: "met with him in Rome", "принял его", 与他会晤; "met her aide" has none."""
        words = self._lexicon
        if words.is_unspaced:
            if verb.meaning.form.startswith("transitive"):
                return self._text.startswith(tuple(f"{w}{end}" for w in words.object_pronouns for end in words.clause_signs), verb.end)
            return self._has_pronoun_company(verb)
        small = words.with_words | words.fillers
        guests = self._cues.within("guests", verb.end, verb.end + _PRONOUN)
        if any(small.issuperset(words.words(self._text, verb.end, guest.start)) for guest in guests):
            return True
        after = words.words(self._text, verb.end, verb.end + _PRONOUN)
        while after and after[0] in small - words.object_pronouns:
            after = after[1:]
        if not after or after[0] not in words.object_pronouns:
            return False
        return len(after) < 2 or not after[1][0].isalpha() or after[1] in words.place_words | words.and_words | words.clause_words

    def _has_pronoun_company(self, verb: Cue) -> bool:
        """Whether a word of company and a pronoun stand before a verb, in its clause: 与之商谈, 与他在官邸会面; 与他的特使会面 has none."""
        clause = self._text[max(0, verb.start - _CLAUSE) : verb.start]
        clause = clause[max((clause.rfind(sign) + len(sign) for sign in self._lexicon.clause_signs if sign in clause), default=0) :]
        found = ((clause.rfind(f"{w}{p}"), len(w) + len(p)) for w in self._lexicon.company for p in self._lexicon.object_pronouns)
        at, length = max(found, default=(-1, 0))
        return at >= 0 and not clause.startswith(tuple(self._lexicon.attributive), at + length)

    def has_pronoun_partner(self, verb: Cue, noun: Cue) -> bool:
        """Whether a word of company leads to a pronoun right behind a noun or its light verb: "a eu avec elle un entretien"."""
        words = self._lexicon
        company = words.partner_words or words.companions
        for start, end in ((noun.end, noun.end + _PRONOUN), (verb.end, noun.start)):
            after = words.words(self._text, start, end)
            while after and after[0] in words.fillers:
                after = after[1:]
            if len(after) < 2 or after[0] not in company:
                continue
            if after[1] in words.object_pronouns and self._ends(after[2:]):
                return True
            if any(words.lead(self._text, start, guest.start) == after[0] for guest in self._cues.within("guests", start, end)):
                return True
        return False

    def _ends(self, after: Sequence[str]) -> bool:
        """Whether what follows a pronoun shows that it owns nothing: a sign, a place, a conjunction, an article."""
        words = self._lexicon
        small = words.place_words | words.and_words | words.clause_words | words.indefinite
        return not after or not after[0][0].isalpha() or after[0] in small
