"""DuckDB sessions that own no file of their own, so that a file can be attached, left and swapped freely."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from graphlib import TopologicalSorter
from pathlib import Path
from types import MappingProxyType

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


def in_order(
    db: duckdb.DuckDBPyConnection, jobs: Mapping[str, Job], after: Mapping[str, Collection[str]] = MappingProxyType({}), lanes: int = _LANES
) -> None:
    """Do jobs some at a time, each in a session of its own and after those that it needs; of several, what most others wait for.

    What finds no memory beside others is done again alone, and all that is left one at a time: DuckDB goes to the disk with what
    it sorts and joins, but a join that began in memory gives none back for the lists that another query gathers.

    Args:
        db: The session of which they see what is committed.
        jobs: By name; what fails is raised when what is at work has ended. One that fails leaves nothing behind.
        after: The names of the jobs that one needs, those too that these need; others are not waited for.
        lanes: At most as many at a time.
    """
    (database,) = db.execute("SELECT current_database()").fetchall()[0]
    waiting = {name: sum(name in needed for needed in after.values()) for name in jobs}
    order = TopologicalSorter({name: jobs.keys() & after.get(name, ()) for name in jobs})
    order.prepare()

    def in_own_session(job: Job) -> None:
        with beside(db, database) as own:
            job(own)

    ready: list[str] = []
    working: dict[Future[None], tuple[str, bool]] = {}
    with ThreadPoolExecutor(lanes) as pool:
        while order.is_active():
            ready = sorted([*ready, *order.get_ready()], key=lambda name: (-waiting[name], name))
            while ready and len(working) < lanes:
                name = ready.pop(0)
                working[pool.submit(in_own_session, jobs[name])] = name, lanes == 1
            done, _ = wait(working, return_when=FIRST_COMPLETED)
            for future in done:
                name, was_alone = working.pop(future)
                if _lacked_memory(future.exception()) and not was_alone:
                    lanes = 1
                    ready.append(name)
                else:
                    future.result()
                    order.done(name)


def _lacked_memory(error: BaseException | None) -> bool:
    """DuckDB found no memory: that is the error, or what caused it."""
    return error is not None and (isinstance(error, duckdb.OutOfMemoryException) or _lacked_memory(error.__cause__))


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
