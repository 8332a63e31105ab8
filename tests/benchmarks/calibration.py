"""How often claims of each kind are right on the golden pages, beside the trust that they are given.

    python -m tests.benchmarks.calibration [--write]

``--write`` puts the table into ``pipelines/reference/calibration.csv``, from where it comes into the file as
``report.calibration``.
"""

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pipelines.core.knowledge import Calibration, Knowledge, Place
from pipelines.core.records import Claim
from pipelines.core.resolution.dates import days_of
from pipelines.environment import ROOT
from pipelines.reference import HERE, load_knowledge
from pipelines.reference.calibration import COLUMNS, FILE
from tests.scoring import Gold, ToldMeeting, matched, same_city
from tests.steps import given, run_steps, tables_of

GOLDEN = ROOT / "tests" / "golden"


def is_right(claim: Claim, gold: Gold, places: Mapping[str, Place]) -> bool | None:
    """Whether a claim says what the gold meeting has; None where gold does not say, or the claim is of another attribute."""
    if claim.attribute == "mode":
        return bool(claim.value == gold["mode"])
    if claim.attribute == "date" and gold["date"] and gold.get("date_precision") == "day" and (span := days_of(claim.value)):
        days = [gold["date"], *(gold.get("date_alternatives") or [])]
        return any(span[0].isoformat() <= day <= span[1].isoformat() for day in days)
    place = places.get(claim.value.removeprefix("place:"))
    if claim.attribute == "place" and place and gold.get("city"):
        return same_city(gold["city"], place.city or place.name)
    if claim.attribute == "place" and not place and gold.get("country_iso2"):
        return bool(claim.value == f"country:{gold['country_iso2']}")
    return None


def calibrate(
    read: Iterable[tuple[Sequence[Gold], Sequence[ToldMeeting]]], claims: Iterable[Claim], knowledge: Knowledge
) -> list[Calibration]:
    """Count the claims of each attribute, basis, zone and trust, and those that are right.

    Args:
        read: For each page its gold meetings and those found in it.
        claims: Of all reports.
        knowledge: For the cities of places.
    """
    places = {place.place_id: place for place in knowledge.places}
    stated = defaultdict(list)
    for claim in claims:
        stated[claim.report_id].append(claim)
    counted: dict[tuple[str, str, str, float], list[bool]] = defaultdict(list)
    for golds, told in read:
        for gold, meeting in matched(golds, told):
            for claim in stated[meeting.report.report_id]:
                if (right := is_right(claim, gold, places)) is not None:
                    counted[claim.attribute, claim.basis, claim.zone, round(claim.confidence, 2)].append(right)
    return [Calibration(*key, len(found), sum(found)) for key, found in sorted(counted.items())]


def measure(knowledge: Knowledge) -> list[Calibration]:
    """Read the golden pages by the pipeline's own steps and compare."""
    with TemporaryDirectory() as scratch:
        one = given(GOLDEN / "pages", Path(scratch), knowledge)
        run_steps(one)
        tables = tables_of(one.store)
    path_of = {d.document_id: d.raw_path for d in tables["documents"]}
    told = defaultdict(list)
    for report in tables["meeting_reports"]:
        if report.realis == "held":
            told[path_of[report.document_id]].append(ToldMeeting(report, frozenset()))
    golds = [json.loads(path.read_text("utf-8")) for path in sorted((GOLDEN / "gold").glob("*.json"))]
    read = [(gold["meetings"], told[f"{gold['lang']}/{gold['id']}.txt"]) for gold in golds]
    return calibrate(read, tables["claims"], knowledge)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, and write it where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"replace pipelines/reference/{FILE}")
    rows = measure(load_knowledge())
    print("| attribute | basis | zone | trust | claims | right |\n|---|---|---|---|---|---|")
    for row in rows:
        share = row.right_claims / row.claims
        print(f"| {row.attribute} | {row.basis} | {row.zone} | {row.confidence:.2f} | {row.claims} | {share:.3f} |")
    if parser.parse_args(arguments).write:
        with (HERE / FILE).open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file, lineterminator="\n")
            lines.writerow(COLUMNS)
            lines.writerows([getattr(row, name) for name in COLUMNS] for row in rows)


if __name__ == "__main__":
    main()
