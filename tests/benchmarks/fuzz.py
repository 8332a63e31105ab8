"""Mutated pages through reading and cleaning: each must become documents or rejects, in bounded time and memory.

    python -m tests.benchmarks.fuzz [--pages 20000] [--seed 1] [--from FOLDER]

The pages of the sample (or of another folder), of every form that the pipeline reads, are cut, flipped, glued together,
nested deep, filled with null bytes, lone surrogates and megabytes of one tag. A file that raises, or of which a page takes
longer than ``SECONDS`` of CPU time, is printed with its number; the same seed makes the same pages. The process may not
take more than ``MEGABYTES`` at any time, or the page that wanted more has failed.
"""

import argparse
import gzip
import io
import random
import resource
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.core.article import RawPage
from pipelines.core.cleaning import clean_page
from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.core.records import Reject
from pipelines.raw import RawFile, list_files, read_file
from pipelines.reference.cleaning import load_cleaning_knowledge

ROOT = Path(__file__).parents[2]
SECONDS = 5
MEGABYTES = 1_000
_HUGE = 50_000_000
_RARELY = 500
"""One page of so many is made of tens of megabytes."""
_TAGS = (
    "<div>",
    "<b>",
    "<p>",
    "<a href='x'>",
    "<table><tr><td>",
    "<ul><li>",
    "<meta ",
    "<!--",
    "<script>",
    "<![CDATA[",
    '<a href="',
    "</p>",
    "<svg>",
)
_BITS = (
    b"\0",
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"&#0;&#xD800;",
    b"\r\n\r\n",
    b"\x1a",
    "\u202e\u2028\u0085".encode(),
    b'{"url":',
    b"--",
)

Mutation = Callable[[random.Random, bytes, bytes], bytes]


def _cut(chance: random.Random, page: bytes, _: bytes) -> bytes:
    return page[: chance.randrange(len(page) + 1)]


def _flip(chance: random.Random, page: bytes, _: bytes) -> bytes:
    flipped = bytearray(page)
    for _ in range(chance.randint(1, 60) if page else 0):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _glue(chance: random.Random, page: bytes, other: bytes) -> bytes:
    return page[: chance.randrange(len(page) + 1)] + other[chance.randrange(len(other) + 1) :]


def _fill(chance: random.Random, page: bytes, _: bytes) -> bytes:
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(page) + 1)
        page = page[:at] + chance.choice(_BITS) * chance.choice((1, 2, 300)) + page[at:]
    return page


def _nest(chance: random.Random, page: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(page) + 1)
    return page[:at] + chance.choice(_TAGS).encode() * chance.choice((10, 1_000, 30_000)) + page[at:]


def _repeat(chance: random.Random, page: bytes, _: bytes) -> bytes:
    first, last = sorted(chance.randrange(len(page) + 1) for _ in range(2))
    return page[:last] + page[first:last][:2_000] * chance.choice((2, 50, 1_000)) + page[last:]


def _noise(chance: random.Random, page: bytes, _: bytes) -> bytes:
    return chance.randbytes(chance.randrange(3_000)) + page[: chance.randrange(200)]


def _huge(chance: random.Random, page: bytes, _: bytes) -> bytes:
    tag = chance.choice(_TAGS).encode()
    return page + tag * (chance.choice((5_000_000, _HUGE)) // len(tag))


_MUTATIONS: tuple[Mutation, ...] = (_cut, _flip, _glue, _fill, _nest, _repeat, _noise)


def mutated(number: int, seed: int, seeds: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """Return the name and the bytes of one mutated page; the same number and seed give the same page."""
    chance = random.Random(f"{seed}/{number}")
    name, page = chance.choice(seeds)
    other = chance.choice(seeds)[1]
    if chance.randrange(_RARELY) == 0:
        return name, _huge(chance, page, other)
    for _ in range(chance.randint(1, 3)):
        page = chance.choice(_MUTATIONS)(chance, page, other)
    if chance.randrange(10) == 0 and not name.endswith((".gz", ".parquet")):
        packed = gzip.compress(page, 1)
        return f"{name}.gz", packed[: chance.choice((len(packed), chance.randrange(len(packed) + 1)))]
    return name, page


def read_seeds(folder: Path) -> list[tuple[str, bytes]]:
    """Return a name and the bytes of every page file of a folder, packed ones unpacked too, and of its markup as a table."""
    found = []
    for file in list_files(folder):
        if isinstance(file, RawFile):
            data = file.path.read_bytes()
            endings = "".join(file.path.suffixes[-2:]) if file.compression else file.path.suffix
            found.append((f"page{endings}", data))
            if file.compression == "gzip":
                found.append((f"page{file.path.suffixes[-2]}", gzip.decompress(data)))
    return [*found, ("page.parquet", _table([data for name, data in found if name.endswith("html")]))]


def _table(pages: Sequence[bytes]) -> bytes:
    written = io.BytesIO()
    table = pa.table({"html": pages, "url": [f"https://x.example/{number}" for number in range(len(pages))]})
    pq.write_table(table, written, compression="zstd", row_group_size=5)
    return written.getvalue()


def run_page(name: str, data: bytes, folder: Path, knowledge: CleaningKnowledge) -> tuple[Counter[str], float]:
    """Read and clean one file.

    Returns:
        How many documents and rejects of each reason it gave, and the CPU seconds of its slowest page.
    """
    path = folder / name
    path.write_bytes(data)
    outcome: Counter[str] = Counter()
    slowest, start = 0.0, time.process_time()
    try:
        for found in (one for file in list_files(folder) for one in ([file] if isinstance(file, Reject) else read_file(file))):
            cleaned = clean_page(found, knowledge) if isinstance(found, RawPage) else found
            outcome[cleaned.reason if isinstance(cleaned, Reject) else "document"] += 1
            if not isinstance(cleaned, Reject):
                cleaned[0].text.encode()
            now = time.process_time()
            slowest, start = max(slowest, now - start), now
    finally:
        path.unlink()
    return outcome, max(slowest, time.process_time() - start)


def fuzz(count: int, seed: int, source: Path) -> tuple[Counter[str], list[str], float]:
    """Run many mutated files.

    Returns:
        Documents and rejects by reason, a line for each file that failed, and the CPU seconds of the slowest page.
    """
    knowledge, seeds = load_cleaning_knowledge(), read_seeds(source)
    outcome: Counter[str] = Counter()
    failed: list[str] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name, data = mutated(number, seed, seeds)
            try:
                found, took = run_page(name, data, Path(folder), knowledge)
            except Exception:  # noqa: BLE001 (whatever is raised is what is looked for)
                failed.append(f"page {number} ({name}): {traceback.format_exc(limit=-3)}")
                continue
            outcome += found
            slowest = max(slowest, took)
            if took > SECONDS:
                failed.append(f"page {number} ({name}): {took:.1f} s for {len(data)} bytes")
    return outcome, failed, slowest


def main(given: Sequence[str] | None = None) -> None:
    """Read the command line, run, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="source", type=Path, default=ROOT / "raw", help="folder of pages to mutate")
    arguments = parser.parse_args(given)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, hard))
    outcome, failed, slowest = fuzz(arguments.pages, arguments.seed, arguments.source)
    print("\n".join(failed))
    print(", ".join(f"{reason} {count}" for reason, count in outcome.most_common()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{arguments.pages} pages, seed {arguments.seed}: {len(failed)} failed, slowest {slowest:.2f} s, most memory {most} MB")
    raise SystemExit(bool(failed))


if __name__ == "__main__":
    main()
