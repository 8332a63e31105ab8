"""Topics belong to the talk that a page tells of: phrases, exclusions, venues and whose they are."""

import pytest

from pipelines.core.knowledge import Topic
from pipelines.core.stages import Extractor
from pipelines.core.topics import Phrase, TopicFinder, topic_hits
from tests.factories import page
from tests.rows import row

LAHTINEN = "Finnish Foreign Minister Aino Lahtinen"
RIVAS = "Chilean Foreign Minister Tomas Rivas"
MET = f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday."


def finder(*phrases: str, exclusions: tuple[str, ...] = (), language: str = "en") -> TopicFinder:
    return TopicFinder([row(Topic, topic_id="copper", phrases={language: phrases}, exclusions=exclusions)], language)


def found(read: TopicFinder, text: str) -> list[str]:
    return [text[p.start : p.end] for p in read.find(text)]


def test_a_phrase_is_found_whole_and_in_any_case() -> None:
    assert found(finder("copper mine"), "The Copper Mine and the copper miners") == ["Copper Mine"]


def test_a_star_takes_any_ending_and_only_one_word() -> None:
    assert found(finder("mining"), "minings mining") == ["mining"]
    assert found(finder("min*"), "mines, undermined, min, a minister") == ["mines", "min", "minister"]
    assert found(finder("copper* price*"), "coppery prices, copper\nprice, copper or price") == ["coppery prices", "copper\nprice"]


def test_an_exclusion_cancels_only_the_hits_that_it_overlaps() -> None:
    read = finder("climate", exclusions=("business climate",))
    assert found(read, "A better business climate and the climate itself") == ["climate"]


def test_odd_apostrophes_blanks_and_dotted_capitals_do_not_hide_a_phrase_or_shift_it() -> None:
    text = "İİ 𝄞 the women’s\u00a0rights"
    assert found(finder("women's rights"), text) == ["women’s\u00a0rights"]


def test_a_capital_that_a_site_prints_without_its_accent_does_not_hide_a_phrase() -> None:
    assert found(finder("état de droit", language="fr"), "L'Etat de droit et l'État de droit") == ["Etat de droit", "État de droit"]
    assert found(finder("réforme", language="fr"), "la reforme") == []
    assert found(finder("йемен", language="ru"), "Иемен и Йемен") == ["Йемен"]


def test_han_phrases_need_no_blank_and_english_acronyms_count_everywhere() -> None:
    topic = row(Topic, topic_id="wto", phrases={"en": ("WTO", "world trade"), "zh": ("世贸组织",)})
    text = "双方谈到世贸组织改革，WTO world trade"
    assert found(TopicFinder([topic], "zh"), text) == ["世贸组织", "WTO"]


def test_a_language_without_phrases_has_no_topics() -> None:
    assert found(TopicFinder([row(Topic, topic_id="copper", phrases={"en": ("copper",)})], "fi"), "copper") == []


def test_hits_are_counted_in_the_region_alone_and_point_to_the_first() -> None:
    text = "copper tin. copper copper. copper"
    phrases = [Phrase("copper", s, s + 6) for s in (0, 12, 19, 27)]
    (hit,) = topic_hits("r", "d", text, phrases, [(12, 26)], [], {})
    assert (hit.hit_count, hit.char_start, hit.surface, hit.is_venue_only) == (2, 12, "copper", False)


def test_a_topic_is_venue_only_until_it_is_named_elsewhere() -> None:
    text = "at the g20. on the g20"
    inside, outside = Phrase("g20", 7, 10, names_forum=True), Phrase("g20", 19, 22, names_forum=True)
    region = [(0, 11), (12, 22)]
    assert [h.is_venue_only for h in topic_hits("r", "d", text, [inside], region, [(0, 10)], {})] == [True]
    (both,) = topic_hits("r", "d", text, [inside, outside], region, [(0, 10)], {})
    assert (both.is_venue_only, both.char_start, both.hit_count) == (False, 19, 2)


def test_only_a_forum_can_be_a_venue() -> None:
    (hit,) = topic_hits("r", "d", "at the climate summit", [Phrase("climate", 7, 14)], [(0, 21)], [(0, 21)], {})
    assert not hit.is_venue_only


