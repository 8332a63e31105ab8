"""The real reference files: they load, quickly enough, and say what every reader of them relies on."""

import pytest

from pipelines.core.knowledge import Knowledge, Terms
from pipelines.reference import load_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def words(terms: Terms, language: str) -> set[str]:
    return set(terms.get(language, ()))


def test_every_state_has_names_in_five_languages_and_all_codes(knowledge: Knowledge) -> None:
    states = [country for country in knowledge.countries if country.cow is not None]
    assert len(states) == 195  # UN members, Kosovo, Taiwan
    for country in states:
        assert country.gw is not None and country.wikidata_id is not None, country.country
        assert all(country.names.get(language) for language in ("en", "es", "fr", "ru", "zh")), country.country


@pytest.mark.parametrize(
    ("code", "language", "word"),
    [
        ("US", "en", "U.S."),
        ("US", "ru", "Соединенными Штатами"),
        ("US", "zh", "美利坚合众国"),
        ("KP", "en", "DPRK"),
        ("KR", "ru", "Республики Корея"),
        ("AE", "en", "UAE"),
        ("CN", "ru", "КНР"),
        ("GB", "es", "Gran Bretaña"),
        ("RU", "ru", "Россией"),
        ("TR", "en", "Turkey"),
        ("CI", "fr", "Côte d'Ivoire"),
        ("NL", "ru", "Нидерландов"),
        ("EG", "ru", "Египтом"),
    ],
)
def test_a_country_goes_by_many_names(knowledge: Knowledge, code: str, language: str, word: str) -> None:
    country = next(country for country in knowledge.countries if country.country == code)
    assert word in words(country.names, language)


@pytest.mark.parametrize(
    ("code", "language", "word"),
    [
        ("RU", "ru", "российского"),
        ("FR", "fr", "françaises"),
        ("DE", "es", "alemanas"),
        ("TR", "fr", "turques"),
        ("CN", "ru", "китайскими"),
        ("IR", "es", "iraníes"),
        ("PL", "en", "Poles"),
        ("IN", "ru", "индийцев"),
    ],
)
def test_adjectives_stand_in_all_their_forms(knowledge: Knowledge, code: str, language: str, word: str) -> None:
    country = next(country for country in knowledge.countries if country.country == code)
    assert word in words(country.adjectives, language)


def test_capitals_and_seats_speak_for_governments_but_first_names_do_not(knowledge: Knowledge) -> None:
    metonyms = {country.country: country.metonyms for country in knowledge.countries}
    assert {"Moscow", "Kremlin"} <= words(metonyms["RU"], "en")
    assert {"White House", "Washington"} <= words(metonyms["US"], "en")
    assert "Москвы" in words(metonyms["RU"], "ru")
    assert "北京" in words(metonyms["CN"], "zh")
    assert not words(metonyms["SC"], "en")  # Victoria
    assert not words(metonyms["BG"], "en")  # Sofia


def test_meetings_and_first_names_are_no_countries(knowledge: Knowledge) -> None:
    taken = {(language, word) for country in knowledge.countries for language, found in country.names.items() for word in found}
    assert taken.isdisjoint(
        {("es", "Reunión"), ("fr", "La Réunion"), ("fr", "Maurice"), ("fr", "Dominique"), ("es", "Granada"), ("ru", "Того")}
    )


def test_both_koreas_answer_to_korea(knowledge: Knowledge) -> None:
    assert {country.country for country in knowledge.countries if "Korean" in country.adjectives.get("en", ())} == {"KP", "KR"}


def test_organs_act_for_their_organization(knowledge: Knowledge) -> None:
    organizations = {organization.name: organization for organization in knowledge.organizations}
    assert organizations["UN Security Council"].parent_id == organizations["UNHCR"].parent_id == organizations["UN"].organization_id
    assert organizations["European Commission"].parent_id == organizations["EU"].organization_id
    assert organizations["IAEA"].parent_id is None
    assert {"UN", "EU", "NATO", "OSCE", "ASEAN", "Arab League", "African Union"} <= organizations.keys()


def test_a_town_of_a_common_name_is_the_one_that_diplomats_go_to(knowledge: Knowledge) -> None:
    zones = {place.place_id: place.time_zone for place in knowledge.places}
    assert {zones[place] for place in ("woodside-us", "filoli-us")} == {"America/Los_Angeles"}
    assert zones["crawford-us"] == "America/Chicago"


def test_a_venue_lies_in_its_city(knowledge: Knowledge) -> None:
    places = {place.name: place for place in knowledge.places}
    assert (places["Great Hall of the People"].city, places["Great Hall of the People"].country) == ("Beijing", "CN")
    assert (places["Sunnylands"].city, places["Oval Office"].city) == ("Rancho Mirage", "Washington")
    assert places["Chequers"].city == "Ellesborough"
    assert places["Bonn"].time_zone == "Europe/Berlin"
    assert "Мюнхене" in places["Munich"].names["ru"]
    assert places["Nice"].needs_preposition and not places["Geneva"].needs_preposition


def test_well_known_gatherings_have_their_days_and_places(knowledge: Knowledge) -> None:
    events = {event.forum_event_id: event for event in knowledge.forum_events}
    bonn = events["g20-foreign-ministers-2017"]
    assert (str(bonn.start_on), str(bonn.end_on), bonn.place_id) == ("2017-02-16", "2017-02-17", "bonn-de")
    assert str(events["munich-security-conference-2020"].start_on) == "2020-02-14"
    assert events["asean-foreign-ministers-2015"].edition == 48


def test_topics_are_of_three_kinds_in_twelve_groups(knowledge: Knowledge) -> None:
    assert {topic.kind for topic in knowledge.topics} == {"policy", "forum", "formula"}
    assert len({topic.topic_group for topic in knowledge.topics}) == 12
    assert len(knowledge.topics) >= 96


def test_guards_hide_what_only_looks_like_a_name(knowledge: Knowledge) -> None:
    guards = {(guard.language, guard.phrase): set(guard.kinds) for guard in knowledge.guards}
    assert guards["en", "New Jersey"] >= {"country"}
    assert guards["en", "China Daily"] >= {"country", "organization", "place"}
    assert guards["zh", "巴黎协定"] >= {"country", "place"}
    assert "place" not in guards["en", "Korean Peninsula"]
