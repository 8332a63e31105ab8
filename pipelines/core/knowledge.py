"""The shapes of curated knowledge, as ``pipelines.reference`` loads them from its files.

The core is handed these values and never reads a file. ``Terms`` are keyed by ISO 639-1 code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from pipelines.core.records import Participant

Terms = Mapping[str, tuple[str, ...]]
"""Language code to the words of that language."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    Grain: one row per ISO 3166-1 code (and XK).
    """

    country: Annotated[str, "ISO 3166-1 alpha-2; XK for Kosovo"]
    iso3: Annotated[str, "ISO 3166-1 alpha-3"]
    name: Annotated[str, "Usual English name"]
    official_name: Annotated[str, "Official English name"]
    region: Annotated[str, "UN region"]
    capital: Annotated[str | None, "Capital in English"]
    cow: Annotated[int | None, "Correlates of War number"]
    gw: Annotated[int | None, "Gleditsch-Ward number"]
    cameo: Annotated[str | None, "CAMEO country code"]
    wikidata_id: Annotated[str | None, "Wikidata item"]
    names: Annotated[Terms, "Names, official and former ones too, by language"] = field(default_factory=dict)
    adjectives: Annotated[Terms, "Adjectives and inhabitants, all inflected forms, by language"] = field(default_factory=dict)
    metonyms: Annotated[Terms, "Capitals and seats of power that stand for the government, by language"] = field(default_factory=dict)
    combining: Annotated[Terms, "Forms that stand only inside a compound, by language: Sino (Sino-Indian), 中 (中俄)"] = field(
        default_factory=dict
    )
    government: Annotated[str | None, "City of its government in English, where that is not the capital"] = None


@dataclass(frozen=True, slots=True)
class Organization:
    """An international organization.

    Grain: one row per organization.
    """

    organization_id: Annotated[str, "Stable slug"]
    name: Annotated[str, "Usual English short name: UN, EU, NATO, Arab League"]
    full_name: Annotated[str, "Full English name"]
    kind: Annotated[str, "igo, agency, alliance, union, court, bank"]
    wikidata_id: Annotated[str | None, "Wikidata item"]
    names: Annotated[Terms, "Names and acronyms by language"] = field(default_factory=dict)
    parent_id: Annotated[str | None, "Organization whose organ it is: the Security Council acts for the UN"] = None


@dataclass(frozen=True, slots=True)
class Person:
    """A listed person.

    Grain: one row per person.
    """

    person_id: Annotated[str, "Stable slug, such as wang-yi"]
    name: Annotated[str, "Usual English name"]
    country: Annotated[str | None, "ISO 3166-1 alpha-2 of the country served; null for officials of organizations"]
    organization: Annotated[str | None, "Short name of the organization served, for its officials"]
    wikidata_id: Annotated[str | None, "Wikidata item"]
    aliases: Annotated[Terms, "Other full names by language"] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """All full names, the usual one first."""
        return (self.name, *(alias for words in self.aliases.values() for alias in words))


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held by a person over a time; several may overlap.

    Grain: one row per person, office and term.
    """

    person_id: Annotated[str, "persons.person_id"]
    office: Annotated[str, "English title: Foreign Minister, President, Secretary-General"]
    country: Annotated[str | None, "ISO 3166-1 alpha-2"]
    organization: Annotated[str | None, "Short name of the organization"]
    rank: Annotated[
        int,
        "1 head of state, 2 head of government, 3 deputy head or policy chief above minister, 4 minister, "
        "5 deputy minister or adviser, 6 ambassador or envoy, 7 other",
    ]
    held_from: Annotated[date | None, "First day; null when not known"]
    held_until: Annotated[date | None, "Last day; null while it is held or when not known"]
    precision: Annotated[str, "day, month or year: of the less precise end"]
    source: Annotated[str, "Where it was read"]


@dataclass(frozen=True, slots=True)
class Place:
    """A city, or a venue in one.

    Grain: one row per place.
    """

    place_id: Annotated[str, "Stable slug, such as bonn-de"]
    name: Annotated[str, "English name"]
    country: Annotated[str, "ISO 3166-1 alpha-2"]
    kind: Annotated[str, "city, venue or region"]
    city: Annotated[str | None, "English name of the city it lies in; its own for a city"]
    time_zone: Annotated[str | None, "IANA zone"]
    latitude: Annotated[float | None, "Degrees north"]
    longitude: Annotated[float | None, "Degrees east"]
    names: Annotated[Terms, "Other names by language"] = field(default_factory=dict)
    needs_preposition: Annotated[bool, "An ordinary word or a person's name too: a place only after a preposition of place"] = False


@dataclass(frozen=True, slots=True)
class Forum:
    """A series of gatherings.

    Grain: one row per series.
    """

    forum_id: Annotated[str, "Stable slug, such as g20"]
    name: Annotated[str, "English name"]
    organization_id: Annotated[str | None, "organizations.organization_id"]
    names: Annotated[Terms, "Names and acronyms by language"] = field(default_factory=dict)
    parent_id: Annotated[str | None, "Wider series: g20 for g20-foreign-ministers; its name alone may mean this one"] = None
    level: Annotated[str, "summit, ministerial, conference or mixed"] = "mixed"