@pytest.mark.parametrize(("speakers", "raised_by"), [(("FI", "FI"), "FI"), (("FI", "CL"), None), (("FI", None), None)])
def test_a_topic_is_raised_by_the_only_side_that_speaks_of_it(speakers: tuple[str | None, ...], raised_by: str | None) -> None:
    region = [(0, 6), (7, 13)]
    phrases = [Phrase("copper", start, end) for start, end in region]
    (hit,) = topic_hits("r", "d", "copper copper", phrases, region, [], dict(zip(region, speakers, strict=True)))
    assert hit.raised_by == raised_by


def topics(extractor: Extractor, *body: str, **more: object) -> dict[str, list[str]]:
    facts = extractor.all(page(*body, **more))  # type: ignore[arg-type]
    meetings = {r.report_id: next(p.person or "" for p in reversed(r.participants)) for r in facts.reports}
    told: dict[str, list[str]] = {who: [] for who in meetings.values()}
    for hit in facts.topics:
        if not hit.is_venue_only:
            told[meetings[hit.report_id]].append(hit.topic_id)
    return told


def test_the_talk_of_a_page_with_one_meeting_is_that_meetings(extractor: Extractor) -> None:
    told = topics(extractor, MET, "They spoke about climate change.")
    assert "climate_change" in told["Tomas Rivas"]


def test_each_of_two_meetings_has_its_own_talk(extractor: Extractor) -> None:
    told = topics(
        extractor,
        MET,
        "The two ministers spoke about climate change.",
        "On Wednesday, Lahtinen met with Kenyan Foreign Minister Grace Wanjala.",
        "The two ministers spoke about counter-terrorism.",
    )
    assert "climate_change" in told["Tomas Rivas"]
    assert "climate_change" not in told["Grace Wanjala"]
    assert "counter_terrorism" in told["Grace Wanjala"]
    assert "counter_terrorism" not in told["Tomas Rivas"]


def test_the_forum_on_whose_margins_they_met_is_no_topic(extractor: Extractor) -> None:
    met = f"{LAHTINEN} met with {RIVAS} on the sidelines of the G20 summit on Thursday."
    assert "g20" not in topics(extractor, met)["Tomas Rivas"]
    assert "g20" in topics(extractor, met, "They spoke about the future of the G20.")["Tomas Rivas"]


def test_a_page_without_a_meeting_has_no_topics(extractor: Extractor) -> None:
    assert list(extractor.all(page(f"{LAHTINEN} gave a speech about climate change.")).topics) == []


def test_what_persons_of_neither_side_say_is_background_through_the_paragraph(extractor: Extractor) -> None:
    told = topics(
        extractor,
        MET,
        "Peruvian Foreign Minister Ana Vega spoke of human rights. The fight against terrorism goes on.",
        "Lahtinen raised the fight against climate change.",
    )
    assert told["Tomas Rivas"] == ["climate_change"]


AGAIN = "On Wednesday, Lahtinen met with Kenyan Foreign Minister Grace Wanjala."


def test_below_several_meetings_a_paragraph_that_takes_up_none_is_background(extractor: Extractor) -> None:
    told = topics(extractor, MET, AGAIN, "Finland has had a law on climate change since 2015.", "Scholarships are part of it.")
    assert not {"climate_change", "culture_education"} & {*told["Tomas Rivas"], *told["Grace Wanjala"]}


def test_below_several_meetings_a_paragraph_that_speaks_of_both_sides_goes_on_with_the_last(extractor: Extractor) -> None:
    told = topics(extractor, MET, AGAIN, "The two ministers spoke about climate change. Counter-terrorism was raised, too.")
    assert {"climate_change", "counter_terrorism"} <= {*told["Grace Wanjala"]}
    assert not {"climate_change", "counter_terrorism"} & {*told["Tomas Rivas"]}


def test_below_several_meetings_what_was_spoken_of_in_the_course_of_the_talk_goes_on_with_the_last(extractor: Extractor) -> None:
    told = extractor.all(
        page(
            "5 марта министр иностранных дел Сербии Марко Джурич встретился с министром иностранных дел Финляндии Юкка Лахтинен.",
            "В тот же день Марко Джурич встретился с министром иностранных дел Кении Грейс Ванджала.",
            "В ходе беседы подчеркнута важность туризма.",
            language="ru",
        )
    )
    last = max(told.reports, key=lambda r: r.char_start)
    assert len(told.reports) == 2
    assert [hit.report_id for hit in told.topics if hit.topic_id == "culture_education"] == [last.report_id]


