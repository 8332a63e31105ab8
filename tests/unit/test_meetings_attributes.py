"""When, where, how and on the margins of what: the values that one page states of its meetings."""

from datetime import date, datetime

import pytest

from pipelines.core.stages import Extractor
from tests.factories import page
from tests.unit.told import claims, meetings, only

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean Foreign Minister Tomas Rivas"
MET = f"{LAHTINEN} met with {RIVAS}"


@pytest.mark.parametrize(
    ("words", "edtf", "basis"),
    [
        ("on March 14, 2024", "2024-03-14", "explicit"),
        ("on 12 March", "2024-03-12", "no_year"),
        ("on December 20", "2023-12-20", "no_year"),
        ("on Thursday", "2024-03-14", "weekday"),
        ("on Saturday", "2024-03-09", "weekday"),
        ("yesterday", "2024-03-14", "relative"),
        ("today", "2024-03-15", "relative"),
        ("from March 11 to 13, 2024", "2024-03-11/2024-03-13", "explicit"),
        ("in February 2024", "2024-02", "explicit"),
    ],
)
def test_the_day_is_read_from_the_sentence_of_the_meeting(extractor: Extractor, words: str, edtf: str, basis: str) -> None:
    report = only(extractor, page(f"{MET} {words}."))
    assert (report.held_edtf, report.date_basis) == (edtf, basis)


@pytest.mark.parametrize(
    ("words", "edtf", "earliest", "latest"),
    [
        ("three days after March 4, 2024", "2024-03-07", date(2024, 3, 7), date(2024, 3, 7)),
        ("a week before March 14, 2024", None, None, date(2024, 3, 14)),
        ("twice since March 4, 2024", None, date(2024, 3, 4), date(2024, 3, 15)),
        ("on March 4 or March 5", "2024-03-04/2024-03-05", date(2024, 3, 4), date(2024, 3, 5)),
        ("several times from January 5 to March 10, 2024", None, None, date(2024, 3, 15)),
    ],
)
def test_a_date_that_only_bounds_a_meeting_is_not_its_day(
    extractor: Extractor, words: str, edtf: str | None, earliest: date | None, latest: date
) -> None:
    report = only(extractor, page(f"{MET} in Helsinki {words}."))
    assert (report.held_edtf, report.held_not_before, report.held_not_after) == (edtf, earliest, latest)


def test_the_day_of_publication_does_not_bound_what_is_planned(extractor: Extractor) -> None:
    report = only(extractor, page(f"{LAHTINEN} will meet with {RIVAS} in Helsinki."), "planned")
    assert report.held_not_after is None


def test_a_day_of_publication_is_never_a_day_of_meeting_but_a_bound(extractor: Extractor) -> None:
    told = page(f"{MET} in Helsinki.", metadata="site_name: A Daily\npublished: March 15, 2024")
    report = only(extractor, told)
    assert (report.held_on, report.held_edtf, report.held_not_after) == (None, None, date(2024, 3, 15))
    (bound,) = claims(extractor, told, "date")
    assert (bound.value, bound.basis, bound.source, bound.surface) == ("../2024-03-15", "publication_bound", "metadata", "March 15, 2024")


def test_without_a_day_of_publication_there_is_no_bound_either(extractor: Extractor) -> None:
    told = page(f"{MET} in Helsinki.", published_on=None)
    assert only(extractor, told).held_not_after is None
    assert claims(extractor, told, "date") == []


def test_a_day_after_publication_is_none_of_a_meeting_held(extractor: Extractor) -> None:
    assert only(extractor, page(f"{MET} in Helsinki on March 29, 2024.")).held_edtf is None


def test_a_day_on_the_next_clock_may_be(extractor: Extractor) -> None:
    assert only(extractor, page(f"{MET} in Helsinki on March 16, 2024.")).held_edtf == "2024-03-16"


def test_a_plan_may_lie_after_publication(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} will meet {RIVAS} on March 29, 2024.")
    assert [r.held_edtf for r in meetings(extractor, told, "planned")] == ["2024-03-29"]


def test_today_is_the_publishers_day_and_not_greenwichs(extractor: Extractor) -> None:
    told = page(f"I met {RIVAS} today.", source_id="foreign-minister-au", published_at=datetime(2024, 3, 14, 22, 30))
    assert only(extractor, told).held_edtf == "2024-03-15"


