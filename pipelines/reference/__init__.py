"""Curated knowledge and its one door: ``load_knowledge`` reads every reference file, strictly."""

from pathlib import Path

from pipelines.core.knowledge import Knowledge, Language
from pipelines.core.rules import ALL_RULES
from pipelines.reference.calibration import load_calibration
from pipelines.reference.countries import load_countries
from pipelines.reference.cross import refuse_dangling
from pipelines.reference.forums import load_forum_events, load_forums
from pipelines.reference.guards import load_guards
from pipelines.reference.official_domains import load_official_domains
from pipelines.reference.organizations import load_organizations
from pipelines.reference.overrides import load_overrides, with_aliases
from pipelines.reference.people import load_persons, load_tenures
from pipelines.reference.places import load_places
from pipelines.reference.sites import load_site_rules
from pipelines.reference.strict import HERE, ReferenceDataError
from pipelines.reference.topics import load_topics

__all__ = ["HERE", "ReferenceDataError", "load_knowledge"]


def load_knowledge(folder: Path = HERE) -> Knowledge:
    """Read and check all curated knowledge. Takes half a second: keep the value.

    Args:
        folder: Folder of the reference files.

    Raises:
        ReferenceDataError: Something cannot be right. The message names file, entry and fault.
    """
    persons = load_persons(folder)
    places = load_places(folder)
    organizations = load_organizations(folder)
    forums = load_forums(folder, organizations)
    countries = load_countries(folder)
    overrides = load_overrides(folder, countries, places, forums, persons, organizations)
    knowledge = Knowledge(
        countries=countries,
        organizations=organizations,
        persons=with_aliases(persons, overrides, folder),
        tenures=load_tenures(folder, persons),
        places=places,
        forums=forums,
        forum_events=load_forum_events(folder, forums, places),
        topics=load_topics(folder),
        sources=tuple(rule.source for rule in load_site_rules(folder)),
        official_domains=load_official_domains(folder, countries),
        guards=load_guards(folder),
        rules=ALL_RULES,
        overrides=overrides,
        calibration=load_calibration(folder),
        languages=tuple(Language(path.parent.name) for path in sorted(folder.glob("languages/*/meetings.yaml"))),
    )
    refuse_dangling(knowledge, folder)
    return knowledge
