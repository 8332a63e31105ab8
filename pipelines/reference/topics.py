"""Read the taxonomy of topics and the phrases that raise them."""

import re
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Topic
from pipelines.reference.strict import ReferenceDataError, only_keys, read_yaml
from pipelines.reference.terms import read_terms, split_terms

KINDS = frozenset({"policy", "forum", "formula"})

_SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_STAR = re.compile(r"\*(?=\S)|(?<=\s)\*|^\*")


def load_topics(folder: Path) -> tuple[Topic, ...]:
    """Read ``topics.yaml``.

    Args:
        folder: Folder of the reference files.

    Returns:
        Topics in the order of the file; ``topic_group`` is the group's title.

    Raises:
        ReferenceDataError: A key, group, kind or code is unknown, a phrase is malformed, or two topics share a label.
    """
    path = folder / "topics.yaml"
    data = read_yaml(path)
    only_keys(data, path, "file", ("groups", "topics"))
    topics = [_topic(str(key), entry, data["groups"], path) for key, entry in data["topics"].items()]
    labels: dict[str, str] = {}
    for topic in topics:
        if labels.setdefault(topic.label, topic.topic_id) != topic.topic_id:
            raise ReferenceDataError(path, topic.topic_id, f"label {topic.label!r} is {labels[topic.label]}'s")
    idle = set(data["groups"]) - {entry["group"] for entry in data["topics"].values()}
    if idle:
        raise ReferenceDataError(path, "groups", f"{', '.join(sorted(idle))} has no topic")
    return tuple(topics)


def _topic(key: str, entry: Any, groups: dict[str, str], path: Path) -> Topic:
    if not _SLUG.fullmatch(key) or not isinstance(entry, dict):
        raise ReferenceDataError(path, key, "a slug and a mapping are wanted")
    only_keys(entry, path, key, ("label", "group", "kind", "phrases"), ("cap", "plover", "gkg", "wikidata", "not", "envoys", "sides"))
    cap, wikidata = entry.get("cap"), entry.get("wikidata")
    faults = (
        (entry["group"] not in groups, f"group {entry['group']!r} is unknown"),
        (entry["kind"] not in KINDS, f"kind {entry['kind']!r} is unknown"),
        (cap is not None and not (isinstance(cap, int) and 1 <= cap <= 23), f"cap {cap!r} is not 1 to 23"),
        *((entry.get(flag, False) not in (True, False), f"{flag} is true or false") for flag in ("envoys", "sides")),
        (wikidata is not None and not _WIKIDATA.fullmatch(str(wikidata)), f"wikidata {wikidata!r} is malformed"),
    )
    for is_fault, fault in faults:
        if is_fault:
            raise ReferenceDataError(path, key, fault)
    phrases = read_terms(entry["phrases"], path, key)
    exclusions = split_terms(entry.get("not"), path, f"{key}: not")
    for phrase in (*(phrase for words in phrases.values() for phrase in words), *exclusions):
        if phrase != phrase.lower() or _STAR.search(phrase) or len(phrase.rstrip("*")) < 2:
            raise ReferenceDataError(path, key, f"{phrase!r}: small letters are wanted, a star only after a word")
    return Topic(
        topic_id=key,
        label=entry["label"],
        topic_group=groups[entry["group"]],
        kind=entry["kind"],
        cap=cap,
        plover=entry.get("plover"),
        gkg=entry.get("gkg"),
        wikidata_id=wikidata,
        phrases=phrases,
        exclusions=exclusions,
        sends_envoys=bool(entry.get("envoys", False)),
        names_side=bool(entry.get("sides", False)),
    )