def test_the_date_nearest_to_the_verb_is_the_meetings(extractor: Extractor) -> None:
    told = page(f"{MET} on March 12, 2024 to review the accord that both had signed on June 1, 2019.")
    assert only(extractor, told).held_edtf == "2024-03-12"


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        (", who was visiting Canberra, on the afternoon of June 17, and exchanged views on trade.", "2024-06-17"),
        (", who was visiting Canberra, on June 17.", "2024-06-17"),
        (", who had left Canberra on June 12, and exchanged views on trade.", None),
        (", who said that, on June 12, a ship had gone down.", None),
    ],
)
def test_a_day_behind_a_relative_clause_and_its_comma_is_the_meetings(extractor: Extractor, clause: str, day: str | None) -> None:
    told = page(f"Chinese Foreign Minister Wang Yi met Australian Foreign Minister Penny Wong{clause}", published_on=date(2024, 6, 18))
    held = only(extractor, told)
    assert (held.held_on.isoformat() if held.held_on else None) == day


def test_the_body_is_believed_before_the_caption_and_both_are_claims(extractor: Extractor) -> None:
    told = page(
        f"{MET} in Helsinki on Thursday, February 16, local time.",
        captions=[f"{LAHTINEN} meets with {RIVAS} in Helsinki, Feb 17, 2017."],
        published_on=date(2017, 2, 18),
    )
    assert only(extractor, told).held_edtf == "2017-02-16"
    by_zone = {c.zone: c for c in claims(extractor, told, "date")}
    assert {zone: c.value for zone, c in by_zone.items()} == {"body": "2017-02-16", "caption": "2017-02-17"}
    assert by_zone["caption"].basis == "caption"
    assert by_zone["body"].confidence > by_zone["caption"].confidence + 0.25


def test_trust_falls_from_full_dates_to_weekdays_to_captions_and_coarse_ones(extractor: Extractor) -> None:
    trust = [
        claims(extractor, page(f"{MET} {words}."), "date")[0].confidence
        for words in ("on March 14, 2024", "on March 14", "on Thursday", "in March 2024")
    ]
    assert trust == sorted(trust, reverse=True)
    assert len(set(trust)) == 4


def test_a_weekday_that_names_another_day_costs_trust(extractor: Extractor) -> None:
    agreeing, contradicted = (claims(extractor, page(f"{MET} on {day}, March 14, 2024."), "date")[0] for day in ("Thursday", "Monday"))
    assert contradicted.confidence < agreeing.confidence


def test_a_meeting_of_a_visit_has_the_visits_day_and_place(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} visited Santiago on March 12, 2024. She met with {RIVAS}.")
    report = only(extractor, told)
    assert (report.held_edtf, report.city) == ("2024-03-12", "Santiago")
    assert {c.rule for c in extractor.all(told).claims} >= {"date.visit", "place.visit"}


def test_a_call_has_no_place_whatever_the_sentence_names(extractor: Extractor) -> None:
    told = page(f"{LAHTINEN} spoke by phone with {RIVAS} from Helsinki on Thursday.", dateline="HELSINKI, March 14 (Xinhua) --")
    report = only(extractor, told)
    assert (report.mode, report.city, report.country, report.place_id) == ("phone", None, None, None)
    assert claims(extractor, told, "place") == []


@pytest.mark.parametrize(("words", "realis"), [("last Tuesday", "held"), ("last year", "referenced")])
def test_the_past_of_a_recent_day_makes_no_memory(extractor: Extractor, words: str, realis: str) -> None:
    told = page(f"{MET} on Thursday.", f"Lahtinen {words} met with Kenyan Foreign Minister Grace Wanjala.")
    assert [r.realis for r in extractor.all(told).reports] == ["held", realis]


def test_a_forum_on_whose_margins_they_met_is_told_with_its_edition(extractor: Extractor) -> None:
    told = page(f"{MET} on the sidelines of the Munich Security Conference on February 17, 2024.", published_on=date(2024, 2, 18))
    report = only(extractor, told)
    assert (report.forum, report.forum_id, report.forum_relation) == (
        "Munich Security Conference",
        "munich-security-conference",
        "sidelines",
    )
    assert report.forum_event_id is not None
    assert report.forum_event_id.endswith("2024")
    assert report.held_edtf == "2024-02-17"


@pytest.mark.parametrize(
    ("text", "language", "forum_id"),
    [
        (f"{MET} on the sidelines of the G20 Bali summit.", "en", "g20"),
        (f"{MET} on the sidelines of the G20 and spoke of the summit.", "en", "g20"),
        ("芬兰外长拉赫蒂宁在二十国集团巴厘岛峰会期间会见智利外长里瓦斯。", "zh", "g20"),
        ("芬兰外长拉赫蒂宁在亚太经合组织第三十次领导人非正式会议间隙会见智利外长里瓦斯。", "zh", "apec"),
    ],
)
def test_a_body_and_a_noun_name_a_forum_with_a_city_or_a_number_between(
    extractor: Extractor, text: str, language: str, forum_id: str
) -> None:
    found = [r.forum_id for r in extractor.all(page(text, language=language)).reports]
    assert [str(f).partition("-")[0] for f in found] == [forum_id]


