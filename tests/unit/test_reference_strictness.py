"""Broken reference files stop the load, and the message names the file, the entry and the fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.core.knowledge import Country, ForumEvent, Guard, Knowledge, Person
from pipelines.reference.countries import load_countries
from pipelines.reference.cross import refuse_dangling
from pipelines.reference.forums import EVENT_COLUMNS, load_forum_events, load_forums
from pipelines.reference.guards import load_guards
from pipelines.reference.lexicons import load_cue_lexicons, load_name_lexicons
from pipelines.reference.organizations import load_organizations
from pipelines.reference.places import COLUMNS, load_places
from pipelines.reference.strict import HERE, ReferenceDataError
from pipelines.reference.terms import Names, read_terms, split_terms
from pipelines.reference.topics import load_topics

ALPHA = "  AA: {iso3: AAA, name: Alpha, official_name: Republic of Alpha, region: Asia, names: {en: Alfa}}\n"
BETA = "  BB: {iso3: BBB, name: Beta, official_name: Republic of Beta, region: Asia, names: {en: Beta land}}\n"
UNION = "  union: {name: Union, full_name: Great Union, kind: union}\n"
SERIES = "forums:\n  talks: {name: Talks, level: summit}\n"
TOPIC = "groups: {hot: Hotspots}\ntopics:\n  one: {label: One, group: hot, kind: policy, phrases: {en: first* | one thing}}\n"


def place_row(**cells: str) -> str:
    row = {"place_id": "city-aa", "name": "City", "country": "AA", "kind": "city"} | cells
    return ",".join(row.get(column, "") for column in COLUMNS)


def event_row(**cells: str) -> str:
    row = {"forum_event_id": "talks-2020", "forum_id": "talks", "name": "Talks 2020", "level": "summit", "source": "official summit dates"}
    row |= {"start_on": "2020-01-01", "end_on": "2020-01-02"} | cells
    return ",".join(row.get(column, "") for column in EVENT_COLUMNS)


def load_events(folder: Path) -> tuple[ForumEvent, ...]:
    (folder / "forums.yaml").write_text(SERIES, encoding="utf-8")
    (folder / "places.csv").write_text("\n".join((",".join(COLUMNS), place_row())) + "\n", encoding="utf-8")
    return load_forum_events(folder, load_forums(folder, ()), load_places(folder))


COUNTRY_FAULTS = [
    ("countries:\n" + ALPHA.replace("iso3", "iso4"), "AA: missing iso3; unknown iso4"),
    ("countries:\n" + ALPHA.replace("AAA", "AA1"), "iso3 'AA1' is malformed"),
    ("countries:\n" + ALPHA.replace("Asia", "Atlantis"), "region 'Atlantis' is unknown"),
    ("countries:\n" + ALPHA + BETA.replace("BBB", "AAA"), "BB: iso3 AAA is AA's"),
    ("countries:\n" + ALPHA + BETA.replace("Beta land", "Alfa"), "BB: 'Alfa' (en) names AA already"),
    ("countries:\n" + ALPHA.replace("{en: Alfa}", "{xx: Alfa}"), "unknown language xx"),
    ("countries:\n" + ALPHA.replace("{en: Alfa}", "{en: Alfa}, adjectives: {en: Alfa}"), "'Alfa' (en) is in names and in adjectives"),
    ("countries:\n" + ALPHA.replace("region: Asia", "region: Asia, cow: 1000"), "cow 1000 is not 2 to 999"),
    ("ambiguous: {en: Alfa}\ncountries:\n" + ALPHA, "ambiguous: 'Alfa' (en) does not name two entities"),
    ("countries:\n" + ALPHA + ALPHA, "repeated key AA"),
]
ORGANIZATION_FAULTS = [
    ("organizations:\n" + UNION.replace("kind: union", "kind: club"), "union: kind 'club' is unknown"),
    ("organizations:\n" + UNION.replace("}", ", parent: nobody}"), "parent 'nobody' is unlisted"),
    ("organizations:\n" + UNION + UNION.replace("union:", "other:"), "other: 'Union' (en) names union already"),
    ("organizations:\n" + UNION.replace("}", ", wikidata: P31}"), "wikidata 'P31' is malformed"),
]
TOPIC_FAULTS = [
    (TOPIC.replace("group: hot", "group: cold"), "group 'cold' is unknown"),
    (TOPIC.replace("kind: policy", "kind: rumour"), "kind 'rumour' is unknown"),
    (TOPIC.replace("one thing", "One thing"), "'One thing': small letters are wanted"),
    (TOPIC.replace("first*", "fi*rst"), "'fi*rst': small letters are wanted, a star only after a word"),
    (TOPIC.replace("label: One", "label: One, cap: 99"), "cap 99 is not 1 to 23"),
    (TOPIC + "  two: {label: One, group: hot, kind: policy, phrases: {en: second}}\n", "two: label 'One' is one's"),
    (TOPIC.replace("{hot: Hotspots}", "{hot: Hotspots, idle: Idle}"), "groups: idle has no topic"),
]
PLACE_FAULTS = [
    (place_row(place_id="city-bb"), "no slug that ends in its country"),
    (place_row(kind="moon"), "kind 'moon' unknown"),
    (place_row(time_zone="Mars/Base"), "time zone 'Mars/Base' is unknown"),
    (place_row(latitude="91", longitude="0"), "'91' is not between -90 and 90 degrees"),
    (place_row(latitude="9"), "latitude and longitude go together"),
    (place_row(place_id="hall-aa", name="Hall", kind="venue", city="Nowhere"), "city 'Nowhere' of hall-aa is not listed"),
    (place_row(city="Other"), "a city is its own city"),
    (place_row(needs_preposition="no"), "needs_preposition is yes or empty"),
    (place_row(names_en="City"), "'City' is the name already"),
    (place_row() + "\n" + place_row(), "line 3: second city-aa"),
    (place_row() + "\n" + place_row(place_id="town-aa", name="Town", names_en="City"), "town-aa: 'City' (en) names city-aa already"),
]
EVENT_FAULTS = [
    (event_row(forum_id="chats"), "forum 'chats' is not listed"),
    (event_row(place_id="moon-aa"), "place 'moon-aa' is not listed"),
    (event_row(end_on="2019-12-31"), "2020-01-01 to 2019-12-31 is no possible time"),
    (event_row(end_on="2020-03-01"), "is no possible time"),
    (event_row(start_on="2020-02-30"), "'2020-02-30' is not a day"),
    (event_row(level="rally"), "level 'rally' is unknown"),
    (event_row(source=""), "name and source are wanted"),
    (event_row(edition="0"), "edition '0' is no number"),
    (event_row() + "\n" + event_row(), "line 3: id talks-2020 stands in line 2 already"),
    (
        event_row() + "\n" + event_row(forum_event_id="talks-b", name="Talks B", start_on="2020-01-02"),
        "talks-b begins before talks-2020 ends",
    ),
]
GUARD_FAULTS = [
    ("xx: {country: New Place}\n", "a language code and a mapping are wanted"),
    ("en: {planet: New Place}\n", "kind 'planet' is unknown"),
    ("en: {every: New Place, country: New Place}\n", "'New Place' is guarded for every kind"),
]


def fault_of(load: Callable[[Path], object], folder: Path, file: str, text: str) -> str:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceDataError) as caught:
        load(folder)
    assert file in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(("text", "fault"), COUNTRY_FAULTS)
def test_a_broken_country_is_named(text: str, fault: str, tmp_path: Path) -> None:
    assert fault in fault_of(load_countries, tmp_path, "countries.yaml", text)


@pytest.mark.parametrize(("text", "fault"), ORGANIZATION_FAULTS)
def test_a_broken_organization_is_named(text: str, fault: str, tmp_path: Path) -> None:
    assert fault in fault_of(load_organizations, tmp_path, "organizations.yaml", text)


@pytest.mark.parametrize(("text", "fault"), TOPIC_FAULTS)
def test_a_broken_topic_is_named(text: str, fault: str, tmp_path: Path) -> None:
    assert fault in fault_of(load_topics, tmp_path, "topics.yaml", text)


@pytest.mark.parametrize(("rows", "fault"), PLACE_FAULTS)
def test_a_broken_place_is_named(rows: str, fault: str, tmp_path: Path) -> None:
    assert fault in fault_of(load_places, tmp_path, "places.csv", f"{','.join(COLUMNS)}\n{rows}\n")


@pytest.mark.parametrize(("rows", "fault"), EVENT_FAULTS)
def test_a_broken_edition_is_named(rows: str, fault: str, tmp_path: Path) -> None:
    assert fault in fault_of(load_events, tmp_path, "forum_events.csv", f"{','.join(EVENT_COLUMNS)}\n{rows}\n")


@pytest.mark.parametrize(("text", "fault"), GUARD_FAULTS)
def test_a_broken_guard_is_named(text: str, fault: str, tmp_path: Path) -> None:
    assert fault in fault_of(load_guards, tmp_path, "guards.yaml", text)


def test_a_series_needs_a_listed_parent_and_organization(tmp_path: Path) -> None:
    for cell, fault in (("parent: chats", "parent 'chats' is not listed"), ("organization: club", "organization 'club' is not listed")):
        text = SERIES.replace("level: summit", f"level: summit, {cell}")
        assert fault in fault_of(lambda folder: load_forums(folder, ()), tmp_path, "forums.yaml", text)


def test_sound_files_are_read_as_written(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text(
        "ambiguous: {en: Alfa}\ncountries:\n" + ALPHA + BETA.replace("Beta land", "Alfa"), encoding="utf-8"
    )
    (tmp_path / "forum_events.csv").write_text(f"{','.join(EVENT_COLUMNS)}\n{event_row(place_id='city-aa')}\n", encoding="utf-8")
    alpha, beta = load_countries(tmp_path)
    assert alpha.names["en"] == ("Alpha", "Republic of Alpha", "Alfa")
    assert beta.names["en"][-1] == "Alfa"
    (event,) = load_events(tmp_path)
    assert event.place_id == "city-aa"


def test_a_norwegian_code_is_a_word_and_no_boolean(tmp_path: Path) -> None:
    (tmp_path / "countries.yaml").write_text("countries:\n" + ALPHA.replace("AA:", "NO:"), encoding="utf-8")
    assert load_countries(tmp_path)[0].country == "NO"


@pytest.mark.parametrize("text", ["a |b", "a | | b", "a  b", " a", "a | a", "a|b", "|"])
def test_words_are_parted_by_spaced_bars_and_not_repeated(text: str) -> None:
    with pytest.raises(ReferenceDataError, match="entry"):
        split_terms(text, Path("file.yaml"), "entry")


def test_words_of_a_language_stand_in_one_line() -> None:
    with pytest.raises(ReferenceDataError, match="one line"):
        read_terms({"en": ["a", "b"]}, Path("file.yaml"), "entry")
    assert read_terms({"en": "a | b", "fr": None}, Path("file.yaml"), "entry") == {"en": ("a", "b")}


def test_one_word_may_name_one_thing_in_each_language() -> None:
    names = Names(Path("file.yaml"))
    names.claim("one", "en", ["Same"])
    names.claim("two", "fr", ["Same"])
    with pytest.raises(ReferenceDataError, match=r"'Same' \(en\) names one already"):
        names.claim("two", "en", ["Same"])


def test_a_person_serves_a_listed_country() -> None:
    lost = Knowledge(persons=(Person("someone", "Some One", "EU", None, None),))
    with pytest.raises(ReferenceDataError, match=r"persons\.csv: someone: country 'EU' is not listed"):
        refuse_dangling(lost, Path())


def test_a_guard_hides_no_listed_name() -> None:
    jersey = Country("JE", "JEY", "Jersey", "Jersey", "Europe", None, None, None, None, None, {"en": ("Jersey",)})
    refuse_dangling(
        Knowledge(countries=(jersey,), guards=(Guard("New Jersey", "en", ("country",)), Guard("Jersey", "en", ("place",)))), Path()
    )
    with pytest.raises(ReferenceDataError, match="'Jersey' is a country's name"):
        refuse_dangling(Knowledge(countries=(jersey,), guards=(Guard("Jersey", "en", ("country",)),)), Path())


def test_a_fault_in_the_words_of_meetings_is_told_before_a_page_asks_for_them(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for name in ("names.yaml", "meetings.yaml"):
        text = (HERE / "languages" / "en" / name).read_text(encoding="utf-8")
        (tmp_path / "en" / name).write_text(f"{text}\nunheard_of: [word]\n" if name == "meetings.yaml" else text, encoding="utf-8")
    with pytest.raises(ReferenceDataError, match="unknown unheard_of"):
        load_cue_lexicons({"en": load_name_lexicons()["en"]}, tmp_path)


def test_the_words_of_meetings_are_built_once_and_for_the_listed_languages_only() -> None:
    cues = load_cue_lexicons(load_name_lexicons())
    assert cues["zh"] is cues["zh"]
    assert cues["zh"].language == "zh"
    assert set(cues) == {"en", "es", "fr", "ru", "zh"}
    assert cues.get("sw") is None
