"""Read the variants of a script's characters."""

from pathlib import Path

from pipelines.core.variants import NO_VARIANTS, Variants
from pipelines.reference.strict import ReferenceDataError, read_csv

COLUMNS = ("variant", "listed")


def load_variants(path: Path) -> Variants:
    """Read a ``variants.csv``, which ``python -m pipelines.reference.compile.variants`` makes; no file is no variants.

    Raises:
        ReferenceDataError: A cell is no single character, or a variant stands twice or is listed itself.
    """
    if not path.exists():
        return NO_VARIANTS
    found: dict[str, str] = {}
    for entry, row in read_csv(path, COLUMNS):
        variant, listed = row["variant"] or "", row["listed"] or ""
        if len(variant) != 1 or len(listed) != 1 or variant in found:
            raise ReferenceDataError(path, entry, "two single characters are wanted, and a variant once")
        found[variant] = listed
    if both := sorted(found.keys() & set(found.values())):
        raise ReferenceDataError(path, "file", f"{''.join(both)}: listed, and variants themselves")
    return Variants(found)
