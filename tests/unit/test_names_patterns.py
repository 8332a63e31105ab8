"""How English readouts print persons, organizations and places, read with the project's own reference data."""

from collections.abc import Callable

import pytest

from pipelines.core.records import Mention
from pipelines.core.stages import Extractor
from tests.factories import page

Names = Callable[..., list[tuple[str, str | None, str | None]]]


@pytest.fixture(scope="module")
def names(extractor: Extractor) -> Names:
    """``names(sentence)``: the persons and offices of a sentence as ``(name, office, side)``."""

    def read(*body: str, **more: object) -> list[tuple[str, str | None, str | None]]:
        found = extractor.mentions(page(*body, **more))  # type: ignore[arg-type]
        return [(m.name, m.office, m.country or m.organization) for m in found if m.kind in ("person", "office")]

    return read


def of_kind(extractor: Extractor, kind: str, text: str, **more: object) -> list[Mention]:
    return [m for m in extractor.mentions(page(text, **more)) if m.kind == kind]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Finnish Foreign Minister Aino Lahtinen spoke.", ("Aino Lahtinen", "Foreign Minister", "FI")),
        ("Foreign Minister Aino Lahtinen of Finland spoke.", ("Aino Lahtinen", "Foreign Minister", "FI")),
        ("Finland's Foreign Minister Aino Lahtinen spoke.", ("Aino Lahtinen", "Foreign Minister", "FI")),
        ("She spoke to Finland's Foreign Minister, Aino Lahtinen.", ("Aino Lahtinen", "Foreign Minister", "FI")),
        ("She met the Director of the Borders Service of Chile, Tomas Rivas.", ("Tomas Rivas", "Director of the Borders Service", "CL")),
        ("The Ambassador of Chile to Helsinki, Tomas Rivas, spoke.", ("Tomas Rivas", "Ambassador", "CL")),
        ("Chilean chargé d'affaires Tomas Rivas spoke.", ("Tomas Rivas", "chargé d'affaires", "CL")),
        ("Chile's top diplomat Tomas Rivas spoke.", ("Tomas Rivas", "top diplomat", "CL")),
        ("Chilean opposition leader Tomas Rivas spoke.", ("Tomas Rivas", "opposition leader", "CL")),
        ("Tomas Rivas, head of the Chilean parliament, spoke.", ("Tomas Rivas", "head of the Chilean parliament", "CL")),
        ("The speaker of the Chilean parliament, Tomas Rivas, spoke.", ("Tomas Rivas", "speaker of the Chilean parliament", "CL")),
        ("Chilean MP Tomas Rivas spoke.", ("Tomas Rivas", "MP", "CL")),
        ("Chilean Minister for Resources Tomas King MP spoke.", ("Tomas King", "Minister for Resources", "CL")),
        ("The Prime Minister of Chile in Helsinki, Tomas Rivas, spoke.", ("Tomas Rivas", "Prime Minister", "CL")),
        ("Aino Lahtinen, Foreign Minister of Finland, spoke.", ("Aino Lahtinen", "Foreign Minister", "FI")),
        ("Aino Lahtinen, the Finnish foreign minister, spoke.", ("Aino Lahtinen", "foreign minister", "FI")),
        ("Mr. RIVAS Tomas, Foreign Minister of Chile, spoke.", ("RIVAS Tomas", "Foreign Minister", "CL")),
        ("Chilean Foreign Minister RIVAS Tomas spoke.", ("RIVAS Tomas", "Foreign Minister", "CL")),
        ("Malaysian Foreign Minister Tan Boon Keng spoke.", ("Tan Boon Keng", "Foreign Minister", "MY")),
        ("State Secretary Aino Korpela of the Finnish foreign ministry spoke.", ("Aino Korpela", "State Secretary", "FI")),
        ("Minister for Trade and Export Growth of Chile Eva Mora spoke.", ("Eva Mora", "Minister for Trade and Export Growth", "CL")),
        ("The Chilean oil and gas minister, Eva Mora, spoke.", ("Eva Mora", "oil and gas minister", "CL")),
        ("Speaker of the Saeima Daiga Ozola spoke.", ("Daiga Ozola", "Speaker of the Saeima", "LV")),
        ("The Speaker of the Senate of Kenya, Rt. Hon. (Dr.) Juma Otieno, spoke.", ("Juma Otieno", "Speaker of the Senate", "KE")),
        ("US Special Envoy for Sudan Thomas West spoke.", ("Thomas West", "Special Envoy", "US")),
        ("Director for Trade Eva Mora of the Ministry of Foreign Affairs of Chile spoke.", ("Eva Mora", "Director for Trade", "CL")),
        (
            "Eva Mora, Under-Secretary for Asia at the Chilean Ministry of Foreign Affairs, spoke.",
            ("Eva Mora", "Under-Secretary for Asia at the Chilean Ministry of Foreign Affairs", "CL"),
        ),
        ("Benedito dos Santos Rocha, Foreign Minister of Angola, spoke.", ("Benedito dos Santos Rocha", "Foreign Minister", "AO")),
        ("The Minister of Foreign Affairs of Finland, Aino Lahtinen, spoke.", ("Aino Lahtinen", "Minister of Foreign Affairs", "FI")),
        (
            "H.E. Ms. Aino Lahtinen, Minister for Foreign Affairs of Finland, spoke.",
            ("Aino Lahtinen", "Minister for Foreign Affairs", "FI"),
        ),
        (
            "Finnish Deputy Prime Minister and Minister of Defence Aino Lahtinen spoke.",
            ("Aino Lahtinen", "Deputy Prime Minister and Minister of Defence", "FI"),
        ),
        ("Secretary of State Aino Q. Lahtinen spoke for Finland.", ("Aino Q. Lahtinen", "Secretary of State", None)),
        ("Prime Minister Lars van der Berg of the Netherlands spoke.", ("Lars van der Berg", "Prime Minister", "NL")),
        ("Kuwaiti Foreign Minister Salim al-Harbi spoke.", ("Salim al-Harbi", "Foreign Minister", "KW")),
        ("Vietnamese Deputy Minister of Foreign Affairs Le Thi Mai spoke.", ("Le Thi Mai", "Deputy Minister of Foreign Affairs", "VN")),
        ("Vietnamese Deputy Minister Do Hung Long spoke.", ("Do Hung Long", "Deputy Minister", "VN")),
        (
            "Eva Mora, Minister of Foreign Affairs and Gambians Abroad of The Gambia, spoke.",
            ("Eva Mora", "Minister of Foreign Affairs and Gambians Abroad", "GM"),
        ),
        ("Aino Lahtinen, EU Special Envoy for the Gulf, spoke.", ("Aino Lahtinen", "Special Envoy for the Gulf", "EU")),
        ("Eva Mora, Chilean Special Envoy for the Lakes Region, spoke.", ("Eva Mora", "Special Envoy for the Lakes Region", "CL")),
        ("Eva Mora, Chilean Ambassador in Doha, spoke.", ("Eva Mora", "Ambassador", "CL")),
        ("External Affairs Minister Aino Korpela spoke.", ("Aino Korpela", "External Affairs Minister", "IN")),
        ("UN Special Envoy Aino Lahtinen spoke.", ("Aino Lahtinen", "Special Envoy", "UN")),
    ],
)
def test_a_person_is_read_with_office_and_country(names: Names, sentence: str, person: tuple[str, str, str]) -> None:
    assert names(sentence) == [person]


