"""One value per attribute over all claims: what wins, what it is called, and what becomes of the rest."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.core.coreference import Account
from pipelines.core.knowledge import Place
from pipelines.core.records import Claim, ClaimOutcome, MeetingValue
from pipelines.core.resolution.clocks import Clocks
from pipelines.core.resolution.dates import Resolved, days_of, resolve_date
from pipelines.core.resolution.meetings import resolve_meeting
from pipelines.core.resolution.votes import Witness
from tests.factories import account, claim, party, report, witness
from tests.rows import row

PLACES = {
    p.place_id: p
    for p in (
        row(Place, place_id="bonn-de", name="Bonn", country="DE", kind="city", city="Bonn"),
        row(Place, place_id="berlin-de", name="Berlin", country="DE", kind="city", city="Berlin"),
        row(Place, place_id="bellevue-de", name="Bellevue Palace", country="DE", kind="venue", city="Berlin"),
        row(Place, place_id="beijing-cn", name="Beijing", country="CN", kind="city", city="Beijing"),
    )
}
CLOCKS = Clocks(
    {"mfa-cn": "Asia/Shanghai", "mid-ru": "Europe/Moscow"}, {"CN": "Asia/Shanghai", "RU": "Europe/Moscow", "US": "America/New_York"}
)
SHANGHAI, MOSCOW = "Asia/Shanghai", "Europe/Moscow"


def outcomes(resolved: Resolved) -> dict[str, str]:
    return {claim_id: outcome for claim_id, (outcome, _) in resolved.outcomes.items()}


# -- the day -------------------------------------------------------------------------------------------------------------


def test_one_claim_is_single_and_two_voices_agree() -> None:
    assert resolve_date([witness("2024-03-14", "a")]).status == "single"
    both = resolve_date([witness("2024-03-14", "a", confidence=0.8), witness("2024-03-14", "b")])
    assert (both.value, both.status) == ("2024-03-14", "agreed")
    assert outcomes(both) == {"b-2024-03-14": "chosen", "a-2024-03-14": "agrees"}


def test_copies_of_one_page_are_one_voice() -> None:
    copies = [witness("2024-03-14", "a", claim_id=f"c{n}") for n in range(3)]
    assert resolve_date(copies).status == "single"


def test_many_copies_do_not_outvote_two_independent_voices() -> None:
    copies = [witness("2024-03-15", "a", claim_id=f"c{n}") for n in range(9)]
    assert resolve_date([*copies, witness("2024-03-14", "b"), witness("2024-03-14", "c")]).value == "2024-03-14"


def test_the_caption_is_outvoted_by_the_body() -> None:
    claims = [
        witness("2017-02-16", "a", basis="weekday", confidence=0.85, claim_id="body"),
        witness("2017-02-17", "a", basis="caption", zone="caption", confidence=0.55, claim_id="caption"),
        witness("2017-02-16", "b", is_local_time=True, confidence=0.98, claim_id="ministry"),
    ]
    found = resolve_date(claims)
    assert (found.value, found.status) == ("2017-02-16", "conflict_resolved")
    assert outcomes(found) == {"ministry": "chosen", "body": "agrees", "caption": "outvoted"}


def test_without_a_clear_lead_the_conflict_stays_open() -> None:
    found = resolve_date([witness("2024-03-14", "a"), witness("2024-03-16", "b", confidence=0.95)])
    assert (found.value, found.status) == (None, "conflict_open")
    assert set(outcomes(found).values()) == {"ambiguous"}


def test_a_clear_lead_is_a_quarter() -> None:
    def status(lead: float) -> str:
        return resolve_date([witness("2024-03-14", "a", confidence=0.5 + lead), witness("2024-03-16", "b", confidence=0.5)]).status

    assert status(0.24) == "conflict_open"
    assert status(0.26) == "conflict_resolved"


def test_a_day_apart_in_other_zones_is_one_moment() -> None:
    found = resolve_date([witness("2024-03-15", "a", SHANGHAI, confidence=0.95), witness("2024-03-14", "b", MOSCOW)])
    assert (found.value, found.status) == ("2024-03-15", "tz_equivalent")
    assert outcomes(found)["b-2024-03-14"] == "tz_equivalent"


@pytest.mark.parametrize(
    "other",
    [
        witness("2024-03-14", "b", MOSCOW, is_local_time=True),
        witness("2024-03-14", "b", MOSCOW, basis="weekday"),
        witness("2024-03-14", "b", MOSCOW, zone="caption", basis="caption"),
        witness("2024-03-14", "b", SHANGHAI),
        witness("2024-03-14", "b", None),
        witness("2024-03-13", "b", MOSCOW),
    ],
    ids=["local time", "weekday", "caption", "same zone", "no zone", "two days apart"],
)
def test_clocks_explain_nothing_else(other: Witness) -> None:
    assert resolve_date([witness("2024-03-15", "a", SHANGHAI, confidence=0.95), other]).status == "conflict_open"


def test_of_a_call_each_side_names_even_the_weekday_by_its_own_clock() -> None:
    claims = [witness("2024-03-15", "a", SHANGHAI, basis="weekday"), witness("2024-03-14", "b", MOSCOW, basis="weekday")]
    assert resolve_date(claims, is_remote=True).status == "tz_equivalent"
    assert resolve_date(claims, is_remote=False).status == "conflict_open"


@pytest.mark.parametrize("coarse", ["2024-03", "2024", "2024-03-12/2024-03-15", "2024-W11"])
def test_a_month_or_range_around_the_day_is_compatible(coarse: str) -> None:
    found = resolve_date([witness("2024-03-14", "a", confidence=0.6), witness(coarse, "b")])
    assert (found.value, found.status) == ("2024-03-14", "single")
    assert outcomes(found)[f"b-{coarse}"] == "compatible_coarser"


def test_a_month_that_does_not_hold_the_day_is_outvoted() -> None:
    assert outcomes(resolve_date([witness("2024-03-14", "a"), witness("2024-02", "b")]))["b-2024-02"] == "outvoted"


def test_a_month_alone_is_the_value() -> None:
    assert (resolve_date([witness("2024-03", "a")]).value, resolve_date([witness("2024-03", "a")]).status) == ("2024-03", "single")


@pytest.mark.parametrize("value", ["../2024-03-15", "2024-03-04/..", "2015/.."])
def test_an_open_interval_is_never_the_day_of_a_meeting(value: str) -> None:
    found = resolve_date([witness(value, "a", basis="bound", confidence=0.5, claim_id="c0")])
    assert (found.value, found.status, found.outcomes["c0"][0]) == (None, "unknown", "compatible_coarser")


def test_a_day_of_publication_never_becomes_the_value() -> None:
    found = resolve_date([witness("../2024-03-15", "a", basis="publication_bound", confidence=0.3)])
    assert (found.value, found.status) == (None, "unknown")
    assert outcomes(found) == {"a-../2024-03-15": "compatible_coarser"}


def test_no_claim_is_no_day() -> None:
    assert resolve_date([]) == Resolved(None, "unknown")


@pytest.mark.parametrize(
    ("edtf", "span"),
    [
        ("2024-02-29", (date(2024, 2, 29), date(2024, 2, 29))),
        ("2024-12", (date(2024, 12, 1), date(2024, 12, 31))),
        ("2023-02", (date(2023, 2, 1), date(2023, 2, 28))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("2024-W01", (date(2024, 1, 1), date(2024, 1, 7))),
        ("2024-02-28/2024-03-02", (date(2024, 2, 28), date(2024, 3, 2))),
        ("../2024-03-15", None),
        ("2023-02-29", None),
        ("later", None),
    ],
)
def test_an_edtf_value_has_a_first_and_a_last_day(edtf: str, span: tuple[date, date] | None) -> None:
    assert days_of(edtf) == span


DAYS = st.sampled_from(("2024-03-13", "2024-03-14", "2024-03-15", "2024-03", "../2024-03-16"))
CLAIMS = st.lists(
    st.tuples(DAYS, st.sampled_from("abc"), st.sampled_from((SHANGHAI, MOSCOW, None)), st.sampled_from((0.55, 0.7, 0.85, 0.95))), max_size=7
)


def witnesses(drawn: Sequence[tuple[str, str, str | None, float]]) -> list[Witness]:
    return [
        witness(day, voice, zone, confidence=trust, claim_id=f"c{n}", basis="publication_bound" if day.startswith("..") else "explicit")
        for n, (day, voice, zone, trust) in enumerate(drawn)
    ]


@settings(deadline=None, max_examples=60)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_matter(drawn: list[tuple[str, str, str | None, float]], chance: random.Random) -> None:
    told = witnesses(drawn)
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert resolve_date(shuffled) == resolve_date(told)


@settings(deadline=None, max_examples=60)
@given(CLAIMS)
def test_every_claim_has_one_outcome_and_a_value_one_chosen_claim(drawn: list[tuple[str, str, str | None, float]]) -> None:
    told = witnesses(drawn)
    found = resolve_date(told)
    assert set(found.outcomes) == {w.claim.claim_id for w in told}
    chosen = [claim_id for claim_id, outcome in outcomes(found).items() if outcome == "chosen"]
    assert len(chosen) == (found.value is not None)
    assert all(w.claim.value == found.value for w in told if w.claim.claim_id in chosen)
    assert all(reason for _, reason in found.outcomes.values())
    assert (found.value is None) == (found.status in ("unknown", "conflict_open"))


@settings(deadline=None, max_examples=60)
@given(CLAIMS, st.integers(1, 5))
def test_copies_of_a_page_change_neither_value_nor_status(drawn: list[tuple[str, str, str | None, float]], copies: int) -> None:
    told = witnesses(drawn)
    again = [replace(w, claim=replace(w.claim, claim_id=f"{w.claim.claim_id}-{n}")) for w in told for n in range(copies)]
    one, other = resolve_date(told), resolve_date([*told, *again])
    assert (one.value, one.status) == (other.value, other.status)


# -- the meeting ---------------------------------------------------------------------------------------------------------


def resolve(told: Sequence[Account], claims: Mapping[str, Sequence[Claim]]) -> tuple[MeetingValue, dict[str, ClaimOutcome]]:
    value, settled = resolve_meeting("m", told, claims, CLOCKS, PLACES)
    return value, {o.claim_id: o for o in settled}


def two_sides() -> list[Account]:
    return [
        account(report("cn"), "mfa-cn", published_on=date(2024, 3, 15)),
        account(report("ru"), "mid-ru", published_on=date(2024, 3, 16)),
    ]


def place(claim_id: str, value: str, confidence: float = 0.9) -> Claim:
    return claim(claim_id, value, "place", confidence, basis="stated")


def mode(claim_id: str, value: str, confidence: float = 0.9) -> Claim:
    return claim(claim_id, value, "mode", confidence, basis="stated")


def test_an_open_conflict_has_no_day_and_keeps_both_bounds() -> None:
    told = {"cn": [claim("c1", "2024-03-14")], "ru": [claim("c2", "2024-03-12")]}
    value, settled = resolve(two_sides(), told)
    assert (value.held_on, value.held_edtf, value.held_precision, value.date_status) == (None, None, None, "conflict_open")
    assert (value.held_not_before, value.held_not_after) == (date(2024, 3, 12), date(2024, 3, 14))
    assert {o.outcome for o in settled.values()} == {"ambiguous"}


def test_an_undated_meeting_is_bounded_by_the_first_page_that_tells_of_it() -> None:
    value, _ = resolve(two_sides(), {})
    assert (value.held_on, value.date_status, value.held_not_after, value.held_edtf) == (
        None,
        "bounded",
        date(2024, 3, 15),
        "../2024-03-15",
    )


def test_without_day_and_publication_nothing_is_known() -> None:
    unpublished = replace(account(report("a", None)), published_on=None)
    value, _ = resolve([unpublished], {})
    assert (value.date_status, value.held_edtf, value.held_not_after) == ("unknown", None, None)


def test_a_range_is_told_by_both_its_ends() -> None:
    value, _ = resolve(two_sides(), {"cn": [claim("c1", "2024-03-12/2024-03-14")]})
    assert (value.held_on, value.held_until, value.held_precision) == (date(2024, 3, 12), date(2024, 3, 14), "range")


def test_a_month_is_a_month_and_no_range() -> None:
    value, _ = resolve(two_sides(), {"cn": [claim("c1", "2024-02")]})
    assert (value.held_precision, value.held_not_before, value.held_not_after) == ("month", date(2024, 2, 1), date(2024, 2, 29))


def test_the_publishers_clocks_explain_a_day() -> None:
    told = {"cn": [claim("c1", "2024-03-15", confidence=0.95)], "ru": [claim("c2", "2024-03-14")]}
    assert resolve(two_sides(), told)[0].date_status == "tz_equivalent"


def test_local_time_is_no_matter_of_clocks() -> None:
    told = {"cn": [claim("c1", "2024-03-15", confidence=0.98)], "ru": [claim("c2", "2024-03-14", confidence=0.95)]}
    assert resolve(two_sides(), told)[0].date_status == "conflict_open"


def test_a_city_is_taken_before_its_country_which_agrees() -> None:
    value, settled = resolve(two_sides(), {"cn": [place("c1", "place:bonn-de", 0.6)], "ru": [place("c2", "country:DE")]})
    assert (value.place_id, value.city, value.country, value.place_status) == ("bonn-de", "Bonn", "DE", "single")
    assert settled["c2"].outcome == "compatible_coarser"


def test_another_country_is_outvoted_by_a_city() -> None:
    _, settled = resolve(two_sides(), {"cn": [place("c1", "place:bonn-de")], "ru": [place("c2", "country:CN")]})
    assert (settled["c1"].outcome, settled["c2"].outcome) == ("chosen", "outvoted")


def test_a_venue_and_its_city_are_no_conflict() -> None:
    value, settled = resolve(two_sides(), {"cn": [place("c1", "place:bellevue-de", 0.95)], "ru": [place("c2", "place:berlin-de")]})
    assert (value.city, value.place_status) == ("Berlin", "agreed")
    assert settled["c2"].outcome == "compatible_coarser"


def test_a_venue_speaks_for_its_city_and_is_chosen_as_the_finer_place() -> None:
    told = {
        "cn": [place("c1", "place:bonn-de", 0.9), place("c2", "place:bellevue-de", 0.7)],
        "ru": [place("c3", "place:berlin-de", 0.9)],
    }
    value, settled = resolve(two_sides(), told)
    assert (value.place_id, value.city, value.place_status) == ("bellevue-de", "Berlin", "conflict_resolved")
    assert {name: outcome.outcome for name, outcome in settled.items()} == {"c1": "outvoted", "c2": "chosen", "c3": "compatible_coarser"}


def test_two_cities_of_like_trust_are_an_open_conflict_without_a_place() -> None:
    value, _ = resolve(two_sides(), {"cn": [place("c1", "place:bonn-de")], "ru": [place("c2", "place:beijing-cn")]})
    assert value.place_status == "conflict_open"
    assert (value.place_id, value.city, value.country) == (None, None, None)


def test_two_cities_of_one_country_leave_the_country() -> None:
    value, settled = resolve(two_sides(), {"cn": [place("c1", "place:bonn-de")], "ru": [place("c2", "place:berlin-de")]})
    assert (value.place_id, value.city, value.country, value.place_status) == (None, None, "DE", "conflict_open")
    assert {o.outcome for o in settled.values()} == {"ambiguous"}


def test_a_country_alone_has_no_city() -> None:
    value, _ = resolve(two_sides(), {"cn": [place("c1", "country:DE")]})
    assert (value.place_id, value.city, value.country) == (None, None, "DE")


def test_a_call_has_no_place_and_says_why() -> None:
    told = {"cn": [mode("c1", "phone")], "ru": [place("c2", "place:bonn-de"), mode("c3", "phone")]}
    value, settled = resolve(two_sides(), told)
    assert (value.mode, value.place_id, value.place_status) == ("phone", None, "not_applicable")
    assert (settled["c2"].outcome, settled["c2"].reason) == ("implausible", "a phone meeting has no place")


def test_nothing_said_is_unknown() -> None:
    value, _ = resolve(two_sides(), {})
    assert (value.mode, value.place_status, value.forum, value.forum_relation) == ("unknown", "unknown", None, "none")


def test_the_forum_is_told_as_its_teller_tells_it() -> None:
    told = two_sides()
    told[1] = replace(
        told[1], report=replace(told[1].report, forum_id="g20", forum="G20", forum_relation="sidelines", forum_event_id="g20-2024")
    )
    value, _ = resolve(told, {"ru": [claim("c1", "g20", "forum")]})
    assert (value.forum_id, value.forum, value.forum_relation, value.forum_event_id) == ("g20", "G20", "sidelines", "g20-2024")


def test_the_edition_is_of_the_forum_that_won() -> None:
    g20, _, apec = told = [account(report(name, who=("CN:wang-yi", "RU:sergey-lavrov")), name) for name in ("a", "b", "c")]
    told[2] = replace(apec, report=replace(apec.report, forum_id="apec", forum="APEC", forum_event_id="apec-2023"))
    told[0] = replace(g20, report=replace(g20.report, forum_id="g20", forum="G20"))
    value, _ = resolve(told, {"a": [claim("c1", "g20", "forum")], "b": [claim("c2", "g20", "forum")], "c": [claim("c3", "apec", "forum")]})
    assert (value.forum_id, value.forum_event_id) == ("g20", None)


def test_participants_are_those_of_all_reports_and_a_bare_side_gives_way_to_its_person() -> None:
    told = [
        account(report("a", who=("CN:wang-yi", "RU")), "one"),
        account(
            replace(
                report("b"), participants=(party("RU:sergey-lavrov", office="Foreign Minister"), party("CN:wang-yi", aliases=("Wang",)))
            ),
            "two",
        ),
    ]
    value, _ = resolve(told, {})
    assert [(p.participant_no, p.person_id) for p in value.participants] == [(0, "wang-yi"), (1, "sergey-lavrov")]
    assert [(p.office, p.aliases) for p in value.participants] == [(None, ("Wang",)), ("Foreign Minister", ())]


def test_every_claim_of_a_meeting_has_an_outcome() -> None:
    told = {
        "cn": [claim("d1", "2024-03-14"), place("p1", "place:bonn-de"), mode("m1", "in_person"), claim("w1", "wang-yi", "participant")],
        "ru": [claim("d2", "2024-03-14"), place("p2", "country:DE"), mode("m2", "phone", 0.3), claim("o1", "Foreign Minister", "office")],
    }
    value, settled = resolve(two_sides(), told)
    assert {key: o.outcome for key, o in settled.items()} == {
        "d1": "chosen", "d2": "agrees", "p1": "chosen", "p2": "compatible_coarser",
        "m1": "chosen", "m2": "outvoted", "w1": "chosen", "o1": "chosen",
    }  # fmt: skip
    assert {o.meeting_id for o in settled.values()} == {"m"}
    assert value.date_status == "agreed"


def test_the_order_of_the_accounts_does_not_matter() -> None:
    told = {
        "cn": [claim("d1", "2024-03-14"), place("p1", "place:bonn-de")],
        "ru": [claim("d2", "2024-03-12"), place("p2", "place:berlin-de")],
    }
    assert resolve(two_sides(), told) == resolve(two_sides()[::-1], told)


def test_trust_grows_with_independent_voices_not_with_copies_and_halves_in_conflict() -> None:
    one = [account(report("a"), "one")]
    copies = [*one, account(report("b"), "two", copy_of="d-a")]
    two = [*one, account(report("b"), "two")]
    alone, copied, both = (resolve(told, {})[0].confidence for told in (one, copies, two))
    assert alone == copied < both
    conflict = {"a": [claim("d1", "2024-03-14")], "b": [claim("d2", "2024-03-12")]}
    assert resolve(two, conflict)[0].confidence == pytest.approx(both / 2, abs=0.001)
