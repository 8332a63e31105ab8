"""Where a meeting was held: in its own sentence, else in those of its talks, its round, the title or the dateline."""

from datetime import date

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import claims, meetings, only

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean Foreign Minister Tomas Rivas"
MET = f"{LAHTINEN} met with {RIVAS}"


@pytest.mark.parametrize(
    ("words", "city", "country"),
    [
        ("in Helsinki", "Helsinki", "FI"),
        ("in Santiago, Chile", "Santiago", "CL"),
        ("in Kenya", None, "KE"),
        ("", None, None),
    ],
)
def test_the_place_follows_a_word_of_place(extractor: Extractor, words: str, city: str | None, country: str | None) -> None:
    report = only(extractor, page(f"{MET} {words} on Thursday."))
    assert (report.city, report.country) == (city, country)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("at which talk turned to the situation in Kenya", None),
        ("at a conference in Kenya", "KE"),
        ("in Kenya", "KE"),
    ],
)
def test_a_country_of_nobody_who_met_is_no_place_where_something_else_is_told_to_be_there(
    extractor: Extractor, words: str, country: str | None
) -> None:
    assert only(extractor, page(f"{MET} {words}.")).country == country


def test_a_country_of_an_office_is_no_place(extractor: Extractor) -> None:
    report = only(extractor, page(f"Foreign Minister Aino Lahtinen of Finland met with {RIVAS} and his ambassador to Kenya on Thursday."))
    assert (report.city, report.country) == (None, None)


def test_a_place_that_closes_a_title_is_where_it_was(extractor: Extractor) -> None:
    told = page(f"{MET}.", title="Joint Statement, Foreign Minister Lahtinen and Foreign Minister Rivas, Helsinki")
    assert only(extractor, told).city == "Helsinki"
    assert [c.rule for c in claims(extractor, told, "place")] == ["place.title"]


@pytest.mark.parametrize(
    ("title", "city"),
    [
        ("Lahtinen holds talks with Rivas in Santiago", "Santiago"),
        ("Lahtinen in Lima: copper and timber", "Lima"),
        ("Lahtinen and Rivas discuss the war in Kabul", None),
        ("Lahtinen thanks the people of Santiago", None),
    ],
)
def test_a_title_tells_the_city_of_a_host_or_where_a_party_is(extractor: Extractor, title: str, city: str | None) -> None:
    assert only(extractor, page(f"{MET}.", title=title)).city == city


@pytest.mark.parametrize(
    ("after", "city"),
    [
        ("The talks took place at the palace in Santiago.", "Santiago"),
        ("Lahtinen is in Santiago on her first visit abroad.", "Santiago"),
        ("The talks in Santiago in March 2021 had failed.", None),
        ("The next meeting will be held in Santiago.", None),
        ("They recalled the previous meeting in Santiago.", None),
        ("Talks on the mines in Kabul go on.", None),
    ],
)
def test_a_sentence_after_that_of_the_meeting_may_tell_its_city(extractor: Extractor, after: str, city: str | None) -> None:
    assert only(extractor, page(f"{MET} on Thursday.", after)).city == city


@pytest.mark.parametrize(
    ("other", "city"), [("Chilean Trade Minister Ana Soto", "Santiago"), ("Kenyan Foreign Minister Grace Wanjala", "Santiago"), ("x", None)]
)
def test_the_meetings_of_one_guest_in_one_country_are_a_round(extractor: Extractor, other: str, city: str | None) -> None:
    first = f"{LAHTINEN} met with {RIVAS} in Santiago on Wednesday." if other != "x" else f"{LAHTINEN} met with {RIVAS} on Wednesday."
    second = f"On Thursday, Lahtinen met with {other if other.startswith('Chilean') else 'Chilean Trade Minister Ana Soto'}."
    told = extractor.all(page(first, second))
    assert [r.city for r in told.reports if r.realis == "held"] == [city, city]


def test_a_meeting_with_another_country_is_of_no_round(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} met with {RIVAS} in Santiago on Monday.", "On Thursday, Lahtinen met with Kenyan Foreign Minister Grace Wanjala."
    )
    assert [r.city for r in extractor.all(told).reports] == ["Santiago", None]


@pytest.mark.parametrize(
    ("dateline", "city"),
    [
        ("Santiago. ", "Santiago"),
        ("SANTIAGO, Chile. ", "Santiago"),
        ("Santiago - ", "Santiago"),
        ("SANTIAGO, 14 March (AP): ", "Santiago"),
        ("Lima - ", None),
        ("Santiago waits. ", None),
    ],
)
def test_a_line_that_opens_with_the_city_of_a_host_and_a_sign_tells_the_place(
    extractor: Extractor, dateline: str, city: str | None
) -> None:
    assert only(extractor, page(f"{dateline}{MET} on Thursday.")).city == city