@dataclass(frozen=True, slots=True)
class ForumEvent:
    """One edition of a forum.

    Grain: one row per edition.
    """

    forum_event_id: Annotated[str, "Stable slug, such as g20-fm-2017"]
    forum_id: Annotated[str, "forums.forum_id"]
    name: Annotated[str, "English name of the edition"]
    edition: Annotated[int | None, "Ordinal number, where editions are counted"]
    level: Annotated[str, "summit, ministerial or conference"]
    start_on: Annotated[date, "First day"]
    end_on: Annotated[date, "Last day"]
    place_id: Annotated[str | None, "places.place_id"]
    source: Annotated[str, "Where it was read"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the taxonomy.

    Grain: one row per topic.
    """

    topic_id: Annotated[str, "Stable slug"]
    label: Annotated[str, "English label"]
    topic_group: Annotated[str, "First level of the taxonomy"]
    kind: Annotated[str, "policy, forum or formula"]
    cap: Annotated[int | None, "Comparative Agendas Project major topic"]
    plover: Annotated[str | None, "PLOVER context"]
    gkg: Annotated[str | None, "GDELT GKG theme"]
    wikidata_id: Annotated[str | None, "Wikidata item that is the topic"]
    phrases: Annotated[Terms, "Phrases by language; a trailing * matches any word ending"] = field(default_factory=dict)
    exclusions: Annotated[tuple[str, ...], "Phrases that cancel a hit which they overlap"] = ()
    sends_envoys: Annotated[bool, "Whether who speaks for this forum mostly speaks of others' affairs"] = False
    names_side: Annotated[bool, "Whether the name of a country is no topic at a meeting with that country"] = False


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher of pages.

    Grain: one row per publisher.
    """

    source_id: Annotated[str, "Stem of its rule file"]
    name: Annotated[str, "Name of the publisher"]
    domains: Annotated[tuple[str, ...], "Host names; subdomains are included"]
    country: Annotated[str | None, "ISO 3166-1 alpha-2 of the country it is based in"]
    organization: Annotated[str | None, "Short name of the organization it belongs to"]
    type: Annotated[
        str, "foreign_ministry, head_of_state, government_portal, embassy, state_media, private_media, organization, aggregator"
    ]
    time_zone: Annotated[str | None, "IANA zone of its clock"]
    speaks_for_country: Annotated[bool, "A readout by it is that country's own account"]


@dataclass(frozen=True, slots=True)
class OfficialDomain:
    """A domain of a government.

    Grain: one row per domain.
    """

    domain: Annotated[str, "Host name in lower case; what lies below it is included"]
    country: Annotated[str | None, "ISO 3166-1 alpha-2 of the country whose government publishes there; null for an agency of news"]


@dataclass(frozen=True, slots=True)
class Guard:
    """A phrase that holds a name but does not mean it: New Jersey, Paris Agreement.

    Grain: one row per phrase and language.
    """

    phrase: Annotated[str, "The words, as they are printed"]
    language: Annotated[str, "ISO 639-1 code"]
    kinds: Annotated[tuple[str, ...], "Kinds of names that it hides: country, organization, place, person, forum"]


@dataclass(frozen=True, slots=True)
class Override:
    """A person's decision that outranks what was read.

    Grain: one row per entry of overrides.yaml; of one that sets several values, one per value.
    """

    override_id: Annotated[str, "Stable slug: the entry; of one that sets several values, with the name of each (bonn-2017.date)"]
    kind: Annotated[str, "merge, apart, set, alias or ignore"]
    targets: Annotated[tuple[str, ...], "What it is about: accounts by report id or page, the page to ignore, or the name that is an alias"]
    attribute: Annotated[str | None, "What is set: date, place, mode, forum, participants, plan_status, realis; for an alias its language"]
    value: Annotated[str | None, "The value that is set, as claims have it, participants in words; for an alias the person's id"]
    reason: Annotated[str, "Why, in words"]
    decided_on: Annotated[date, "Day of the decision"]
    participants: Annotated[tuple[Participant, ...], "The parties that are set; empty where others or none are"] = ()


@dataclass(frozen=True, slots=True)
class Calibration:
    """How often claims of a kind were right on pages that were read by hand.

    Grain: one row per attribute, basis, zone and trust.
    """

    attribute: Annotated[str, "date, mode or place"]
    basis: Annotated[str, "claims.basis"]
    zone: Annotated[str, "claims.zone"]
    confidence: Annotated[float, "Trust that such claims are given, 0 to 1"]
    claims: Annotated[int, "Claims that could be compared"]
    right_claims: Annotated[int, "Those that were right"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of extraction, so that every fact can name what found it.

    Grain: one row per rule.
    """

    rule_id: Annotated[str, "Stable slug"]
    version: Annotated[int, "Raised when the rule may find something else; facts of older versions are stale"]
    stage: Annotated[str, "Stage table that it writes"]
    description: Annotated[str, "What it looks for and what it concludes"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which meetings are read.

    Grain: one row per language.
    """

    language: Annotated[str, "ISO 639-1 code"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All curated knowledge, loaded and checked: what the core is handed beside a page."""

    countries: tuple[Country, ...] = ()
    organizations: tuple[Organization, ...] = ()
    persons: tuple[Person, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    places: tuple[Place, ...] = ()
    forums: tuple[Forum, ...] = ()
    forum_events: tuple[ForumEvent, ...] = ()
    topics: tuple[Topic, ...] = ()
    sources: tuple[Source, ...] = ()
    official_domains: tuple[OfficialDomain, ...] = ()
    guards: tuple[Guard, ...] = ()
    rules: tuple[Rule, ...] = ()
    overrides: tuple[Override, ...] = ()
    calibration: tuple[Calibration, ...] = ()
    languages: tuple[Language, ...] = ()
