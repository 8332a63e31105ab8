"""Parties of encounters: the persons, offices and countries of a sentence, and which of them stand together."""

import re
from collections.abc import Sequence
from operator import attrgetter

from pipelines.core.meetings.cue_lexicon import CueLexicon
from pipelines.core.meetings.namesakes import is_folk, is_house, is_namesake
from pipelines.core.meetings.party import Party, are_of_two, of_nation, of_two_titles
from pipelines.core.records import Mention, span_of
from pipelines.core.text import Span, Spans

_JOINING_SIGNS = frozenset([",", ";", "、", "，", "(", ")", "（", "）", "/", "&", "*", "“", "”", '"', "·", ".", "–"])
_LED_BY_COUNTRY = ("name.shared_title", "name.native", "name.possessive")
"""Rules of names that stand behind their country."""
_OF_COUNTRY = frozenset([" ", "'s ", "’s ", "' ", "’ "])
_SPAN = attrgetter("start", "end")
_SPELT = re.compile(r"[(（][A-Z][^()（）\n]{1,40}[)）](?=\S)|\s\([^\W\d_a-z][^()\n]{1,90}\)(?=[\s,])")
"""In a list a name in letters behind one in characters, or somebody's charge or party: 星·金(Sung Kim)、船越健裕; X (PPE) et Y."""
_RANK_SIGNS = ("、", "，", ",", "兼")
"""Signs between the rank of an officer and his office."""
_MAX_LINK = 60
_TAIL = 12
"""Code points after a name and office in which their country may begin."""
_BEFORE = 60
"""Longest name of a country, in code points."""
_LED = 30
"""Code points between a leader and a delegation."""
_SUMMIT = 6
"""Code points behind leaders or ministers in which the word for their meeting stands."""
_SHARED = 8
"""Code points between two nations that share a title."""


