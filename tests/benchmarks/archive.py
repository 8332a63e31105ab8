"""Memory and throughput on one large web archive: neither may grow with its size.

    python -m tests.benchmarks.archive [--gigabytes 2]

The archive is made of the sample's pages of markup, each time with other words, padded with scripts to the size of a
news page. One process reads and cleans it record by record; pages a second of CPU time and the most memory that the
process has taken are printed for each tenth of the archive.
"""

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.core.article import RawPage
from pipelines.core.cleaning import clean_page
from pipelines.core.records import Reject
from pipelines.raw import RawFile, list_files, read_file
from pipelines.reference.cleaning import load_cleaning_knowledge

ROOT = Path(__file__).parents[2]
PAGE_BYTES = 100_000
_PARTS = 10


def changed_pages(seeds: Sequence[str], seed: int) -> Iterator[bytes]:
    """Yield pages without end: a seed with some of its words exchanged, padded to ``PAGE_BYTES``."""
    chance = random.Random(seed)
    number = 0
    while True:
        words = chance.choice(seeds).split(" ")
        for _ in range(len(words) // 20):
            at = chance.randrange(len(words))
            if words[at].isalpha():
                words[at] = chance.choice(("river", "bridge", "winter", "Tuesday", "treaty", "harbour", "lake"))
        page = " ".join(words).encode()
        filler = b"var x%d = %d;\n" % (number, number)
        yield page + b"<script>" + filler * max(0, (PAGE_BYTES - len(page)) // len(filler)) + b"</script>"
        number += 1


def write_archive(path: Path, size: int, seeds: Sequence[str]) -> int:
    """Write a web archive of at least ``size`` bytes; return its records."""
    with path.open("wb") as file:
        for number, page in enumerate(changed_pages(seeds, 1)):
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
            head += f"WARC-Target-URI: https://press.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            file.write(head.encode() + b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n")
            if file.tell() >= size:
                return number + 1
    raise AssertionError("pages never end")


def measure(path: Path, records: int) -> None:
    """Read and clean an archive, and print a line for each tenth of it."""
    knowledge = load_cleaning_knowledge()
    (file,) = (found for found in list_files(path.parent) if isinstance(found, RawFile))
    step = max(1, records // _PARTS)
    start = time.process_time()
    documents = 0
    for number, found in enumerate(read_file(file), 1):
        documents += isinstance(found, RawPage) and not isinstance(clean_page(found, knowledge), Reject)
        if number % step == 0:
            took = time.process_time() - start
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
            print(f"{number:>9} records {documents:>9} documents {step / took:7.0f} pages/s {most:5} MB", flush=True)
            start = time.process_time()


def main(given: Sequence[str] | None = None) -> None:
    """Read the command line, make the archive and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gigabytes", type=float, default=2.0)
    arguments = parser.parse_args(given)
    seeds = [path.read_text("utf-8", "replace") for path in sorted((ROOT / "raw").rglob("*.html"))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.warc"
        records = write_archive(path, int(arguments.gigabytes * 1e9), seeds)
        print(f"{path.stat().st_size / 1e9:.2f} GB, {records} records of {PAGE_BYTES // 1000} kB")
        measure(path, records)


if __name__ == "__main__":
    main()
