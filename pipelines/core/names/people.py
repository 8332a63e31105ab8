"""Who a name stands for: listed persons, the offices they held, and when.

Names are compared as sets of folded tokens inside a country block; which token is the family name is never
guessed (Wang Yi, Kishida Fumio, Viktor Orbán). A bare family name is linked only to a holder of an office.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from pipelines.core.knowledge import Person, Tenure
from pipelines.core.names.offices import goes_by
from pipelines.core.text import fold, is_cjk

_GRACE = timedelta(days=30)
"""Tenures are recorded to the day, news is not: an office counts a month around its term."""
_SIMILAR = 0.82
_SHORT = 3
_BETWEEN = ("bin", "ibn", "al", "el", "de", "da", "dos", "van", "von", "der", "di", "du", "le", "la", "abu")
_BESIDE = ("jr", "sr", "ii", "iii", "iv", "mp", "mr", "mrs", "ms", "dr", "sir", "hon")
_PARTICLES = frozenset((*_BETWEEN, *_BESIDE))
"""What tells no person from another: small words inside names, and what stands beside them."""
_SAYING_LITTLE = frozenset({"of", "the", "and", "for", "to", "affairs", "minister", "secretary"})
"""Words of an office that tell it from no other."""
_INITIALS = re.compile(r"([^\W\d_])\. ?([^\W\d_]\. ?)?([^\W\d_]{4,30})")
"""An initial or two and a surname."""
_LEADING = re.compile(r"([^\W\d_]|[^\W\d_A-Za-z]{2})\.[ -]?(?:[^\W\d_]\.[ -]?)*")
"""Initials before a name, with or without a blank: С.В. Лавров, Дж.Байден, S. Jaishankar."""
_WORD = re.compile(r"[^\W\d_]+")
_CASE_ENDING = 2
"""Longest ending that a case adds to a surname."""
_FIRST_OF_NAME = " I"
"""End of the name of a sovereign; others are a second or a third of their name too."""
_PATRONYMIC = frozenset({"bin", "ibn", "bint", "ould", "ben"})
_OF_FATHER = re.compile(r"(?<!\w)(?:ben|бен)(?!\w)")
"""The patronymic particle that is a first name when it has a capital: Ben."""
_APOSTROPHES = {ord(sign): None for sign in "'’‘ʼʻʾʿ`´"}
"""Signs that some print inside a name and others leave out: Mata'afa, Mataafa."""


class Spelling(NamedTuple):
    """A name as it is compared.

    Attributes:
        tokens: Its telling tokens, folded and in order: no particles, no suffixes, no initials but when nothing else is left.
        names_father: It holds a patronymic: Salman bin Hamad.
        initial: The letters before the full stop that it begins with, in small letters as printed; empty for a first name in full.
    """

    tokens: tuple[str, ...]
    names_father: bool
    initial: str = ""


def name_key(name: str) -> str:
    """A whole name as it is compared: folded, its apostrophes left out."""
    return fold(name.translate(_APOSTROPHES))


def unlisted_key(name: str, side: str | None = None) -> str:
    """Key of a person whom no list knows, name and side: ``~ana-rivas@cl``; the same in every document."""
    key = "~" + "-".join(name_key(name).split())
    return f"{key}@{side.lower()}" if side else key


@lru_cache(maxsize=65_536)
def spelling(name: str) -> Spelling:
    """Fold a name to what tells it from others."""
    tokens = name_key(name).split()
    leading = _LEADING.match(name)
    initial = leading[1].lower() if leading and fold(leading[1]) not in _PARTICLES else ""
    rest = name_key(_OF_FATHER.sub(" ", name[leading.end() if leading and initial else 0 :])).split()
    telling = tuple(t for t in rest if t not in _PARTICLES and len(t) > 1)
    return Spelling(telling or tuple(tokens), not _PATRONYMIC.isdisjoint(tokens), initial)


def name_tokens(name: str) -> tuple[str, ...]:
    """The telling tokens of a name (``Spelling``)."""
    return spelling(name).tokens


def similar(left: str, right: str) -> bool:
    """Whether two folded tokens may spell one name (Sergei and Sergey, Aliyev and Aliev)."""
    return left == right or (
        left[:1] == right[:1] and len(left) > _SHORT and len(right) > _SHORT and Indel.normalized_similarity(left, right) >= _SIMILAR
    )


def compatible(one: Spelling, other: Spelling) -> bool:
    """Whether two names may be one person's.

    Every token of the shorter is spelt in the longer, with two in common unless one of the names is a single token.
    Where a father is named ("Salman bin Hamad"), the first tokens must agree, unless an initial stands for one of them.
    """
    left, right = one.tokens, other.tokens
    in_full = not (one.initial or other.initial)
    is_told = (one.names_father or other.names_father) and in_full and left and right
    if is_told and _PATRONYMIC.isdisjoint((left[0], right[0])) and not similar(left[0], right[0]):
        return False  # but "M. Ould Abdallah" gives no first name
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    return bool(short) and not [token for token in short if token not in long and not is_spelt(token, long)]


