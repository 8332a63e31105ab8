"""What one reference file says of another must be there: countries, organizations, and names that a guard would hide."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipelines.core.knowledge import Knowledge, Terms
from pipelines.reference.strict import ReferenceDataError


def refuse_dangling(knowledge: Knowledge, folder: Path) -> None:
    """Check what no single file can know.

    Raises:
        ReferenceDataError: A person, tenure, place or publisher names a country or organization that is not listed, or a
            guard hides a listed name altogether.
    """
    countries = {country.country for country in knowledge.countries}
    organizations = {organization.name for organization in knowledge.organizations}
    for file, entry, country, organization in _references(knowledge):
        if country is not None and country not in countries:
            raise ReferenceDataError(folder / file, entry, f"country {country!r} is not listed")
        if organization is not None and organization not in organizations:
            raise ReferenceDataError(folder / file, entry, f"organization {organization!r} is not listed")
    hidden = {(kind, language, word) for kind, terms in _names(knowledge) for language, words in terms.items() for word in words}
    for guard in knowledge.guards:
        for kind in guard.kinds:
            if (kind, guard.language, guard.phrase) in hidden:
                raise ReferenceDataError(folder / "guards.yaml", guard.language, f"{guard.phrase!r} is a {kind}'s name")


def _references(knowledge: Knowledge) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Yield file, entry, and the country and organization that it names."""
    for person in knowledge.persons:
        yield "persons.csv", person.person_id, person.country, person.organization
    for tenure in knowledge.tenures:
        yield "tenures.csv", f"{tenure.person_id}, {tenure.office}", tenure.country, tenure.organization
    for place in knowledge.places:
        yield "places.csv", place.place_id, place.country, None
    for source in knowledge.sources:
        yield f"sites/{source.source_id}.yaml", source.source_id, source.country, source.organization


def _names(knowledge: Knowledge) -> Iterable[tuple[str, Terms]]:
    for country in knowledge.countries:
        yield from (("country", terms) for terms in (country.names, country.adjectives, country.metonyms))
    yield from (("organization", organization.names) for organization in knowledge.organizations)
    yield from (("place", place.names) for place in knowledge.places)
    yield from (("forum", forum.names) for forum in knowledge.forums)
