"""Read series of gatherings, and their editions with days and places."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Forum, ForumEvent, Organization, Place
from pipelines.reference.strict import ReferenceDataError, only_keys, read_csv, read_day, read_yaml
from pipelines.reference.terms import Names, read_terms

LEVELS = frozenset({"summit", "ministerial", "conference", "mixed"})
EVENT_COLUMNS = ("forum_event_id", "forum_id", "name", "edition", "level", "start_on", "end_on", "place_id", "source")
EVENT_LEVELS = frozenset({"summit", "ministerial", "conference"})

LONGEST = timedelta(days=31)
"""No edition of a gathering lasts longer; a longer one is a slip of the pen."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_forums(folder: Path, organizations: Iterable[Organization]) -> tuple[Forum, ...]:
    """Read ``forums.yaml``.

    Args:
        folder: Folder of the reference files.
        organizations: What ``organization`` may name, as ``load_organizations`` returns them.

    Returns:
        Series in the order of the file; the English words begin with the name.

    Raises:
        ReferenceDataError: A key or level is unknown, a parent or organization is not listed, or a word names two series.
    """
    path = folder / "forums.yaml"
    data = read_yaml(path)
    only_keys(data, path, "file", ("forums",), ("ambiguous",))
    known = {organization.organization_id for organization in organizations}
    names = Names(path, read_terms(data.get("ambiguous"), path, "ambiguous"))
    forums = {str(key): _forum(str(key), entry, known, path) for key, entry in data["forums"].items()}
    for key, forum in forums.items():
        if forum.parent_id is not None and (forum.parent_id not in forums or forum.parent_id == key):
            raise ReferenceDataError(path, key, f"parent {forum.parent_id!r} is not listed")
        for language, words in forum.names.items():
            names.claim(key, language, words)
    names.finish()
    return tuple(forums.values())


def _forum(key: str, entry: Any, organizations: set[str], path: Path) -> Forum:
    if not _SLUG.fullmatch(key) or not isinstance(entry, dict):
        raise ReferenceDataError(path, key, "a slug and a mapping are wanted")
    only_keys(entry, path, key, ("name", "level"), ("organization", "parent", "names"))
    if entry["level"] not in LEVELS:
        raise ReferenceDataError(path, key, f"level {entry['level']!r} is unknown")
    organization = entry.get("organization")
    if organization is not None and organization not in organizations:
        raise ReferenceDataError(path, key, f"organization {organization!r} is not listed")
    names = dict(read_terms(entry.get("names"), path, key))
    names["en"] = tuple(dict.fromkeys((entry["name"], *names.get("en", ()))))
    return Forum(key, entry["name"], organization, names, entry.get("parent"), entry["level"])


def load_forum_events(folder: Path, forums: Iterable[Forum], places: Iterable[Place]) -> tuple[ForumEvent, ...]:
    """Read ``forum_events.csv``.

    Args:
        folder: Folder of the reference files.
        forums: Series, as ``load_forums`` returns them.
        places: Places, as ``load_places`` returns them.

    Returns:
        Editions in the order of the file.

    Raises:
        ReferenceDataError: A cell is malformed, the series or place is not listed, an edition ends before it starts or
            lasts longer than ``LONGEST``, or two editions of a series share an id, a number or a day.
    """
    path = folder / "forum_events.csv"
    series = {forum.forum_id for forum in forums}
    sites = {place.place_id for place in places}
    rows = [(entry, _event(row, series, sites, path, entry)) for entry, row in read_csv(path, EVENT_COLUMNS)]
    _refuse_twins(rows, path)
    return tuple(event for _, event in rows)


def _event(row: dict[str, str | None], forums: set[str], places: set[str], path: Path, entry: str) -> ForumEvent:
    event_id, forum_id, name, level, source = (row[key] or "" for key in ("forum_event_id", "forum_id", "name", "level", "source"))
    start, end = read_day(row["start_on"], path, entry), read_day(row["end_on"], path, entry)
    if start is None or end is None:
        raise ReferenceDataError(path, entry, "start_on and end_on are wanted")
    faults = (
        (not _SLUG.fullmatch(event_id), f"forum_event_id {event_id!r} is no slug"),
        (forum_id not in forums, f"forum {forum_id!r} is not listed"),
        (row["place_id"] is not None and row["place_id"] not in places, f"place {row['place_id']!r} is not listed"),
        (level not in EVENT_LEVELS, f"level {level!r} is unknown"),
        (row["edition"] is not None and not re.fullmatch(r"[1-9]\d{0,2}", row["edition"]), f"edition {row['edition']!r} is no number"),
        (not name or not source, "name and source are wanted"),
        (not start <= end <= start + LONGEST, f"{start} to {end} is no possible time"),
    )
    for is_fault, fault in faults:
        if is_fault:
            raise ReferenceDataError(path, entry, fault)
    return ForumEvent(event_id, forum_id, name, int(row["edition"]) if row["edition"] else None, level, start, end, row["place_id"], source)


def _refuse_twins(rows: Sequence[tuple[str, ForumEvent]], path: Path) -> None:
    seen: dict[tuple[str, ...], str] = {}
    last: dict[str, ForumEvent] = {}
    for entry, event in sorted(rows, key=lambda row: (row[1].forum_id, row[1].start_on)):
        keys = [("id", event.forum_event_id), ("name", event.name)]
        keys += [(event.forum_id, str(event.edition))] if event.edition else []
        for key in keys:
            if key in seen:
                raise ReferenceDataError(path, entry, f"{' '.join(key)} stands in {seen[key]} already")
            seen[key] = entry
        before = last.get(event.forum_id)
        if before is not None and event.start_on <= before.end_on:
            raise ReferenceDataError(path, entry, f"{event.forum_event_id} begins before {before.forum_event_id} ends")
        last[event.forum_id] = event