def test_a_country_behind_a_name_that_is_anothers_is_not_its_own(names: Names) -> None:
    assert ("Ana Vega", "Director", None) in names("Director Ana Vega of the Finnish Foreign Minister's office spoke.")


def test_a_country_owns_a_listed_name(names: Names) -> None:
    assert [n[0::2] for n in names("Russia's Lavrov spoke after China's Wang Yi.")] == [("Sergey Lavrov", "RU"), ("Wang Yi", "CN")]


def test_an_ambassador_to_a_country_does_not_serve_it(names: Names) -> None:
    assert names("Chilean Ambassador to Finland Tomas Rivas spoke.") == [("Tomas Rivas", "Ambassador to Finland", "CL")]


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("The Ambassador of Chile to Japan", "Ambassador to Japan"),
        ("The Chilean Ambassador to Japan", "Ambassador to Japan"),
        ("The Ambassador of Chile", "Ambassador"),
    ],
)
def test_where_an_ambassador_is_posted_belongs_to_the_office(names: Names, title: str, office: str) -> None:
    assert names(f"{title}, Eva Mora, spoke.") == [("Eva Mora", office, "CL")]


def test_those_of_two_ministries_have_each_their_own_title(names: Names) -> None:
    seats = "of the Ministry of Foreign Affairs", "of the Ministry of Trade of Chile"
    text = f"Director for Asia Aino Korpela {seats[0]} and Director for Europe Eva Mora {seats[1]} spoke."
    assert [office for _, office, _ in names(text)] == ["Director for Asia", "Director for Europe"]


