"""Read international organizations and the words that stand for them."""

import re
from pathlib import Path
from typing import Any

from pipelines.core.knowledge import Organization
from pipelines.reference.strict import ReferenceDataError, only_keys, read_yaml
from pipelines.reference.terms import Names, read_terms

KINDS = frozenset({"igo", "agency", "alliance", "union", "court", "bank"})

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


def load_organizations(folder: Path) -> tuple[Organization, ...]:
    """Read ``organizations.yaml``.

    Args:
        folder: Folder of the reference files.

    Returns:
        Organizations in the order of the file. The English words include the short and the full name.

    Raises:
        ReferenceDataError: A key is unknown, a name is taken, a parent is missing, or a word names two organizations.
    """
    path = folder / "organizations.yaml"
    data = read_yaml(path)
    only_keys(data, path, "file", ("organizations",), ("ambiguous",))
    names = Names(path, read_terms(data.get("ambiguous"), path, "ambiguous"))
    organizations = {str(key): _organization(str(key), entry, path) for key, entry in data["organizations"].items()}
    for key, organization in organizations.items():
        if organization.parent_id and (organization.parent_id not in organizations or organizations[organization.parent_id].parent_id):
            raise ReferenceDataError(path, key, f"parent {organization.parent_id!r} is unlisted or has a parent itself")
        for language, words in organization.names.items():
            names.claim(key, language, words)
    names.finish()
    return tuple(organizations.values())


def _organization(key: str, entry: Any, path: Path) -> Organization:
    if not _SLUG.fullmatch(key) or not isinstance(entry, dict):
        raise ReferenceDataError(path, key, "a slug and a mapping are wanted")
    only_keys(entry, path, key, ("name", "full_name", "kind"), ("wikidata", "parent", "names"))
    if entry["kind"] not in KINDS:
        raise ReferenceDataError(path, key, f"kind {entry['kind']!r} is unknown")
    if entry.get("wikidata") is not None and not _WIKIDATA.fullmatch(str(entry["wikidata"])):
        raise ReferenceDataError(path, key, f"wikidata {entry['wikidata']!r} is malformed")
    names = dict(read_terms(entry.get("names"), path, key))
    names["en"] = tuple(dict.fromkeys((entry["name"], entry["full_name"], *names.get("en", ()))))
    return Organization(key, entry["name"], entry["full_name"], entry["kind"], entry.get("wikidata"), names, entry.get("parent"))