def test_of_several_meetings_the_first_side_that_a_sentence_names_tells_which(extractor: Extractor) -> None:
    told = topics(
        extractor,
        f"{LAHTINEN} met separately with {RIVAS} and Kenyan Foreign Minister Grace Wanjala in Helsinki on Thursday.",
        "With the Chilean side, climate change was discussed.",
        "With the Kenyan side, counter-terrorism was discussed.",
    )
    assert "climate_change" in told["Tomas Rivas"] and "climate_change" not in told["Grace Wanjala"]
    assert "counter_terrorism" in told["Grace Wanjala"] and "counter_terrorism" not in told["Tomas Rivas"]


def test_where_a_page_was_written_is_no_topic(extractor: Extractor) -> None:
    met = f"{LAHTINEN} met with {RIVAS} on Thursday."
    assert "united_nations" not in topics(extractor, met, dateline="UNITED NATIONS, March 14 -")["Tomas Rivas"]
    assert "united_nations" in topics(extractor, met, "They spoke of the United Nations.")["Tomas Rivas"]


def test_an_envoys_office_is_no_topic_though_a_banks_president_speaks_of_the_bank(extractor: Extractor) -> None:
    def raised(office: str) -> list[str]:
        told = topics(extractor, f"{LAHTINEN} met with {office} Peter Holm in Helsinki on Thursday.")
        return [topic for found in told.values() for topic in found]

    assert "european_union" not in raised("European Union Ambassador")
    assert "intl_financial_institutions" in raised("World Bank President")


def test_a_chinese_page_tells_on_which_guest_it_goes_by_the_last_part_of_the_name(extractor: Extractor) -> None:
    told = topics(
        extractor,
        "外交部长王毅9月13日在北京先后会见芬兰外交部长艾诺·拉赫蒂宁和智利外交部长托马斯·里瓦斯。",
        "会见拉赫蒂宁时，王毅谈到气候变化。",
        "会见里瓦斯时，王毅谈到反恐。",
        language="zh",
    )
    ours = {who: set(found) & {"climate_change", "counter_terrorism"} for who, found in told.items()}
    assert ours == {"艾诺·拉赫蒂宁": {"climate_change"}, "托马斯·里瓦斯": {"counter_terrorism"}}


def test_what_stands_above_a_further_meeting_is_the_talk_of_another(extractor: Extractor) -> None:
    further = f"In the afternoon, {LAHTINEN} met with {RIVAS}."
    talks = "The annual talks between the ministries in Helsinki were about climate change."
    assert topics(extractor, talks, further, "They spoke of human rights.")["Tomas Rivas"] == ["human_rights"]
    assert "climate_change" in topics(extractor, "Finland is worried about climate change.", further)["Tomas Rivas"]


def test_what_stands_below_a_further_meeting_is_its_talk_though_it_was_not_understood(extractor: Extractor) -> None:
    further = "In the evening, a working dinner was given by the mayor, Ana Vega."
    told = topics(extractor, MET, "They spoke of human rights.", further, "Finland was ready to help against terrorism.")
    assert told["Tomas Rivas"] == ["human_rights"]
    told = topics(extractor, MET, further, "Rivas spoke of the fight against terrorism.")
    assert told["Tomas Rivas"] == ["counter_terrorism"]


def test_a_sentence_tells_of_the_meeting_of_which_it_names_most(extractor: Extractor) -> None:
    told = topics(
        extractor,
        MET,
        AGAIN,
        "On Friday, Kenyan Foreign Minister Grace Wanjala met with Peruvian Foreign Minister Ana Vega.",
        "Lahtinen told Wanjala about the fight against climate change.",
    )
    assert [who for who, found in told.items() if "climate_change" in found] == ["Grace Wanjala"]


