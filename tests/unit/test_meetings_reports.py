"""Reports and claims of a page: each with evidence that replays, whatever stands before it."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.core.records import Claim, Document
from pipelines.core.rules import ALL_RULES
from pipelines.core.stages import Extractor, Facts
from tests.factories import behind, page
from tests.unit.told import only

TOLD = page(
    "U.S. Secretary of State Antony J. Blinken met with H.E. Mr. Hakan Fidan, Minister of Foreign Affairs of Türkiye, "
    "in Helsinki on Thursday, March 14.",
    "On the sidelines of the Munich Security Conference, Blinken also held talks with Chilean Foreign Minister Tomas Rivas "
    "on February 17, 2024.",
    "President Emmanuel Macron of France spoke by phone with İlham Əliyev, the President of Azerbaijan, yesterday.",
    title="Blinken meets Fidan in Helsinki",
    captions=["U.S. Secretary of State Antony Blinken and Turkish Foreign Minister Hakan Fidan meet in Helsinki, March 15, 2024."],
    metadata="published: March 15, 2024",
)
ODD = ["𝄞 music", "a\u00a0b", "İstanbul İzmir", "中国外交部长。", "ﬀ ligature", "e\u0301", "👩‍👩‍👧 family", "ẞ", "\u202f", "Ǆ"]


def faults(document: Document, claims: tuple[Claim, ...] | list[Claim]) -> list[str]:
    """Claims whose evidence, cut again from what is stored, is another."""
    stored = {"text": document.text, "metadata": document.metadata}
    return [c.claim_id for c in claims if c.char_start is None or stored[c.source][c.char_start : c.char_end] != c.surface or not c.surface]


def shapes(facts: Facts) -> list[tuple[object, ...]]:
    """Reports without what depends on where they stand."""
    return [(r.realis, r.mode, r.held_edtf, r.city, r.forum, tuple(p.person for p in r.participants), r.rule) for r in facts.reports]


def test_every_claim_is_cut_from_the_text_that_it_names(extractor: Extractor) -> None:
    facts = extractor.all(TOLD)
    assert len(facts.reports) == 3
    assert {c.attribute for c in facts.claims} == {"date", "place", "mode", "forum", "participant", "office"}
    assert faults(TOLD, list(facts.claims)) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(prefix=st.lists(st.sampled_from(ODD), min_size=1, max_size=4).map(" ".join))
def test_names_dates_and_claims_replay_behind_any_script(extractor: Extractor, prefix: str) -> None:
    moved = behind(TOLD, prefix)
    mentions, dates = extractor.mentions(moved), extractor.dates(moved)
    facts = extractor.facts(moved, mentions, dates)
    assert shapes(facts) == shapes(extractor.all(TOLD))
    assert faults(moved, list(facts.claims)) == []
    assert all(moved.text[m.char_start : m.char_end] == m.surface for m in (*mentions, *dates))
    assert all(moved.text[t.char_start : t.char_end] == t.surface for t in facts.topics)
    mine = sum(m.char_start >= len(prefix) for m in mentions)
    assert mine >= len(extractor.mentions(TOLD)) - 1


def test_the_replay_sees_a_span_that_is_shifted_by_one(extractor: Extractor) -> None:
    claims = list(extractor.all(TOLD).claims)
    for number, claim in enumerate(claims):
        assert claim.char_start is not None
        shifted = claim._replace(char_start=claim.char_start + 1)
        assert faults(TOLD, [*claims[:number], shifted]) == [claim.claim_id]


def test_every_date_of_a_report_is_one_of_its_claims(extractor: Extractor) -> None:
    facts = extractor.all(TOLD)
    for report in facts.reports:
        days = {c.value for c in facts.claims if c.report_id == report.report_id and c.attribute == "date"}
        assert report.held_edtf in days


def test_every_participant_has_a_claim_of_its_own_number(extractor: Extractor) -> None:
    facts = extractor.all(TOLD)
    for report in facts.reports:
        claimed = {c.participant_no for c in facts.claims if c.report_id == report.report_id and c.attribute == "participant"}
        assert claimed == {p.participant_no for p in report.participants} == set(range(len(report.participants)))


def test_every_rule_that_a_fact_names_is_listed_for_its_stage(extractor: Extractor) -> None:
    listed = {(rule.stage, rule.rule_id) for rule in ALL_RULES}
    facts = extractor.all(TOLD)
    assert {("meeting_reports", r.rule) for r in facts.reports} <= listed
    assert {("mentions", m.rule) for m in extractor.mentions(TOLD)} <= listed
    assert {("date_mentions", d.rule) for d in extractor.dates(TOLD)} <= listed
    named = {c.rule for c in facts.claims}
    assert named <= {rule_id for _, rule_id in listed}
    assert len(named) > 5


def test_rule_ids_are_unique() -> None:
    assert len({rule.rule_id for rule in ALL_RULES}) == len(ALL_RULES)


def test_the_same_page_always_gives_the_same_rows(extractor: Extractor) -> None:
    assert extractor.all(TOLD) == extractor.all(TOLD)


def test_report_and_claim_ids_are_unique_and_of_this_page_only(extractor: Extractor) -> None:
    facts = extractor.all(TOLD)
    copied = extractor.all(TOLD._replace(document_id="another"))
    ids = [r.report_id for r in facts.reports] + [c.claim_id for c in facts.claims]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & ({r.report_id for r in copied.reports} | {c.claim_id for c in copied.claims})


def test_the_office_is_the_one_printed_and_else_the_one_then_held(extractor: Extractor) -> None:
    printed = only(extractor, page("Minister of Foreign Affairs of Türkiye Hakan Fidan met with China's Wang Yi on Thursday."))
    assert printed.participants[0].office == "Minister of Foreign Affairs"
    assert printed.participants[1].office is not None
    earlier = only(extractor, page("Russia's Lavrov met with China's Wang Yi on Thursday.", published_on=date(2017, 2, 17)))
    assert [p.office for p in earlier.participants] == ["Foreign Minister", "Foreign Minister"]


def test_a_bare_title_is_completed_by_the_office_then_held(extractor: Extractor) -> None:
    told = page("Minister Sergey Lavrov met with Finnish Foreign Minister Aino Lahtinen on Thursday.")
    assert [p.office for p in only(extractor, told).participants] == ["Foreign Minister", "Foreign Minister"]
    other = page("Ambassador Sergey Lavrov met with Finnish Foreign Minister Aino Lahtinen on Thursday.")
    assert only(extractor, other).participants[0].office == "Ambassador"


def test_other_wordings_of_a_name_are_its_aliases_and_no_two_parties_share_one(extractor: Extractor) -> None:
    report = only(
        extractor, page("Russian Foreign Minister Sergei Lavrov met with Wang Yi on Thursday.", "Lavrov and Mr. Wang spoke of trade.")
    )
    lavrov, wang = report.participants
    assert (lavrov.person, set(lavrov.aliases)) == ("Sergey Lavrov", {"Lavrov", "Sergei Lavrov"})
    assert not {lavrov.person, *lavrov.aliases} & {wang.person, *wang.aliases}


def test_a_page_in_a_language_without_cues_has_names_and_dates_but_no_meetings(extractor: Extractor) -> None:
    told = page("Wang Yi ja Sergey Lavrov tapasivat Helsingissä 14.3.2024.", language="fi")
    facts = extractor.all(told)
    assert (list(facts.reports), list(facts.claims), list(facts.topics)) == ([], [], [])
    assert extractor.mentions(told) != []


def as_text(text: str) -> Document:
    document = page("x")
    return document._replace(text=text, zones=(document.zones[0]._replace(char_end=len(text)),))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "met", "met with met with met with", "Foreign Minister " * 300, "met " * 500, "President of " * 200]
)
def test_a_page_without_sense_tells_of_nothing(extractor: Extractor, text: str) -> None:
    assert list(extractor.all(as_text(text)).reports) == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "again",
    [
        "A. ",
        "(",
        "Wang Yi, ",
        "Wang Yi met Sergey Lavrov and ",
        "Wang Yi met Sergey Lavrov. ",
        "March 14, 2024 ",
        "5 May 2023 may ",
        "his Chinese counterpart ",
        "王毅会见",
        "王毅会见拉夫罗夫，",
        "前一天王毅会见拉夫罗夫。",
    ],
)
def test_a_hostile_page_is_read_in_bounded_time(extractor: Extractor, again: str, language: str) -> None:
    started = time.process_time()
    extractor.all(as_text((again * 12_000)[:12_000])._replace(language=language))
    assert time.process_time() - started < 3.0


@pytest.mark.parametrize(
    ("words", "offices"),
    [
        ("U.S. Secretary of State Antony Blinken met his Russian counterpart Sergey Lavrov", ["Secretary of State", "Foreign Minister"]),
        ("Finnish FM Aino Lahtinen met Chilean PM Tomas Rivas", ["Foreign Minister", "Prime Minister"]),
        ("Finnish FM Aino Lahtinen met her Chilean counterpart Tomas Rivas", ["Foreign Minister", "Foreign Minister"]),
        (
            "Finnish Minister for Europe and Foreign Affairs Aino Lahtinen met her Chilean counterpart Tomas Rivas",
            ["Minister for Europe and Foreign Affairs", "Foreign Minister"],
        ),
        (
            "Finnish Minister of Fisheries and Trade Aino Lahtinen met her Chilean counterpart Tomas Rivas",
            ["Minister of Fisheries and Trade"] * 2,
        ),
    ],
)
def test_offices_are_told_in_full_and_a_listed_counterpart_keeps_the_own_one(extractor: Extractor, words: str, offices: list[str]) -> None:
    assert [p.office for p in only(extractor, page(f"{words} in Lima on Thursday.")).participants] == offices