@pytest.mark.parametrize(
    ("words", "language", "city"),
    [
        ("met with Chilean Foreign Minister Tomas Rivas in the Chilean capital", "en", "Santiago"),
        ("met with Chilean Foreign Minister Tomas Rivas in the capital of Peru", "en", "Lima"),
        ("met with Chilean Foreign Minister Tomas Rivas with Chilean capital", "en", None),
        ("se reunió con el canciller de Chile, Tomás Rivas, en la capital chilena", "es", "Santiago"),
        ("a rencontré le ministre chilien des Affaires étrangères, Tomás Rivas, dans la capitale chilienne", "fr", "Santiago"),
    ],
)
def test_a_capital_is_told_by_its_country(extractor: Extractor, words: str, language: str, city: str | None) -> None:
    who = {"en": LAHTINEN, "es": "La canciller de Finlandia, Aino Lahtinen,", "fr": "La ministre finlandaise, Aino Lahtinen,"}[language]
    assert only(extractor, page(f"{who} {words}.", language=language)).city == city


def test_the_city_of_a_visit_says_more_than_the_country_that_the_sentence_of_the_meeting_names(extractor: Extractor) -> None:
    told = page(
        "Finnish Foreign Minister Aino Lahtinen paid a visit to Lima on March 14, 2024.",
        "Her meeting with Foreign Minister Ana Vega of Peru dealt with the fishing of anchovies in Peru.",
    )
    report = only(extractor, told)
    assert (report.city, report.country) == ("Lima", "PE")


@pytest.mark.parametrize(("here", "city"), [("here ", "Lima"), ("", None)])
def test_who_met_here_met_in_the_city_of_the_dateline_whosever_it_is(extractor: Extractor, here: str, city: str | None) -> None:
    told = page(f"LIMA, March 14 (Agency) - {LAHTINEN} met {here}with Kenyan Foreign Minister Grace Wanjala.")
    assert only(extractor, told).city == city


@pytest.mark.parametrize(
    "head",
    [
        "HELSINKI, Mar 5 (PNA) ",
        "Helsinki, 05.03.2024 - ",
        "Helsinki (Uusimaa), mar. 5/24. ",
        "Helsinki, Finland, 5 March 2024 / ",
        "HELSINKI, MARCH 5, NORPRESS. ",
        "(NOR) - HELSINKI, MAR 5 - ",
        "March 5, 2024 (HELSINKI) – ",
    ],
)
def test_the_city_of_a_dateline_is_read_in_the_forms_of_many_agencies(extractor: Extractor, head: str) -> None:
    told = page(f"{head}{LAHTINEN} met with {RIVAS} to speak of trade.")
    assert only(extractor, told).city == "Helsinki"


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("in the lakeside city of Santiago", "Santiago"),
        ("in the capital, Helsinki", "Helsinki"),
        ("at the House of Culture of Lima", "Lima"),
        ("over the Treaty of Rome", None),
        ("at which the port at Lima was discussed", None),
        (", who is in Lima from March 4 to 8", "Lima"),
        (", whose brother is in Lima", None),
        ("and spoke to Lima's ambassador", None),
    ],
)
def test_a_city_follows_words_of_place_or_a_house(extractor: Extractor, words: str, city: str | None) -> None:
    told = page(f"{LAHTINEN} held a meeting with {RIVAS} {words}.")
    assert only(extractor, told).city == city


@pytest.mark.parametrize(
    ("words", "city", "country"),
    [
        (" to discuss the release of sailors held in Oslo", None, None),
        (" at the ministry to discuss the situation in Kenya", None, None),
        (" and talked about sailors held in Oslo", None, None),
        (" in Helsinki to discuss the release of sailors held in Oslo and the drought in Kenya", "Helsinki", "FI"),
        (" to discuss salmon at talks held in Oslo", "Oslo", "NO"),
        (" at a ceremony held in Oslo", "Oslo", "NO"),
    ],
)
def test_where_something_is_that_was_talked_of_is_no_place_of_the_meeting(
    extractor: Extractor, words: str, city: str | None, country: str | None
) -> None:
    told = page(f"{MET}{words} on Thursday.")
    assert (only(extractor, told).city, only(extractor, told).country) == (city, country)
    assert len(claims(extractor, told, "place")) == (country is not None)


BACK = "Foreign Minister Aino Lahtinen of Finland"