def test_within_a_paragraph_the_talk_goes_on_with_the_meeting_that_it_is_about(extractor: Extractor) -> None:
    told = topics(
        extractor,
        f"{LAHTINEN} met with {RIVAS} in Helsinki on Thursday. Lahtinen spoke about climate change.",
        AGAIN + " Lahtinen spoke about human rights.",
        "On Friday, Kenyan Foreign Minister Grace Wanjala met with Peruvian Foreign Minister Ana Vega.",
    )
    assert ("climate_change" in told["Tomas Rivas"], "human_rights" in told["Tomas Rivas"]) == (True, False)
    assert ("climate_change" in told["Grace Wanjala"], "human_rights" in told["Grace Wanjala"]) == (False, True)


def test_no_side_that_was_spoken_of_parts_the_talk_from_the_meeting_that_its_paragraph_told(extractor: Extractor) -> None:
    told = topics(extractor, MET, f"{AGAIN} The climate change of Chile was on the table.", "They also discussed human rights in Chile.")
    assert {"climate_change", "human_rights"} <= {*told["Grace Wanjala"]}
    assert not {"climate_change", "human_rights"} & {*told["Tomas Rivas"]}


def test_below_several_meetings_a_paragraph_returns_to_the_talk_where_it_says_so(extractor: Extractor) -> None:
    opening = "The minister is of the opposition."
    told = topics(extractor, MET, AGAIN, f"{opening} On the agenda was climate change.")
    assert "climate_change" in told["Grace Wanjala"] and "climate_change" not in told["Tomas Rivas"]
    told = topics(extractor, MET, AGAIN, f"{opening} The country suffers from climate change.")
    assert "climate_change" not in told["Grace Wanjala"]


def test_a_sentence_that_goes_on_about_somebody_tells_of_no_meeting_further_down(extractor: Extractor) -> None:
    kenyan = "She also praised the Kenyan fight against climate change."
    told = topics(extractor, MET, kenyan, AGAIN)
    assert ("climate_change" in told["Tomas Rivas"], "climate_change" in told["Grace Wanjala"]) == (True, False)
    told = topics(extractor, f"{MET} Kenya, he said, suffers from climate change.", AGAIN)
    assert ("climate_change" in told["Tomas Rivas"], "climate_change" in told["Grace Wanjala"]) == (True, False)
    told = topics(extractor, MET, "Kenya and Finland: a duty towards the climate crisis", AGAIN)
    assert ("climate_change" in told["Tomas Rivas"], "climate_change" in told["Grace Wanjala"]) == (False, True)


def test_above_several_meetings_a_sentence_about_neither_side_of_the_first_is_no_talk(extractor: Extractor) -> None:
    told = topics(extractor, "Peru has had a law on climate change for years.", MET, AGAIN)
    assert not [who for who, found in told.items() if "climate_change" in found]
    told = topics(extractor, "Chile has had a law on climate change for years.", MET, AGAIN)
    assert [who for who, found in told.items() if "climate_change" in found] == ["Tomas Rivas"]
    told = topics(extractor, "Lahtinen is in Chile. Peru has had a law on climate change for years.", MET, AGAIN)
    assert [who for who, found in told.items() if "climate_change" in found] == ["Tomas Rivas"]
    assert "climate_change" in topics(extractor, "Peru has had a law on climate change for years.", MET)["Tomas Rivas"]


def test_the_name_of_a_country_that_met_is_no_topic_where_it_tells_of_no_issue(extractor: Extractor) -> None:
    iranian = f"{LAHTINEN} met with Iranian Foreign Minister Hossein Karimi in Tehran on Thursday."
    assert "iran_regional" not in topics(extractor, iranian, "They spoke of trade between Finland and Iran.")["Hossein Karimi"]
    assert "iran_regional" in topics(extractor, MET, "They spoke of Iran.")["Tomas Rivas"]


def test_a_country_of_the_meeting_is_no_conflict_but_what_happens_in_it_is(extractor: Extractor) -> None:
    sudanese = f"{LAHTINEN} met with Sudanese Foreign Minister Omar Karimi in Khartoum on Thursday."
    assert "africa_conflicts" not in topics(extractor, sudanese, "They spoke of trade between Finland and Sudan.")["Omar Karimi"]
    assert "africa_conflicts" in topics(extractor, sudanese, "They spoke of the situation in Sudan.")["Omar Karimi"]
    assert "africa_conflicts" in topics(extractor, MET, "They spoke of Sudan.")["Tomas Rivas"]
