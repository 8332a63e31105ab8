"""Which reports tell of which meetings, held as numbers, is what the same held as sets would be."""

from collections import defaultdict
from random import Random

import numpy as np
import pytest

from pipelines.core.decisions import MeetingGroup
from pipelines.stages.members import Members
from pipelines.stages.prints import Prints, numbers, of_words, words
from pipelines.tables import to_arrow


def key(number: int) -> str:
    return f"{number:016x}"


def grouped(seed: int) -> dict[str, set[str]]:
    """Meeting to its reports."""
    chance = Random(seed)
    found: dict[str, set[str]] = defaultdict(set)
    for _ in range(40):
        found[key(chance.randrange(12) << 60)].add(key(chance.getrandbits(64)))
    return found


def members(groups: dict[str, set[str]], seed: int = 0) -> Members:
    rows = [MeetingGroup(report, meeting, "matched", "held") for meeting, reports in groups.items() for report in reports]
    Random(seed).shuffle(rows)
    return Members.of(to_arrow(rows, MeetingGroup))


def sets(found: Members) -> list[tuple[str, set[str]]]:
    reports = words(found.reports)
    spans = zip(words(found.meetings), found.starts.tolist(), found.starts[1:].tolist(), strict=False)
    return [(meeting, set(reports[first:last])) for meeting, first, last in spans]


@pytest.mark.parametrize("seed", range(4))
def test_each_meeting_has_its_reports(seed: int) -> None:
    groups = grouped(seed)
    found = members(groups)
    assert sets(found) == sorted(groups.items())
    assert [sets(found)[number][0] for number in found.owners()] == [m for m, reports in sorted(groups.items()) for _ in reports]
    some = sorted(groups)[1::3]
    assert sets(found.only(np.sort(numbers(some)))) == [(meeting, groups[meeting]) for meeting in some]
    assert sets(found.take(np.array([3, 0]))) == [sorted(groups.items())[3], sorted(groups.items())[0]]


@pytest.mark.parametrize("seed", range(4))
def test_meetings_come_in_the_order_of_their_first_page_those_of_one_report_before_the_others(seed: int) -> None:
    groups, chance = grouped(seed), Random(seed)
    pages = {report: key(chance.getrandbits(64)) for reports in groups.values() for report in reports}
    wanted = sorted(groups, key=lambda meeting: (len(groups[meeting]) > 1, min(pages[report] for report in groups[meeting])))
    assert words(members(groups).by_page(of_words(pages)).meetings) == wanted


def test_what_a_meeting_is_made_from_changes_with_its_reports_and_with_each_of_them_alone() -> None:
    groups = {key(1): {key(2), key(3)}, key(4): {key(5)}}
    told = {report: key(9) for reports in groups.values() for report in reports}

    def prints(groups: dict[str, set[str]], told: dict[str, str], seed: int = 0) -> dict[str, str]:
        return members(groups, seed).prints(of_words(told)).told(sorted(groups))

    made = prints(groups, told)
    assert all(prints(groups, told, seed) == made for seed in range(5))
    assert len({*made.values()}) == 2
    for changed in (prints(groups, told | {key(3): key(8)}), prints({**groups, key(1): {key(2)}}, told)):
        assert changed[key(4)] == made[key(4)]
        assert changed[key(1)] != made[key(1)]
    assert prints(groups, told | {key(2): key(7), key(3): key(8)}) != prints(groups, told | {key(2): key(8), key(3): key(7)})


def test_without_a_meeting_there_is_nothing() -> None:
    none = members({})
    nothing = Prints(none.meetings, none.meetings)
    assert (len(none), sets(none.by_page(nothing)), words(none.prints(nothing).keys)) == (0, [], [])
