"""On which day a French page tells that a meeting was held."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import meetings, only

LAHTI = "la ministre des Affaires étrangères de la Finlande, Aino Lahtinen"
DIOP = "le ministre sénégalais des Affaires étrangères, Cheikh Ndoye"
THURSDAY = date(2024, 11, 7)


@pytest.mark.parametrize(
    "body",
    [
        ("Cheikh Ndoye se trouvait mardi à Helsinki.", f"Le ministre sénégalais y a rencontré {LAHTI}."),
        ("Cheikh Ndoye était ce 5 novembre à Helsinki.", f"Le ministre sénégalais y a rencontré {LAHTI}."),
        ("Cheikh Ndoye s’est envolé mardi pour Helsinki.", f"Le ministre sénégalais y a eu un entretien avec {LAHTI}."),
        ("Mardi 5 novembre 2024.", f"Tôt levé, {DIOP}, a reçu {LAHTI}."),
        (
            "Rencontre de travail mardi à Dakar !",
            f"{DIOP}, a reçu {LAHTI}.",
            "Cette rencontre intervient avant la fête nationale, qui sera célébrée samedi.",
        ),
        (f"La visite de {LAHTI}, aura été brève, mardi à Dakar.", f"{DIOP}, l’a reçue une heure."),
    ],
)
def test_the_day_is_that_of_the_sentence_before(body: tuple[str, ...], extractor: Extractor) -> None:
    report = only(extractor, page(*body, language="fr", published_on=THURSDAY))
    assert report.held_edtf == "2024-11-05"


def test_an_office_for_a_region_makes_no_plan_of_its_day(extractor: Extractor) -> None:
    body = (
        "Le représentant spécial des Nations unies pour le Sahel, Cheikh Ndoye, a salué, jeudi, ces efforts.",
        "M. Ndoye parlait au sortir d’une audience que lui a accordée la ministre finlandaise, Aino Lahtinen.",
    )
    assert only(extractor, page(*body, language="fr", published_on=THURSDAY)).held_edtf == "2024-11-07"


def test_whom_the_subject_met_next_has_the_day_told_before_the_name(extractor: Extractor) -> None:
    body = f"{DIOP}, s’est entretenu lundi à Paris avec {LAHTI}, puis mardi à Madrid avec le ministre chilien, Tomas Rivas."
    found = meetings(extractor, page(body, language="fr", published_on=THURSDAY))
    assert {p.person: m.held_edtf for m in found for p in m.participants if p.country != "SN"} == {
        "Aino Lahtinen": "2024-11-04",
        "Tomas Rivas": "2024-11-05",
    }


def test_the_day_of_an_opening_that_names_nobody_is_that_of_its_audiences(extractor: Extractor) -> None:
    body = ("Journée d’audiences mardi au siège de la Primature, au centre de la ville de Dakar.", f"{DIOP}, a ensuite reçu {LAHTI}.")
    assert only(extractor, page(*body, language="fr", published_on=THURSDAY)).held_edtf == "2024-11-05"


@pytest.mark.parametrize("sea", ["Ils ont parlé de la mer de Chine.", "Ils ont parlé de pêche."])
def test_the_eve_is_counted_from_the_day_told_and_from_no_word_that_looks_like_one(sea: str, extractor: Extractor) -> None:
    body = (f"{DIOP}, a reçu mardi l’ambassadeur du Japon, Osamu Izawa.", sea, f"La veille, il avait rencontré {LAHTI}.")
    days = [str(r.held_on) for r in meetings(extractor, page(*body, language="fr", published_on=THURSDAY))]
    assert days == ["2024-11-05", "2024-11-04"]


@pytest.mark.parametrize("when", ["En milieu d’après-midi", "Peu après midi", "Dans la même matinée"])
def test_a_time_of_the_day_is_of_the_day_of_the_meeting_before(when: str, extractor: Extractor) -> None:
    body = (f"{DIOP}, a reçu mardi l’ambassadeur du Japon, Osamu Izawa.", f"{when}, il a rencontré {LAHTI}.")
    days = [str(r.held_on) for r in meetings(extractor, page(*body, language="fr", published_on=THURSDAY))]
    assert days == ["2024-11-05", "2024-11-05"]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("Vingt-quatre heures plus tôt", "2024-11-04"),
        ("24 heures auparavant", "2024-11-04"),
        ("Quarante-huit heures plus tôt", "2024-11-03"),
        ("Vingt-quatre heures plus tard", "2024-11-06"),
    ],
)
def test_a_day_told_in_hours_is_counted_from_the_day_told(when: str, day: str, extractor: Extractor) -> None:
    body = (f"{DIOP}, a reçu mardi l’ambassadeur du Japon, Osamu Izawa.", f"{when}, il a rencontré {LAHTI}.")
    days = [str(r.held_on) for r in meetings(extractor, page(*body, language="fr", published_on=THURSDAY))]
    assert days == ["2024-11-05", day]


def test_what_somebody_had_done_in_the_morning_is_news(extractor: Extractor) -> None:
    body = (f"{DIOP}, a reçu mardi l’ambassadeur du Japon, Osamu Izawa.", f"Cheikh Ndoye avait reçu dans la matinée {LAHTI}.")
    found = meetings(extractor, page(*body, language="fr", published_on=THURSDAY))
    assert [(r.realis, str(r.held_on)) for r in found] == [("held", "2024-11-05"), ("held", "2024-11-05")]


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("Cheikh Ndoye, arrivé dans la nuit en provenance de Helsinki, s’y était entretenu lundi avec {}.", "Helsinki"),
        ("Cheikh Ndoye, arrivé dans la nuit en provenance de Helsinki, s’était entretenu lundi avec {}.", None),
    ],
)
def test_an_adverb_before_the_verb_takes_up_a_city(words: str, city: str | None, extractor: Extractor) -> None:
    body = (f"{DIOP}, a reçu mardi l’ambassadeur du Japon, Osamu Izawa.", words.format(LAHTI))
    assert meetings(extractor, page(*body, language="fr", published_on=THURSDAY))[-1].city == city


@pytest.mark.parametrize("host", ["le Premier ministre, Luc Frieden", "S.E. le Premier ministre, Luc Frieden", "S.A.R. le Grand-Duc Henri"])
def test_honorifics_of_a_host_part_nobody_from_the_verb(host: str, extractor: Extractor) -> None:
    told = page(f"Aino Lahtinen, ministre finlandaise, a été reçue mardi par {host}.", language="fr", published_on=THURSDAY)
    assert [p.country for p in only(extractor, told).participants] == ["FI", "LU"]


OPENING = "Mercredi, le ministre marocain Nasser Bourita a reçu à Rabat la ministre australienne Penny Wong."
CALL = "Nasser Bourita a également tenu une réunion par visioconférence avec le ministre chinois Wang Yi."


def test_a_day_that_the_story_has_left_is_none_of_what_follows(extractor: Extractor) -> None:
    document = page(OPENING, "La veille, il avait inauguré une exposition.", CALL, language="fr")
    assert [r.held_on for r in meetings(extractor, document)] == [date(2024, 3, 13), None]


def test_a_day_that_the_story_stays_in_is_that_of_what_follows(extractor: Extractor) -> None:
    document = page(OPENING, "Il avait inauguré une exposition.", CALL, language="fr")
    assert [r.held_on for r in meetings(extractor, document)] == [date(2024, 3, 13)] * 2


FIRST = f"Mercredi 6 novembre 2024 - {DIOP[0].upper()}{DIOP[1:]}, a accordé une audience à {LAHTI}. La trêve de février dernier tient."


@pytest.mark.parametrize(("day", "held_on"), [("Ce jeudi matin", THURSDAY), ("Dans l’après-midi du même jour", date(2024, 11, 6))])
def test_below_the_line_of_the_day_before_a_weekday_is_that_of_publication(day: str, held_on: date, extractor: Extractor) -> None:
    second = f"{day}, le ministre sénégalais Omar Ba s’est entretenu avec la ministre australienne Penny Wong."
    told = meetings(extractor, page(FIRST, second, language="fr", published_on=THURSDAY))
    assert [r.held_on for r in told] == [date(2024, 11, 6), held_on]


@pytest.mark.parametrize("line", ["(Dakar, 7 novembre 2024). ", "(Dakar). "])
def test_a_dateline_may_stand_in_brackets_before_its_full_stop(line: str, extractor: Extractor) -> None:
    told = page(f"{line}{DIOP[0].upper()}{DIOP[1:]}, a accordé ce jeudi une audience à {LAHTI}.", language="fr", published_on=THURSDAY)
    assert only(extractor, told).city == "Dakar"
