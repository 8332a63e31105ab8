"""Check all reference files and tell what they do not know yet.

    python -m pipelines.reference.check [--gaps]

Ends with status 1 and the message of the loader when something cannot be right. Gaps are no faults: they are the editor's
work list, each cut at ``SHOWN`` entries, and are told where they are asked for.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pipelines.core.knowledge import Knowledge, Terms
from pipelines.reference import load_knowledge
from pipelines.reference.strict import ReferenceDataError
from pipelines.reference.terms import NAME_LANGUAGES

SHOWN = 12
"""Entries of one gap that are printed."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Entries that lack something; ``entries`` in the order in which they are worth filling."""

    lacks: str
    entries: tuple[str, ...]


def check() -> tuple[dict[str, int], tuple[Gap, ...]]:
    """Load everything strictly and look for gaps.

    Returns:
        Entries by kind, and the gaps that have entries.

    Raises:
        ReferenceDataError: Something cannot be right.
    """
    knowledge = load_knowledge()
    counts = {name: len(getattr(knowledge, name)) for name in Knowledge.__slots__}
    gaps = [gap for find in _FINDERS for gap in find(knowledge)]
    return counts, tuple(gap for gap in gaps if gap.entries)


def _languages(entries: Iterable[tuple[str, Terms]], what: str) -> list[Gap]:
    named = list(entries)
    return [Gap(f"{what} in {code}", tuple(name for name, terms in named if not terms.get(code))) for code in NAME_LANGUAGES]


def _country_gaps(knowledge: Knowledge) -> list[Gap]:
    states = [country for country in knowledge.countries if country.cow is not None]
    gaps = _languages(((country.name, country.names) for country in knowledge.countries), "countries without a name")
    gaps += _languages(((country.name, country.adjectives) for country in states), "states without an adjective")[:-1]
    cities = {(place.country, place.name) for place in knowledge.places}
    lost = tuple(country.name for country in states if country.capital and (country.country, country.capital) not in cities)
    return [*gaps, Gap("capitals that are no listed place", lost)]


def _organization_gaps(knowledge: Knowledge) -> list[Gap]:
    return _languages(((organization.name, organization.names) for organization in knowledge.organizations), "organizations without a name")


def _people_gaps(knowledge: Knowledge) -> list[Gap]:
    holders = {tenure.person_id for tenure in knowledge.tenures}
    served = {tenure.country for tenure in knowledge.tenures if tenure.rank <= 4 and tenure.held_until is None}
    return [
        Gap("persons without an office", tuple(person.name for person in knowledge.persons if person.person_id not in holders)),
        Gap(
            "states of which no minister or leader is listed as in office",
            tuple(country.name for country in knowledge.countries if country.cow is not None and country.country not in served),
        ),
    ]


def _place_gaps(knowledge: Knowledge) -> list[Gap]:
    known = [place for place in knowledge.places if len(place.names) > 1]
    gaps = _languages(((place.name, place.names) for place in known), "places of diplomacy without a name")
    return [*gaps, Gap("places without a time zone", tuple(place.name for place in knowledge.places if place.time_zone is None))]


def _forum_gaps(knowledge: Knowledge) -> list[Gap]:
    editions = Counter(event.forum_id for event in knowledge.forum_events)
    years: dict[str, set[int]] = {}
    for event in knowledge.forum_events:
        years.setdefault(event.forum_id, set()).add(event.start_on.year)
    names = {forum.forum_id: forum.name for forum in knowledge.forums}
    missing = [(name, sorted(set(range(min(known), max(known))) - known)) for key, known in years.items() for name in (names[key],)]
    yearly = [f"{name} ({', '.join(map(str, gap))})" for name, gap in missing if 0 < len(gap) <= 3]
    return [
        *_languages(((forum.name, forum.names) for forum in knowledge.forums), "forums without a name"),
        Gap("forums without an edition", tuple(forum.name for forum in knowledge.forums if not editions[forum.forum_id])),
        Gap("forums that skip up to three years", tuple(yearly)),
    ]


def _topic_gaps(knowledge: Knowledge) -> list[Gap]:
    return _languages(((topic.label, topic.phrases) for topic in knowledge.topics), "topics without a phrase")


_FINDERS: tuple[Callable[[Knowledge], list[Gap]], ...] = (
    _country_gaps,
    _organization_gaps,
    _people_gaps,
    _place_gaps,
    _forum_gaps,
    _topic_gaps,
)


def main(arguments: Sequence[str] = ()) -> int:
    """Print counts, the gaps where they are asked for, and that nothing is wrong; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.reference.check", description="Check all reference files.")
    parser.add_argument("--gaps", action="store_true", help="print what they do not know yet")
    wants_gaps = parser.parse_args(arguments).gaps
    try:
        counts, gaps = check()
    except ReferenceDataError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    width = max(map(len, counts))
    lines = [f"{name:<{width}} {count:>6,}" for name, count in counts.items()]
    for gap in gaps if wants_gaps else ():
        more = f", and {len(gap.entries) - SHOWN} more" if len(gap.entries) > SHOWN else ""
        lines += ["", f"{len(gap.entries)} {gap.lacks}:", f"  {', '.join(gap.entries[:SHOWN])}{more}"]
    beside = f"; {len(gaps)} kinds of gaps, which are no faults{'' if wants_gaps else ' (GAPS=1 lists them)'}" if gaps else ""
    lines += ["", f"The reference data is right: {sum(counts.values()):,} entries of {len(counts)} kinds{beside}."]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