@pytest.mark.parametrize(
    ("frame", "city", "country"),
    [
        (f"{BACK} returned to Helsinki on Thursday from a visit to Chile.", None, "CL"),
        (f"{BACK} flew back to Helsinki on Thursday from a visit to Santiago.", "Santiago", "CL"),
        (f"{BACK} flew to Santiago on Wednesday.", "Santiago", "CL"),
        (f"{BACK} used her visit to Santiago to say that flights cost more than to Lima.", "Santiago", "CL"),
        (f"LIMA, March 14 (Agency) - {BACK} paid a visit to Santiago this week.", "Santiago", "CL"),
        (f"{BACK} closed her trip with words on the war in Kenya.", None, None),
    ],
)
def test_a_visit_tells_where_somebody_went_and_not_where_the_way_back_led(
    extractor: Extractor, frame: str, city: str | None, country: str | None
) -> None:
    report = only(extractor, page(frame, f"Lahtinen met with {RIVAS}."))
    assert (report.city, report.country) == (city, country)


@pytest.mark.parametrize(
    ("before", "city"),
    [
        ("Finland and Chile held a new round of talks in Santiago.", "Santiago"),
        ("Chile takes its fish to the port at Lima.", None),
        ("Finland and Chile will hold further talks in Santiago next year.", None),
        ("In her talks in Santiago, Trade Minister Ana Soto had asked for more.", None),
    ],
)
def test_a_sentence_before_that_of_the_meeting_may_tell_where_its_talks_were(extractor: Extractor, before: str, city: str | None) -> None:
    assert only(extractor, page(before, f"{MET} on Thursday.")).city == city


def test_a_visit_is_remembered_by_whom_it_names_however_far(extractor: Extractor) -> None:
    far = ["The ministers spoke of fish.", "Trade has grown.", "Timber came next.", "So did copper."]
    told = page(f"{BACK} visited Santiago this week.", *far, f"On Thursday, Lahtinen met with {RIVAS}.")
    assert only(extractor, told).city == "Santiago"


def test_a_title_may_name_the_city_of_the_country_that_was_visited(extractor: Extractor) -> None:
    told = page(f"{BACK} is on a visit to Chile.", f"She met with {RIVAS}.", title="Lahtinen on a working visit to Santiago")
    report = only(extractor, told)
    assert (report.city, report.country) == ("Santiago", "CL")


@pytest.mark.parametrize(
    ("title", "city"),
    [
        ("Lahtinen, Rivas discuss efforts to bring aid to Lima", "Helsinki"),
        ("Lahtinen in Lima: copper and timber", "Lima"),
        ("Copper and timber at forum in Lima", None),
        ("Lahtinen holds a series of meetings in Lima", "Lima"),
        ("Lahtinen speaks of the talks of 2020 and of a mine in Lima", None),
    ],
)
def test_what_is_spoken_of_in_a_title_leaves_the_dateline_its_place(extractor: Extractor, title: str, city: str | None) -> None:
    told = page(f"HELSINKI, March 14 (Agency) - {MET}.", title=title)
    assert only(extractor, told).city == city


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("La canciller de Finlandia, Aino Lahtinen, cerró su paso por Lima con dos encuentros bilaterales.", "Lima"),
        ("La canciller de Finlandia, Aino Lahtinen, llegó al Palacio de La Moneda.", "Santiago"),
        ("La canciller de Finlandia, Aino Lahtinen, saludó al embajador en Kenia.", None),
    ],
)
def test_spanish_words_of_passage_lead_to_a_place(extractor: Extractor, words: str, city: str | None) -> None:
    told = page(words, "Lahtinen se reunió el jueves con el canciller de Chile, Tomás Rivas.", language="es")
    assert only(extractor, told).city == city


@pytest.mark.parametrize(
    ("words", "country"),
    [
        (f"The Ambassador of Kenya, Grace Wanjala, met with {RIVAS}.", "CL"),
        (f"The Ambassador of Kenya to Chile, Grace Wanjala, met with {RIVAS}.", "CL"),
        (f"The Ambassador of Kenya to Peru, Grace Wanjala, met with {RIVAS}.", None),
        (f"The Ambassador of Kenya to the United Nations, Grace Wanjala, met with {RIVAS}.", None),
        (f"The Ambassador of Kenya, Grace Wanjala, spoke by phone with {RIVAS}.", None),
        ("The Ambassador of Kenya, Grace Wanjala, met with the Ambassador of Chile, Tomas Rivas.", None),
        (f"The Ambassador of Kenya, Grace Wanjala, met with {RIVAS} in Lima.", "PE"),
    ],
)
def test_an_ambassador_met_an_official_of_the_country_of_the_post_there(extractor: Extractor, words: str, country: str | None) -> None:
    assert only(extractor, page(words)).country == country