@pytest.mark.parametrize(
    ("counterpart", "side"), [("counterpart in the Senate, Hon.", None), ("counterpart from Peru,", "PE"), ("Peruvian counterpart,", "PE")]
)
def test_a_counterpart_is_named_behind_where_he_serves(names: Names, counterpart: str, side: str | None) -> None:
    assert names(f"The Speaker of Chile, Eva Mora, met her {counterpart} Luis Sala, in Lima.")[1] == ("Luis Sala", "Speaker", side)


def test_a_counterpart_has_the_office_of_the_person_before_and_the_country_stated(names: Names) -> None:
    told = names("Finnish Foreign Minister Aino Lahtinen wrote to her Chilean counterpart Tomas Rivas.")
    assert told == [("Aino Lahtinen", "Foreign Minister", "FI"), ("Tomas Rivas", "Foreign Minister", "CL")]


def test_a_bare_family_name_is_the_person_named_in_full_before_or_after(names: Names) -> None:
    told = names("Lahtinen spoke first.", "Finnish Foreign Minister Aino Lahtinen left; Ms. Lahtinen will return.")
    assert [n[0] for n in told] == ["Aino Lahtinen"] * 3
    assert {n[2] for n in told} == {"FI"}


def test_two_persons_of_one_family_name_are_told_apart_by_office(extractor: Extractor) -> None:
    told = of_kind(
        extractor, "person", "Finnish President Eero Korpela and Finnish Finance Minister Aino Korpela spoke. President Korpela left."
    )
    assert [m.entity_id for m in told] == ["~eero-korpela@fi", "~aino-korpela@fi", "~eero-korpela@fi"]


def test_the_president_is_whoever_was_last_named_so(extractor: Extractor) -> None:
    told = of_kind(extractor, "person", "Chilean President Tomas Rivas spoke. The President then left.")
    assert [(m.surface, m.entity_id, m.method) for m in told] == [
        ("Tomas Rivas", "~tomas-rivas@cl", "pattern"),
        ("President", "~tomas-rivas@cl", "office_reference"),
    ]


@pytest.mark.parametrize("sentence", ["The President then left.", "Then the President left.", "Later, the President himself left."])
def test_an_adverb_beside_an_office_is_no_part_of_it(extractor: Extractor, sentence: str) -> None:
    told = of_kind(extractor, "person", f"Chilean President Tomas Rivas spoke. {sentence}")
    assert [(m.surface, m.entity_id) for m in told] == [("Tomas Rivas", "~tomas-rivas@cl"), ("President", "~tomas-rivas@cl")]


def test_a_then_president_is_a_person_with_that_office(names: Names) -> None:
    assert names("Chile's then-President Tomas Rivas spoke.") == [("Tomas Rivas", "then-President", "CL")]


def test_a_plural_title_goes_to_every_name_of_its_list(names: Names) -> None:
    assert [n[0] for n in names("Foreign Ministers Wang Yi and Sergey Lavrov spoke.")] == ["Wang Yi", "Sergey Lavrov"]


def test_a_group_has_an_office_and_no_name(extractor: Extractor) -> None:
    (group,) = of_kind(extractor, "office", "Senior officials of Finland spoke.")
    assert (group.method, group.country) == ("group", "FI")


@pytest.mark.parametrize(
    "sentence",
    [
        "The New York Times wrote of copper.",
        "Copper And Timber Prices Rise Again On Monday",
        "White House staff opened the Blue Room.",
        "Monday and Tuesday were quiet.",
        "They spoke of Chile's Full Membership.",
    ],
)
def test_capitals_alone_make_no_person(names: Names, sentence: str) -> None:
    assert names(sentence) == []


def test_a_name_is_no_place_or_country_that_it_contains(extractor: Extractor) -> None:
    assert of_kind(extractor, "country", "They live in New Jersey and read the Paris Agreement.") == []
    assert of_kind(extractor, "place", "They signed the Paris Agreement.") == []


def test_adjectives_and_capitals_speak_for_their_country(extractor: Extractor) -> None:
    assert [(m.country, m.method) for m in of_kind(extractor, "country", "Chilean copper; Beijing objected; France agreed.")] == [
        ("CL", "adjective"),
        ("CN", "metonym"),
        ("FR", "name"),
    ]