class PartyReader:
    """Reads the parties of a text from its stored mentions.

    Args:
        text: Text of the document.
        mentions: Its mentions, sorted by span.
        lexicon: Cue words of its language.
        of_words: Words and articles that lead from a name to its country.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: CueLexicon, of_words: frozenset[str]) -> None:
        self.text = text
        self._lexicon = lexicon
        self._of_words = of_words
        nations = [m for m in mentions if m.kind in ("country", "organization") and m.method in ("name", "adjective")]
        self._nations = Spans(nations, span_of)
        self._seats = Spans([m for m in mentions if m.method == "metonym"] if lexicon.origins else [], span_of)
        self._forums = Spans([m for m in mentions if m.kind == "forum"], span_of)
        bearers = [m for m in mentions if m.kind == "person" or (m.kind == "office" and not self._forums.cover(m.char_start, m.char_end))]
        bearers = [
            m for m in bearers if not (is_namesake(m, text, lexicon) or is_folk(m, text, lexicon, of_words) or is_house(m, text, lexicon))
        ]
        parties = of_two_titles([self.party(m) for m in bearers], text, lexicon.ranks, lexicon.and_words)
        self._starts = frozenset(p.start for p in parties if p.name)
        self._groups = Spans([p for p in parties if p.is_group and not p.name], _SPAN)
        people = [p for party in parties if not (self._is_led(party) or self._is_acted_for(party)) for p in self._with_nations(party)]
        self._people = Spans(people, _SPAN)

    def people(self, start: int, end: int) -> list[Party]:
        """Persons and offices inside a span, left to right; of overlapping ones the first."""
        found: list[Party] = []
        for party in self._people.within(start, end):
            if not found or party.start >= found[-1].end:
                found.append(party)
        if self._lexicon.is_unspaced:
            return [p for n, p in enumerate(found) if not (self._owns(p, found[n + 1 : n + 2]) or self._ranks(p, found[n + 1 : n + 2]))]
        return self._apposed(found) if self._lexicon.appositions and len(found) > 1 else found

    def _apposed(self, found: Sequence[Party]) -> list[Party]:
        """The same without titles that say again who stands before them: "João Lourenço, président en exercice de la CIRGL"."""
        kept = [found[0]]
        for party in found[1:]:
            before = kept[-1]
            is_alone = not (party.name or party.is_group or before.is_group) and party.country in (None, before.country)
            if before.name and is_alone and self.text[before.end : party.start].strip() in self._lexicon.appositions:
                title = before if before.office else party
                kept[-1] = before._replace(end=party.end, office=title.office, office_start=title.office_start, office_end=title.office_end)
            else:
                kept.append(party)
        return kept

    def _owns(self, party: Party, after: Sequence[Party]) -> bool:
        """Whether a person only says whose the next one is: 总理谢里夫的特使X (the envoy of Sharif)."""
        owns = party.name is not None and bool(after) and self.text[party.end : after[0].start] in self._of_words
        return owns and not (are_of_two(party, after[0]) and after[0].name and self._lexicon.describing)

    def _ranks(self, title: Party, after: Sequence[Party]) -> bool:
        """Whether a title of a body is the rank of the officer of another whom the next one names: 联合国副秘书长、人居署执行主任X."""
        is_title = bool(title.organization and after) and not (title.name or title.country or title.is_group)
        is_officer = is_title and bool(after[0].name and after[0].organization) and after[0].organization != title.organization
        return is_officer and self.text[title.end : after[0].start] in _RANK_SIGNS

    def _is_led(self, party: Party) -> bool:
        """Whether a delegation is told with who leads it before, X率代表团, or a group only names its summit: 二十国集团领导人杭州峰会."""
        if party.name or not self._lexicon.is_unspaced:
            return False
        behind = self.text[party.end : party.end + _SUMMIT]
        names_summit = party.is_group and any(word in behind for words in self._lexicon.levels.values() for word in words)
        return names_summit or self.text.endswith(self._lexicon.leads, 0, party.start)

    def _is_acted_for(self, party: Party) -> bool:
        """Whether another acts by somebody's charge, or in an office, and so nobody more is there: 受总理X委托, 以常驻代表身份."""
        return self.text.startswith(self._lexicon.in_capacity, party.end)

    def leader(self, people: Sequence[Party], end: int) -> Party | None:
        """The first who is said to lead the delegation that is told next, up to ``end``: 刘建超率中共代表团."""
        return next((p for p in people if p.name and self._leads(p, end)), None) if self._lexicon.leads else None

    def newcomer(self, people: Sequence[Party], end: int) -> Party | None:
        """The first who leads a delegation that only a word of leading behind him names, and nobody else is there: X率团抵达."""
        for leader in people if self._lexicon.leads_off else ():
            stop = min(end, leader.end + _LED)
            if leader.name and any(word in self.text[leader.end : stop] for word in self._lexicon.leads_off):
                return None if self._people.within(leader.end, stop) else leader
        return None

    def _leads(self, leader: Party, end: int) -> bool:
        groups = self._groups.within(leader.end, min(end, leader.end + _LED))
        return any(word in self.text[leader.end : group.start] for group in groups for word in self._lexicon.leads)

    def forums(self, start: int, end: int) -> list[Span]:
        """Spans of the forums inside a span."""
        return [(m.char_start, m.char_end) for m in self._forums.within(start, end)]

    def nations(self, start: int, end: int, alone: bool = True) -> list[Party]:
        """Countries and organizations inside a span: those that stand for themselves, or those in somebody's office too."""
        inside = self._nations.within(start, end)
        return [of_nation(m) for m in inside if not (alone and self._people.cover(m.char_start, m.char_start + 1))]

    def linked(self, left: Party, right: Party) -> bool:
        """Whether two parties stand in one list: commas, "and", "with", articles and honorifics between them, and no more."""
        body = next((m for m in self._forums.within(left.end, right.start) if m.char_end == right.start), None)
        start = body.char_start if body else right.start  # the forum whose officer it is
        spelt = _SPELT.match(self.text, left.end, start)
        end = spelt.end() if spelt and spelt.end() < start else left.end
        apart = right.start - end <= _MAX_LINK and not self.text[end:start].isspace()
        return apart and (self.is_link(end, start) or self._is_link_behind_seat(end, start))

    def _is_link_behind_seat(self, start: int, end: int) -> bool:
        """Whether a conjunction leads from where somebody serves to the next of a list: "X of the Ministry of Trade and Director Y"."""
        words = self._lexicon.words(self.text, start, end)
        cut = next((n for n in range(len(words) - 1, 0, -1) if words[n] in self._lexicon.and_words), 0)
        seat, small = words[:cut], self._of_words | self._lexicon.links
        if not seat or seat[0] not in self._of_words or self._lexicon.seats.isdisjoint(seat) or not small.issuperset(words[cut:]):
            return False
        return all(word[0].isupper() or word in small for word in self.text[start:end].split()[: len(seat)])

    def is_link(self, start: int, end: int) -> bool:
        """Whether the words of a span are all such as may stand between two parties of one list."""
        words = self._lexicon.words(self.text, start, end)
        if cut := self._lexicon.attribute(words):
            words = words[:cut]
        return all(word in _JOINING_SIGNS or word in self._lexicon.links for word in words)

    def is_joined(self, start: int, end: int) -> bool:
        """Whether a conjunction, and nothing but what may stand in a list, stands between two places."""
        return self.is_link(start, end) and not self._lexicon.and_words.isdisjoint(self._lexicon.words(self.text, start, end))

    def chain(self, parties: Sequence[Party], index: int, step: int) -> list[Party]:
        """The list of parties that a party stands in, from it on in one direction (step 1 or -1), in text order."""
        found = [parties[index]]
        while 0 <= index + step < len(parties):
            left, right = sorted((parties[index], parties[index + step]), key=lambda p: p.start)
            if not self.linked(left, right):
                break
            index += step
            found.append(parties[index])
        return found if step > 0 else found[::-1]

    def _with_nations(self, party: Party) -> list[Party]:
        """Every nation of a list of officials is a party: "officials from the United States, India and Japan"."""
        found = [party]
        if party.is_group and party.name is None:
            found = [*self._sharing(party), *self._shared(party)]
            if self._is_posted(party):
                return found
            if len(found) == 1 and party.side is None and (capitals := self._capitals(party)):
                return capitals
            for mention in self._nations.starting(found[-1].end, len(self.text)):
                if mention.char_start - found[-1].end > _MAX_LINK or "\n" in self.text[found[-1].end : mention.char_start]:
                    break
                if mention.char_start >= found[-1].end and mention.method == "name":
                    if not self.is_link(found[-1].end, mention.char_start) or self._names_more(mention.char_end):
                        break
                    found.append(of_nation(mention)._replace(office=party.office))
        return found

    def _capitals(self, party: Party) -> list[Party]:
        """Officials by the capitals that they came from, each of a country of its own: "negotiators from Khartoum and N'Djamena"."""
        found: list[Party] = []
        for mention in self._seats.starting(party.end, party.end + _MAX_LINK):
            start = found[-1].end if found else party.end
            is_led = self.text[start : mention.char_start].strip() in self._lexicon.origins
            if not (self.is_link(start, mention.char_start) if found else is_led) or self._names_more(mention.char_end):
                break
            nation = of_nation(mention)._replace(office=party.office)
            found.append(nation if found else nation._replace(start=party.start))
        return found if len({p.side for p in found}) > 1 else []

    def _is_posted(self, party: Party) -> bool:
        """Whether a plural title names where its bearers are posted, of which more follow: послы Сербии в Китае и США."""
        inside = [m.country for m in self._nations.within(party.start, party.end) if m.method == "name"]
        return bool(party.country and inside) and inside[0] == party.country and inside[-1] not in (None, party.country)

    def _shared(self, party: Party) -> list[Party]:
        """A plural title of several nations, each a party: "los cancilleres de Chile y Perú", "les ministres français et allemand"."""
        inside = [m for m in self._nations.within(party.start, party.end) if m.kind == "country"]
        listed = inside[:1]
        for mention in inside[1:]:
            if not self.is_link(listed[-1].char_end, mention.char_start):
                break
            listed.append(mention)
        if len(listed) < 2 or listed[0].country != party.country:
            return [party]
        ends = [*(m.char_end for m in listed[1:-1]), party.end]
        rest = (of_nation(m)._replace(end=end, office=party.office) for m, end in zip(listed[1:], ends, strict=True))
        return [party._replace(end=listed[0].char_end), *rest]

    def _sharing(self, party: Party) -> list[Party]:
        """Nations before a plural title that share it: the Lithuanian and Canadian Foreign Ministers."""
        found: list[Party] = []
        start = party.start
        before = self._nations.within(party.start - _BEFORE, party.start)
        for mention in reversed([m for m in before if m.method == "adjective" or self._lexicon.is_unspaced]):
            if start - mention.char_end > _SHARED or not self.is_link(mention.char_end, start) or self._is_parted(mention.char_end, start):
                break
            found.insert(0, of_nation(mention)._replace(office=party.office))
            start = mention.char_start
        words = self._lexicon.words(self.text, found[-1].end, party.start) if found else []
        return found if self._lexicon.and_words.intersection(words) else []

    def _is_parted(self, start: int, end: int) -> bool:
        """Whether a blank parts two clauses, where the script has none between words: 访德国和法国 与两国外长谈."""
        return self._lexicon.is_unspaced and " " in self.text[start:end]

    def _names_more(self, end: int) -> bool:
        """Whether a country is only the first word of a longer name: the Singapore Academy of Law; no person's begins there."""
        return end + 1 not in self._starts and self.text[end : end + 1] == " " and self.text[end + 1 : end + 2].isupper()

    def party(self, mention: Mention) -> Party:
        """A mention of a person or office as a party, with the country that follows it."""
        start, end = mention.char_start, mention.char_end
        start = start if mention.office_start is None else min(start, mention.office_start)
        end = end if mention.office_end is None else max(end, mention.office_end)
        if mention.rule in _LED_BY_COUNTRY:
            before = (m for m in self._nations.within(start - _BEFORE, start) if m.country == mention.country)
            start = next((m.char_start for m in before if self.text[m.char_end : start] in _OF_COUNTRY), start)
        tail = self._tail(mention, end)
        named = mention.kind == "person"
        country = mention.country or (tail.country if tail and not mention.organization else None)
        return Party(
            (mention.entity_id if named else None) or country or mention.organization or mention.name,
            mention.entity_id if named else None,
            mention.name if named else None,
            mention.office,
            country,
            mention.organization,
            start,
            tail.char_end if tail else end,
            mention.char_start,
            mention.char_end,
            mention.method == "group",
            mention.rule,
            mention.office_start,
            mention.office_end,
        )

    def _tail(self, mention: Mention, end: int) -> Mention | None:
        """The country that follows a name and office that end at a place."""
        for nation in self._nations.starting(end + 1, end + _TAIL):
            is_own = nation.kind == "country" and nation.method == "name" and mention.country in (None, nation.country)
            if is_own and self._is_tail(end, nation.char_start):
                return nation
        return None

    def _is_tail(self, start: int, end: int) -> bool:
        words = [w for w in self._lexicon.words(self.text, start, end) if w != ","]
        return bool(words) and (words == ["("] or all(w in self._of_words for w in words))
