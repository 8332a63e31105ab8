"""``python -m pipelines run | ui | sql | export``: what the Makefile calls."""

import os
import sys
import time

from pipelines.environment import raw_and_warehouse, without_collector, without_pandas


def _load_early() -> None:
    """Let a worker load what a few pages need while Dagster is loaded here, for as long."""
    from pipelines.engines import start_early

    load = start_early()
    from pipelines.stages.cleaning import CLEAN
    from pipelines.stages.extraction import NAMES

    load(CLEAN)
    load(NAMES.task)


def main() -> int:
    """Run a command; return the exit status."""
    without_pandas()
    if sys.argv[1:2] == ["sql"]:  # a question waits for no Dagster
        from pipelines import shell

        return shell.main(sys.argv[2:])
    other = {name for name in os.environ if name.startswith("READOUTS_")} - {"READOUTS_RAW", "READOUTS_WAREHOUSE", "READOUTS_OVERRIDES"}
    if sys.argv[1:] == ["run"] and not other:  # most runs find nothing new: that is told without Dagster, which reads the other settings
        from pipelines.stages.unchanged import stands

        started = time.monotonic()
        raw, warehouse = raw_and_warehouse(os.environ)
        if (count := stands(raw, warehouse)) is not None:
            print(f"nothing is new: {count:,} raw files, the program and its reference data are as they were")
            print(f"{warehouse / 'readouts.duckdb'} stands as it was made (looked for {time.monotonic() - started:.1f} s)")
            return 0
        if raw.is_dir():
            _load_early()
    with without_collector():
        from pipelines.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