def test_an_organ_acts_for_its_organization(extractor: Extractor) -> None:
    assert of_kind(extractor, "organization", "The UN Security Council voted.")[0].entity_id == "un-security-council"


def test_a_forum_is_a_forum_and_not_only_its_city(extractor: Extractor) -> None:
    (forum,) = of_kind(extractor, "forum", "They came to the Munich Security Conference.")
    assert forum.surface == "Munich Security Conference"


def test_a_page_in_a_language_without_grammar_yields_its_listed_english_names_only(extractor: Extractor) -> None:
    told = extractor.mentions(page("Wang Yi ja Sergey Lavrov puhuivat Helsingissä.", language="fi"))
    assert {m.entity_id for m in told if m.kind == "person"} == {"wang-yi", "sergey-lavrov"}


def test_every_mention_is_cut_from_its_text(extractor: Extractor) -> None:
    told = page("H.E. Mr. Hakan Fidan, Minister of Foreign Affairs of Türkiye, and Russia’s Lavrov came to the United Nations in New York.")
    mentions = extractor.mentions(told)
    assert {m.kind for m in mentions} >= {"person", "country", "organization", "place"}
    assert all(told.text[m.char_start : m.char_end] == m.surface for m in mentions)
    offices = [(m.office, told.text[m.office_start : m.office_end]) for m in mentions if m.office and m.office_start is not None]
    assert ("Minister of Foreign Affairs", "Minister of Foreign Affairs of Türkiye") in offices


def test_code_points_that_no_text_holds_make_no_names(extractor: Extractor) -> None:
    masks = "".join(map(chr, range(0xFDD0, 0xFDF0)))
    text = f"Secretary {masks} met \ufdd0\ufdef with Foreign Minister Sergey Lavrov.\ufdd6 He left."
    assert [m.surface for m in extractor.mentions(page(text)) if m.kind == "person"] == ["Sergey Lavrov"]
    assert [m.surface for m in extractor.mentions(page(text)) if m.kind == "country"] == []


def test_a_full_stop_an_apostrophe_and_a_bracket_part_no_name_from_its_title(names: Names) -> None:
    assert names("Gov. Ana Duarte of Brazil met the Ministers’ aides.")[0][0] == "Ana Duarte"
    assert ("Ana Duarte", "Deputy Minister", "BR") in names("Brazilian Deputy Minister (right) Ana Duarte met the Kenyans’ team.")


@pytest.mark.parametrize(
    ("sentence", "persons"),
    [
        ("On 21 May, the Foreign Minister of Finland spoke.", [("Foreign Minister", "Foreign Minister", "FI")]),
        ("On May 21, the Foreign Minister of Finland spoke.", [("Foreign Minister", "Foreign Minister", "FI")]),
        ("British Prime Minister Theresa May spoke.", [("Theresa May", "Prime Minister", "GB")]),
        ("Aino May, the Foreign Minister of Finland, spoke.", [("Aino May", "Foreign Minister", "FI")]),
    ],
)
def test_a_month_beside_a_number_is_nobody(names: Names, sentence: str, persons: list[tuple[str, str, str]]) -> None:
    assert names(sentence) == persons


@pytest.mark.parametrize(
    "title",
    [
        "her Chilean and Peruvian counterparts, Tomas Rivas and Eva Mora,",
        "her counterparts from Chile and Peru, Tomas Rivas and Eva Mora,",
        "Chilean and Peruvian Foreign Ministers Tomas Rivas and Eva Mora",
    ],
)
def test_those_who_share_a_plural_title_have_each_a_country_of_their_own(names: Names, title: str) -> None:
    found = names(f"Finnish Foreign Minister Aino Lahtinen met {title} on Thursday.")
    assert {(name, side) for name, _, side in found} == {("Aino Lahtinen", "FI"), ("Tomas Rivas", "CL"), ("Eva Mora", "PE")}


@pytest.mark.parametrize("region", ["Nagorno-Karabakh", "Abkhazia", "Transnistria"])
def test_a_region_in_dispute_is_nobody(names: Names, region: str) -> None:
    found = names(f"Finnish Foreign Minister Aino Lahtinen spoke of the conflict over {region} and called Chile reliable.")
    assert found == [("Aino Lahtinen", "Foreign Minister", "FI")]


def test_what_a_country_owns_is_no_part_of_an_office(names: Names) -> None:
    found = names("He briefed the Chilean minister on Finland's cooperation with the Agency.")
    assert ("minister", "CL") in [(office, side) for _, office, side in found]