@pytest.mark.parametrize(
    ("language", "words", "other"),
    [
        ("en", "The Ambassador of Kenya, Grace Wanjala, met with {} at a security conference.", RIVAS),
        ("en", "On a tour of West Africa, the Ambassador of Kenya, Grace Wanjala, met with {}.", RIVAS),
        ("en", "Grace Wanjala was travelling in West Africa. The Ambassador of Kenya, Grace Wanjala, met with {}.", RIVAS),
        ("fr", "L’ambassadeur du Kenya, Grace Wanjala, a rencontré {} lors d’un colloque.", "le ministre chilien de la Santé, Tomás Rivas"),
        ("es", "El embajador de Kenia, Grace Wanjala, se reunió con {} durante una gira.", "el canciller de Chile, Tomás Rivas"),
        ("zh", "肯尼亚大使李明在出席海牙会议期间会见{}。", "智利外长里瓦斯"),
    ],
)
def test_on_tour_and_at_an_event_an_ambassador_meets_whom_he_is_not_posted_to(
    extractor: Extractor, language: str, words: str, other: str
) -> None:
    report = only(extractor, page(words.format(other), language=language))
    assert (report.country, {p.office for p in report.participants} & {"Ambassador", "Ambassador to Chile"}) == (None, {"Ambassador"})


def test_an_ambassador_who_met_ministers_of_two_countries_is_posted_to_neither(extractor: Extractor) -> None:
    told = page(
        f"The Ambassador of Kenya, Grace Wanjala, met with {RIVAS}.",
        "The Ambassador of Kenya, Grace Wanjala, also received Peruvian Foreign Minister Ana Vega.",
    )
    assert {(r.country, r.participants[0].office) for r in meetings(extractor, told)} == {(None, "Ambassador")}


def test_on_another_day_no_place_holds_of_the_governor_of_a_province(extractor: Extractor) -> None:
    told = page(
        f"{LAHTINEN} met with {RIVAS} in Santiago on Monday.", "Two days later Lahtinen met with the Governor of Biobio, Lucas Vega."
    )
    assert [r.city for r in meetings(extractor, told)] == ["Santiago"]


def test_talks_of_other_countries_in_the_sentence_before_tell_no_place(extractor: Extractor) -> None:
    told = page("Kenya and Peru held talks in Santiago on Thursday.", f"{MET} on Thursday.")
    assert only(extractor, told).city is None


def test_the_title_of_an_ambassador_is_the_evidence_of_the_country(extractor: Extractor) -> None:
    told = page(f"The Ambassador of Kenya, Grace Wanjala, met with {RIVAS}.")
    assert [(c.rule, c.surface) for c in claims(extractor, told, "place")] == [("place.posting", "Ambassador of Kenya")]


def test_where_somebody_else_is_told_to_have_gone_no_meeting_was(extractor: Extractor) -> None:
    told = page(f"{MET} to follow up on what was agreed during the visit of President Sauli Niinistö to Santiago.")
    assert only(extractor, told).city is None
    told = page(f"{MET} during his visit to Santiago.")
    assert only(extractor, told).city == "Santiago"


RECEIVED = "Министр культуры Беларуси Виктор Громов {}министра туризма Сербии Милована Гайчича."


@pytest.mark.parametrize(
    ("paragraphs", "language", "country"),
    [
        ([RECEIVED.format("принял ")], "ru", "BY"),
        ([RECEIVED.format("5 марта принял прибывшего в нашу страну ")], "ru", "BY"),
        (["Министр туризма Сербии Милован Гайчич был принят министром культуры Беларуси Виктором Громовым."], "ru", "BY"),
        ([f"The Peruvian Minister of Tourism, Diego Quispe, received {RIVAS}."], "en", "PE"),
        (["赤道几内亚总统奥比昂接见芬兰外长拉赫蒂宁。"], "zh", "GQ"),
        (["Министр культуры Беларуси Виктор Громов встретился с министром туризма Сербии Милованом Гайчичем."], "ru", None),
        ([RECEIVED.format("на полях форума принял ")], "ru", None),
        (["Женева и будущее музеев", RECEIVED.format("принял ")], "ru", None),
        (["Министр культуры Беларуси Виктор Громов нанёс визит вежливости министру туризма Сербии Миловану Гайчичу."], "ru", None),
    ],
)
def test_who_receives_is_at_home_unless_the_page_tells_otherwise(
    extractor: Extractor, paragraphs: list[str], language: str, country: str | None
) -> None:
    titled = {"title": paragraphs.pop(0)} if len(paragraphs) > 1 else {}
    assert [r.country for r in meetings(extractor, page(*paragraphs, language=language, **titled))] == [country]


