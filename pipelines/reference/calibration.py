"""Read how often claims of each kind were right on pages that were read by hand."""

from pathlib import Path

from pipelines.core.knowledge import Calibration
from pipelines.reference.strict import ReferenceDataError, read_csv

FILE = "calibration.csv"
COLUMNS = ("attribute", "basis", "zone", "confidence", "claims", "right_claims")


def load_calibration(folder: Path) -> tuple[Calibration, ...]:
    """Read ``calibration.csv``, which ``python -m tests.benchmarks.calibration --write`` makes.

    Raises:
        ReferenceDataError: A cell is empty or no number, a count cannot be, or a kind stands twice.
    """
    path = folder / FILE
    found: dict[tuple[str, ...], Calibration] = {}
    for entry, row in read_csv(path, COLUMNS):
        cells = [row[name] or "" for name in COLUMNS]
        try:
            made = Calibration(cells[0], cells[1], cells[2], float(cells[3]), int(cells[4]), int(cells[5]))
        except ValueError as error:
            raise ReferenceDataError(path, entry, "confidence, claims and right_claims must be numbers") from error
        if not all(cells) or not 0 <= made.confidence <= 1 or not 0 <= made.right_claims <= made.claims or not made.claims:
            raise ReferenceDataError(path, entry, "no cell may be empty, confidence is at most 1, right_claims at most claims")
        if tuple(cells[:4]) in found:
            raise ReferenceDataError(path, entry, f"{' '.join(cells[:4])} stands twice")
        found[tuple(cells[:4])] = made
    return tuple(found.values())