def is_spelt(token: str, name: Sequence[str]) -> bool:
    """Whether a folded token may be one of those of a name."""
    return bool([known for known in name if known[0] == token[0] and similar(token, known)])


def nicknamed(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two names of two tokens share one and begin the other alike: Joe and Joseph Biden, Jon and Jonathan Finer."""
    if len(left) != 2 or len(right) != 2 or len(set(left) & set(right)) != 1:
        return False
    one, other = (next(t for t in names if t not in set(left) & set(right)) for names in (left, right))
    return one[0] == other[0]


class PersonIndex:
    """Listed persons by name, by token and by office.

    Args:
        persons: Listed persons.
        tenures: Their offices.
    """

    def __init__(self, persons: Iterable[Person], tenures: Iterable[Tenure]) -> None:
        self.persons = {person.person_id: person for person in persons}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_token: dict[str, set[str]] = defaultdict(set)
        self._spellings: dict[str, list[Spelling]] = defaultdict(list)
        self.tenures: dict[str, list[Tenure]] = defaultdict(list)
        for person in self.persons.values():
            for alias in person.names:
                key = name_key(alias)
                if person.person_id not in self._by_name[key]:
                    self._by_name[key].append(person.person_id)
                for token in name_tokens(alias):
                    self._by_token[token].add(person.person_id)
                self._spellings[person.person_id].append(spelling(alias))
        self._full = {person_id: _full(spellings) for person_id, spellings in self._spellings.items()}
        self._by_side: dict[str | None, list[Tenure]] = defaultdict(list)
        for tenure in tenures:
            self.tenures[tenure.person_id].append(tenure)
            self._by_side[tenure.country or tenure.organization].append(tenure)
        held = [t for own in self.tenures.values() for t in own]
        self._of_bodies = {t.office for t in held if t.organization} - {t.office for t in held if t.country}
        self._served = {p.person_id: {p.country, *(t.country for t in self.tenures[p.person_id])} for p in self.persons.values()}
        self._bodies = {p.person_id: {p.organization, *(t.organization for t in self.tenures[p.person_id])} for p in self.persons.values()}

    def link(self, name: str, country: str | None, organization: str | None, office: str | None, day: date | None) -> str | None:
        """Find the one listed person whom a name means; None when none or several fit.

        Args:
            name: As printed.
            country: The country that the text gives, if any.
            organization: The organization that the text gives, if any.
            office: The office that the text gives, if any.
            day: Day of the text, for tenures.
        """
        spelt = spelling(name)
        tokens = spelt.tokens
        exact = [p for p in self._by_name.get(name_key(name), ()) if self._fits(p, country, organization)]
        if len(exact) == 1 and (len(tokens) > 1 or is_cjk(name[0]) or (spelt.initial and self._may_hold(exact[0], office, day))):
            return exact[0]
        pool = exact or [p for p in self._candidates(tokens) if self._fits(p, country, organization) and self._begins(p, spelt)]
        if len(tokens) > 1:
            pool = [p for p in pool if self._may_bear(p, spelt, day)]
            return (
                pool[0] if len(pool) == 1 and (country or organization or exact) else self._holder(pool, country, organization, office, day)
            )
        return self._holder(pool, country, organization, office, day)

    def at_home(self, name: str, home: str, office: str, day: date | None) -> str | None:
        """The one listed person of a country whom a title and a surname mean where nothing else is told: Secretary Blinken.

        Args:
            name: A single name in letters.
            home: The country that the publisher speaks for.
            office: The title in English, or as printed.
            day: Day of the text: nobody else of that name may have held an office of the country then, and one that goes by the title.
        """
        tokens = spelling(name).tokens
        if len(tokens) > 1 or day is None or is_cjk(name[0]):
            return None
        held = {p: own for p in self._candidates(tokens) if (own := [t.office for t in self.offices(p, day) if t.country == home])}
        bearers = [p for p, own in held.items() if any(goes_by(office, o) or same_office(office, o) for o in own)]
        return bearers[0] if bearers and len(held) == 1 else None

    def _may_bear(self, person_id: str, spelt: Spelling, day: date | None) -> bool:
        """Whether a listed person may be so called: in other letters, Konate and Konare, only while in an office."""
        own = [known for known in self._full[person_id] if compatible(spelt, known)]
        if self.persons[person_id].name.endswith(_FIRST_OF_NAME) and all(len(spelt.tokens) > len(known.tokens) for known in own):
            return False  # a sovereign bears no surname: Juan Carlos I is no Juan Carlos Mora
        is_literal = any(set(spelt.tokens) <= set(known.tokens) or set(known.tokens) <= set(spelt.tokens) for known in own)
        return is_literal or (bool(own) and (day is None or bool(self.offices(person_id, day))))

    def _begins(self, person_id: str, spelt: Spelling) -> bool:
        """Whether an initial is one of a listed person's as far as the list tells: it may lack the names in the initial's letters."""
        if not spelt.initial:
            return True
        words = {w.lower() for n in self.persons[person_id].names for w in _WORD.findall(n) if _is_latin(w) == _is_latin(spelt.initial)}
        others = [word for word in words if not is_spelt(fold(word), spelt.tokens)]
        return not others or any(word.startswith(spelt.initial) for word in others)

    def _may_hold(self, person_id: str, office: str | None, day: date | None) -> bool:
        """Whether a listed person held an office, or one that goes by its only word: Minister."""
        words = fold(office or "").split()
        return _SAYING_LITTLE.issuperset(words) or any(same_office(office or "", t.office) for t in self.offices(person_id, day))

    def is_of_bodies(self, office: str) -> bool:
        """Whether organizations have an office, and no country."""
        return office in self._of_bodies

    def by_initials(self, name: str, day: date | None) -> str | None:
        """The one listed person in office on a day whom initials and a surname in any case mean, without a title: С.В.Лаврова.

        One initial says less: nobody else on the list may bear the surname.
        """
        found = _INITIALS.fullmatch(name)
        if found is None or day is None:
            return None
        initial, surname = fold(found[1]), found[3]
        stems = {fold(surname[: len(surname) - cut]) for cut in range(_CASE_ENDING + 1)}
        bearers = self._candidates(sorted(stems))
        pool = [p for p in bearers if self.offices(p, day) and (found[2] or len(bearers) == 1)]
        own = {p for p in pool for spelt in self._spellings[p] if any(t.startswith(initial) for t in spelt.tokens if t not in stems)}
        return own.pop() if len(own) == 1 else None

    def _candidates(self, tokens: Sequence[str]) -> list[str]:
        return sorted({p for token in tokens for p in self._by_token.get(token, ())})

    def _fits(self, person_id: str, country: str | None, organization: str | None) -> bool:
        if country:
            return country in self._served[person_id]
        return organization is None or organization in self._bodies[person_id]

    def _holder(
        self, pool: Sequence[str], country: str | None, organization: str | None, office: str | None, day: date | None
    ) -> str | None:
        """The only one of a pool who held an office then: the stated one where one is stated."""
        if not (office or country or organization):
            return None
        held = [(p, t) for p in pool for t in self.tenures[p] if day is None or holds(t, day)]
        if office:
            same = {p for p, t in held if same_office(office, t.office)}
            if len(same) == 1:
                return same.pop()
            if day is None or not same:
                return None
            held = [(p, t) for p, t in held if p in same]
        known = {p for p, t in held if country is None or t.country == country}
        return known.pop() if len(known) == 1 else None

    def offices(self, person_id: str, day: date | None) -> list[Tenure]:
        """The offices that a person held on a day, highest rank first."""
        return sorted((t for t in self.tenures.get(person_id, ()) if day is not None and holds(t, day)), key=lambda t: (t.rank, t.office))

    def holder_of(self, office: str, side: str, day: date) -> str | None:
        """The one listed holder of an office of a country or organization on a day; None when none or several are listed."""
        words = _telling(office)
        found = {t.person_id for t in self._by_side.get(side, ()) if _telling(t.office) == words and holds(t, day, timedelta(0))}
        return found.pop() if len(found) == 1 else None

    def has_office(self, title: str, side: str, day: date | None) -> bool:
        """Whether somebody listed holds an office of a country or organization that goes by a title in English."""
        return any(goes_by(title, t.office) for t in self._by_side.get(side, ()) if day is None or holds(t, day))


def _is_latin(word: str) -> bool:
    return word[0] < "\u0250"


def _full(spellings: Sequence[Spelling]) -> Sequence[Spelling]:
    """The spellings of several tokens, where there are any: a surname that a list gives alone says nothing of who else bears it."""
    return [spelt for spelt in spellings if len(spelt.tokens) > 1] or spellings


def holds(tenure: Tenure, day: date, grace: timedelta = _GRACE) -> bool:
    """Whether an office was held on a day, give or take ``grace``; unknown ends are open."""
    return (tenure.held_from is None or tenure.held_from - grace <= day) and (tenure.held_until is None or day <= tenure.held_until + grace)


def same_office(stated: str, listed: str) -> bool:
    """Whether a stated office may be a listed one: every telling word of the listed title is in the stated one, or the other way round."""
    left, right = _telling(stated), _telling(listed)
    return bool(left) and bool(right) and (left <= right or right <= left)


@lru_cache(maxsize=65_536)
def _telling(office: str) -> frozenset[str]:
    words = frozenset(
        fold(office).replace("adviser", "advisor").replace("defence", "defense").replace("external affairs", "foreign").split()
    )
    return words - _SAYING_LITTLE or words
