"""DuckDB sessions that own no file of their own, so that a file can be attached, left and swapped freely."""

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from pipelines.environment import database_memory

DATABASE = "readouts"
"""What a file is called in a session."""

Job = Callable[[duckdb.DuckDBPyConnection], None]
"""Work in a session of its own."""

_LANES = 2
"""Tables that are made at a time: what cannot be divided of one, such as the last of its sort, leaves no core idle."""


@contextmanager
def attached(path: Path, options: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A session in UTC with ``path`` as its current database, named ``DATABASE``; detached at the end.

    Args:
        path: The DuckDB file.
        options: Of ``ATTACH``, such as ``READ_ONLY``; may be empty.
    """
    spill = str(path.with_name(f".{path.name}.spill"))
    with duckdb.connect(config={"temp_directory": spill, "memory_limit": database_memory()}) as db:
        db.execute("SET TimeZone = 'UTC'")
        db.execute(f"ATTACH {quoted(str(path))} AS {DATABASE}{f' ({options})' if options else ''}")
        db.execute(f"USE {DATABASE}")
        yield db
        db.execute("USE memory")
        db.execute(f"DETACH {DATABASE}")


@contextmanager
def beside(db: duckdb.DuckDBPyConnection, database: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Another session in UTC on what a session has committed to a database, for another thread; it has its own temporary tables."""
    with db.cursor() as own:
        own.execute("SET TimeZone = 'UTC'")
        own.execute(f"USE {database}")
        yield own


def share_cores(db: duckdb.DuckDBPyConnection) -> None:
    """Have DuckDB bring one thread less than there are cores, for a build asks from several threads, which work too.

    Its own threads wait for one another by looking again and again, which costs as much as the work where there are few cores.
    """
    db.execute(f"SET threads = {max(1, (os.cpu_count() or 1) - 1)}")


def in_order(db: duckdb.DuckDBPyConnection, jobs: Mapping[str, Job], after: Mapping[str, frozenset[str]]) -> None:
    """Do jobs some at a time, each in a session of its own and after those that it needs; of several, what most others wait for.

    Args:
        db: The session of which they see what is committed.
        jobs: By name; what fails is raised when what is at work has ended.
        after: The names of the jobs that one needs, those too that these need; others are not waited for.
    """
    (database,) = db.execute("SELECT current_database()").fetchall()[0]
    waiting = {name: sum(name in needed for needed in after.values()) for name in jobs}
    order = TopologicalSorter({name: after[name] & jobs.keys() for name in jobs})
    order.prepare()

    def alone(job: Job) -> None:
        with beside(db, database) as own:
            job(own)

    ready: list[str] = []
    working: dict[Future[None], str] = {}
    with ThreadPoolExecutor(_LANES) as pool:
        while order.is_active():
            ready = sorted([*ready, *order.get_ready()], key=lambda name: (-waiting[name], name))
            while ready and len(working) < _LANES:
                name = ready.pop(0)
                working[pool.submit(alone, jobs[name])] = name
            done, _ = wait(working, return_when=FIRST_COMPLETED)
            for future in done:
                future.result()
                order.done(working.pop(future))


@contextmanager
def within(db: duckdb.DuckDBPyConnection, database: str) -> Iterator[None]:
    """Let names mean the tables of another attached database."""
    (before,) = db.execute("SELECT current_database()").fetchall()[0]
    db.execute(f"USE {database}")
    yield
    db.execute(f"USE {before}")


@contextmanager
def at_once(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction around small statements, each of which would wait for the disk.

    Nobody reads the draft before it is published, so the build as a whole needs none; and what is committed has statistics
    and is scanned by all cores, which what is not is not.
    """
    db.execute("BEGIN")
    yield
    db.execute("COMMIT")


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