@pytest.mark.parametrize(
    ("text", "language", "relation"),
    [
        (
            "El Consejo de Ministros de la Alianza del Pacífico se reunió en Lima con la asistencia de los cancilleres de Chile y Perú.",
            "es",
            "session",
        ),
        (
            "El canciller de Chile, Tomás Rivas, se reunió con el canciller de Perú, Luis Soto, y habló de la Alianza del Pacífico.",
            "es",
            "none",
        ),
        (f"{MET}, who is here to attend the Lapland Timber Expo.", "en", "sidelines"),
    ],
)
def test_a_forum_is_told_where_it_is_what_met_and_where_the_guest_came_for_it(
    extractor: Extractor, text: str, language: str, relation: str
) -> None:
    assert [r.forum_relation for r in extractor.all(page(text, language=language)).reports] == [relation]


def test_long_after_an_edition_the_forum_is_told_without_it(extractor: Extractor) -> None:
    told = page(f"{MET} on the sidelines of the Munich Security Conference.", published_on=date(2024, 7, 1))
    report = only(extractor, told)
    assert (report.forum_id, report.forum_event_id) == ("munich-security-conference", None)


def test_an_unlisted_forum_is_told_by_its_words(extractor: Extractor) -> None:
    told = page(f"{MET} on the margins of the Lapland Timber Summit on Thursday.")
    report = only(extractor, told)
    assert (report.forum, report.forum_id, report.forum_relation) == ("Lapland Timber Summit", None, "sidelines")


def test_a_forum_that_was_only_talked_about_is_not_where_they_met(extractor: Extractor) -> None:
    report = only(extractor, page(f"{MET} on Thursday.", "They spoke about the next Munich Security Conference."))
    assert (report.forum, report.forum_relation) == (None, "none")


@pytest.mark.parametrize(
    ("sentence", "language", "office"),
    [
        (f"{LAHTINEN} met with the Ambassador of Chile to Japan, Tomas Rivas.", "en", "Ambassador to Japan"),
        (f"{LAHTINEN} met the Ambassador of Chile to the United States, Tomas Rivas.", "en", "the United States"),
        ("El canciller de Chile Tomás Rivas se reunió con la embajadora de Finlandia en Perú, Aino Lahtinen.", "es", "Ambassador to Peru"),
        ("Глава МИД Сербии Милован Гайчич принял посла Беларуси в Индонезии Виктора Громова.", "ru", "Ambassador to Indonesia"),
        ("Министр культуры Сербии Милован Гайчич принял посла Султаната Оман Виктора Громова.", "ru", "Ambassador to Serbia"),
        (f"{LAHTINEN} received the Ambassador of Chile, Tomas Rivas, on Thursday.", "en", "Ambassador to Finland"),
        (f"{LAHTINEN} received the High Commissioner of Ghana, Tomas Rivas, in Helsinki.", "en", "High Commissioner to Finland"),
        ("El canciller de Chile, Tomás Rivas, recibió al embajador de la Unión Europea, Aino Lahtinen.", "es", "Ambassador to Chile"),
        ("芬兰外长王明会见智利驻加纳大使李强。", "zh", "Ambassador to Ghana"),
    ],
)  # fmt: skip
def test_who_serves_abroad_is_told_with_where_that_is(extractor: Extractor, sentence: str, language: str, office: str) -> None:
    told = [p.office or "" for p in only(extractor, page(sentence, language=language)).participants]
    assert [o for o in told if o.endswith(office)]


@pytest.mark.parametrize(
    ("sentence", "offices"),
    [
        (f"{LAHTINEN} met the Ambassador of Chile, Tomas Rivas, in Nairobi.", ["Foreign Minister", "Ambassador"]),
        ("The Ambassador of Chile, Tomas Rivas, met the Ambassador of Finland, Aino Lahtinen.", ["Ambassador", "Ambassador"]),
        (f"{LAHTINEN} met the UN High Commissioner Tomas Rivas.", ["Foreign Minister", "High Commissioner"]),
    ],
)
def test_an_envoy_is_posted_nowhere_by_a_third_country_another_envoy_or_a_body(
    extractor: Extractor, sentence: str, offices: list[str]
) -> None:
    assert [p.office for p in only(extractor, page(sentence)).participants] == offices


def test_who_meets_by_name_alone_has_the_fullest_of_his_titles(extractor: Extractor) -> None:
    titled = "Chilean Minister Tomas Rivas is in Helsinki. The Minister of Transport of Chile, Tomas Rivas, arrived on Thursday."
    told = only(extractor, page(titled, f"{LAHTINEN} met Tomas Rivas on Thursday.")).participants
    assert [p.office for p in told] == ["Foreign Minister", "Minister of Transport"]
