"""All benchmarks in one run: ``make bench``. Sets that are not at hand are named and left out."""

from pathlib import Path

from tests.benchmarks import cleaning, dates, extraction, flattened, pipeline, reports

PAGES = Path(__file__).parents[3] / "shared" / "eval" / "html"


def main() -> None:
    """Run every part in turn."""
    print("## Dates beside dateparser and dateutil\n", flush=True)
    dates.main([])
    print("\n## From cleaned text to facts\n", flush=True)
    extraction.main([])
    print("\n## HTML cleaning beside other extractors\n", flush=True)
    sets = [path for path in (PAGES / "andy", PAGES / "wcxb-dev") if path.is_dir()]
    if sets:
        cleaning.main([argument for path in sets for argument in ("--pages", str(path))])
    else:
        print("no pages with gold at hand: python -m tests.benchmarks.cleaning --pages DIR")
    print("\n## Cleaning of the same pages flattened to text, and of made-up publishers\n", flush=True)
    flattened.main([argument for path in sets for argument in ("--pages", str(path))])
    print("\n## The whole pipeline on flattened text, beside what a user would write instead\n", flush=True)
    pipeline.main(["--form", "text", "--sizes", "1000", "10000"])
    print("\n## The whole pipeline on pages of 100 to 200 kB, beside the same\n", flush=True)
    pipeline.main(["--form", "html", "--sizes", "1000"])
    print("\n## Reports on a million documents\n", flush=True)
    reports.main([])


if __name__ == "__main__":
    main()