@pytest.mark.parametrize(
    ("words", "language", "city"),
    [
        ("La canciller de Finlandia, Aino Lahtinen, se reunió con {} en el Palacio Federal Legislativo.", "es", "Caracas"),
        ("La canciller de Finlandia, Aino Lahtinen, se reunió con {} en el Palacio de las Cortes.", "es", "Madrid"),
        ("En Caracas, la canciller de Finlandia, Aino Lahtinen, se reunió con {}.", "es", "Caracas"),
        ("В Казанском Кремле министр иностранных дел Финляндии Айно Лахтинен встретилась с {}.", "ru", "Kazan"),
        ("В Кремле министр иностранных дел Финляндии Айно Лахтинен встретилась с {}.", "ru", "Moscow"),
        ("La ministre finlandaise, Aino Lahtinen, a rencontré {} à la Primature, dans la commune de la Gombe.", "fr", None),
    ],
)
def test_a_house_tells_its_city(extractor: Extractor, words: str, language: str, city: str | None) -> None:
    other = {
        "es": "el canciller de Chile, Tomás Rivas",
        "ru": "министром иностранных дел Чили Томасом Ривасом",
        "fr": "le ministre chilien des Affaires étrangères, Tomás Rivas",
    }[language]
    assert only(extractor, page(words.format(other), language=language)).city == city


@pytest.mark.parametrize(
    ("after", "city"),
    [
        ("While in Santiago, Minister Lahtinen visited a school.", "Santiago"),
        ("During her stay in Santiago she visited a school.", "Santiago"),
        ("Finland wants to build a school in Santiago, a visiting official has said.", None),
        ("She will visit Santiago next year.", None),
    ],
)
def test_the_one_city_of_the_country_visited_is_where_its_officials_were_met(extractor: Extractor, after: str, city: str | None) -> None:
    visit = f"{LAHTINEN} made an official visit to Chile."
    told = page(visit, f"She met {RIVAS} on Tuesday.", "They spoke of copper.", "They spoke of timber.", "They spoke of salt.", after)
    report = only(extractor, told)
    assert (report.city, report.country) == (city, "CL")


@pytest.mark.parametrize("year", ["2023", "2023 года", "2023 г."])
def test_a_dateline_may_say_that_its_number_is_a_year(extractor: Extractor, year: str) -> None:
    who = "Министр иностранных дел Финляндии Айно Лахтинен провела встречу с министром иностранных дел Чили Томасом Ривасом"
    told = page(f"Хельсинки, 14 марта {year} – {who}.", language="ru", published_on=date(2023, 3, 14))
    assert only(extractor, told).city == "Helsinki"


@pytest.mark.parametrize(
    ("language", "words", "city"),
    [
        ("es", "El canciller de Chile, Tomás Rivas, llegó a Roma desde París y se reunió con {}.", "Rome"),
        ("es", "El canciller de Chile, Tomás Rivas, llegó desde París a Roma y se reunió con {}.", "Rome"),
        ("es", "El canciller de Chile, Tomás Rivas, regresó desde París, donde se reunió con {}.", "Paris"),
        ("fr", "Le ministre chilien des Affaires étrangères, Tomás Rivas, est arrivé à Rome depuis Paris et a rencontré {}.", "Rome"),
        ("ru", "Министр иностранных дел Чили Томас Ривас прибыл в Рим из Парижа и встретился с {}.", "Rome"),
        ("ru", "Министр иностранных дел Чили Томас Ривас прибыл из Парижа в Рим и встретился с {}.", "Rome"),
    ],
)
def test_nobody_is_met_where_the_way_to_another_city_began(extractor: Extractor, language: str, words: str, city: str) -> None:
    other = {
        "es": "la ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen",
        "fr": "la ministre finlandaise des Affaires étrangères, Aino Lahtinen",
        "ru": "министром иностранных дел Финляндии Айно Лахтинен",
    }[language]
    assert only(extractor, page(words.format(other), language=language)).city == city


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("El canciller de Chile, Tomás Rivas, regresó a Roma desde París, donde se reunió con {}.", "Paris"),
        ("Desde Ginebra, en Suiza, el canciller de Chile, Tomás Rivas, se reunió con {}.", "Geneva"),
    ],
)
def test_a_city_is_where_they_met_if_a_clause_says_so_or_only_its_country_stands_beside(
    extractor: Extractor, words: str, city: str
) -> None:
    other = "la ministra de Asuntos Exteriores de Finlandia, Aino Lahtinen"
    assert only(extractor, page(words.format(other), language="es")).city == city
