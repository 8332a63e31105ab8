"""Coreference through the whole pipeline, on pages of which it is known which tell of one meeting."""

import shutil
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipelines.core.knowledge import Knowledge
from pipelines.core.records import Participant
from pipelines.environment import ROOT
from pipelines.reference import load_knowledge
from tests.rows import party
from tests.second_accounts import Grouped, Told, Writer, b_cubed, group, read, told_by

pytestmark = pytest.mark.slow

SILVER = ROOT.parent / "shared" / "eval" / "silver" / "pages"

PEOPLE = {"Aino Lahtinen": "FI", "Tomas Rivas": "CL", "Marta Kowal": "PL", "Jonas Berg": "SE", "Elena Petrescu": "RO", "Ana Lopes": "PT"}
"""Made-up ministers."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def mixed(grouped: Grouped) -> list[set[frozenset[str]]]:
    """The sides of the meetings that hold reports of more than one pair of countries."""
    sides: dict[str, set[frozenset[str]]] = defaultdict(set)
    for report, meeting in grouped.found.items():
        sides[meeting].add(grouped.sides[report])
    return [found for found in sides.values() if len(found) > 1]


def joined_by_one_publisher(grouped: Grouped) -> list[str]:
    """Meetings of which one publisher has two accounts that were written for different meetings."""
    labels: dict[tuple[str, str], set[str]] = defaultdict(set)
    for report, meeting in grouped.found.items():
        labels[meeting, grouped.pages[report].partition("/")[0]].add(grouped.truth[report])
    return [meeting for (meeting, _), found in labels.items() if len(found) > 1]


def minister(number: int) -> Participant:
    name, country = list(PEOPLE.items())[number % len(PEOPLE)]
    return party(number % 2, name, country, office="Foreign Minister")


def test_own_pages_find_their_meeting(tmp_path: Path, knowledge: Knowledge) -> None:
    writer = Writer(tmp_path / "raw", knowledge)
    for number in range(12):
        pair = (minister(number), minister(number + 1 + number // 6))
        told = Told(f"m{number}", pair, date(2024, 3, 4) + timedelta(days=3 * (number // 4)), ("phone", "in_person")[number % 2], None)
        writer.tell_first(told)
        writer.tell_again(told)
        if number % 4 == 0:
            writer.call_again(told)
    grouped = group(read(tmp_path / "raw", tmp_path / "stage", knowledge), writer.labels)
    assert len(grouped.truth) >= 0.9 * len(writer.labels)
    assert b_cubed(grouped.found, grouped.truth)[2] >= 0.95
    assert mixed(grouped) == []
    assert joined_by_one_publisher(grouped) == []


@pytest.mark.skipif(not SILVER.is_dir(), reason="the White House readouts in shared/eval/silver are not at hand")
def test_second_accounts_of_three_hundred_readouts_find_their_meeting(tmp_path: Path, knowledge: Knowledge) -> None:
    shutil.copytree(SILVER, tmp_path / "raw")
    tables = read(tmp_path / "raw", tmp_path / "first", knowledge)
    first = told_by(tables["meeting_reports"], {d.document_id: d.raw_path for d in tables["documents"]})
    writer = Writer(tmp_path / "raw", knowledge)
    for told in first:
        writer.tell_again(told)
    for told in [told for told in first if told.mode == "phone"][:30]:
        writer.call_again(told)
    labels = {**{told.label: told.label for told in first}, **writer.labels}
    grouped = group(read(tmp_path / "raw", tmp_path / "stage", knowledge), labels)
    assert len(set(grouped.truth.values())) >= 300
    assert len(grouped.truth) >= 700
    precision, recall, f1 = b_cubed(grouped.found, grouped.truth)
    assert f1 >= 0.98, (precision, recall)
    assert mixed(grouped) == []
    assert joined_by_one_publisher(grouped) == []
