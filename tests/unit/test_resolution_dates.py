"""The day of a meeting over all its date claims."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.core.resolution.dates import days_of, resolve_date
from pipelines.core.resolution.votes import Resolved, Witness
from tests.factories import witness

SHANGHAI, MOSCOW, BERLIN = "Asia/Shanghai", "Europe/Moscow", "Europe/Berlin"


def outcomes(resolved: Resolved) -> dict[str, str]:
    return {claim_id: outcome for claim_id, (outcome, _) in resolved.outcomes.items()}


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


def test_of_a_call_a_day_apart_on_two_clocks_is_one_moment() -> None:
    found = resolve_date([witness("2024-03-15", "a", SHANGHAI, confidence=0.95), witness("2024-03-14", "b", MOSCOW)], is_remote=True)
    assert (found.value, found.status) == ("2024-03-15", "tz_equivalent")
    assert outcomes(found)["b-2024-03-14"] == "tz_equivalent"


@pytest.mark.parametrize(
    "other",
    [
        witness("2024-03-14", "b", MOSCOW, is_local_time=True),
        witness("2024-03-14", "b", MOSCOW, zone="caption", basis="caption"),
        witness("2024-03-14", "b", SHANGHAI),
        witness("2024-03-14", "b", "Asia/Singapore"),
        witness("2024-03-14", "b", "Asia/Tokyo"),
        witness("2024-03-14", "b", None),
        witness("2024-03-13", "b", MOSCOW),
        witness("2024-03-16", "b", MOSCOW),
    ],
    ids=["local time", "caption", "same zone", "same hour", "ahead", "no zone", "two days apart", "behind"],
)
def test_clocks_explain_nothing_else(other: Witness) -> None:
    assert resolve_date([witness("2024-03-15", "a", SHANGHAI, confidence=0.95), other], is_remote=True).status == "conflict_open"


def test_every_clock_of_the_later_day_must_be_ahead() -> None:
    claims = [witness("2024-03-15", "a", SHANGHAI), witness("2024-03-14", "b", MOSCOW), witness("2024-03-15", "c", "Europe/Istanbul")]
    assert resolve_date(claims, is_remote=True).status == "conflict_resolved"
    assert resolve_date(claims[:2], is_remote=True).status == "tz_equivalent"


def test_clocks_are_compared_by_their_offsets_of_that_day() -> None:
    def status(month: int) -> str:
        claims = [witness(f"2024-{month:02}-15", "a", "Europe/London"), witness(f"2024-{month:02}-14", "b", "Africa/Accra")]
        return resolve_date(claims, is_remote=True).status

    assert (status(1), status(7)) == ("conflict_open", "tz_equivalent")


@pytest.mark.parametrize("basis", ["explicit", "no_year", "weekday", "dateline"])
def test_who_meets_in_one_place_meets_on_the_day_of_that_place(basis: str) -> None:
    claims = [witness("2024-03-15", "a", SHANGHAI, basis=basis), witness("2024-03-14", "b", MOSCOW, basis=basis)]
    assert resolve_date(claims, place_zone=BERLIN).status == "conflict_open"
    assert resolve_date(claims).status == "conflict_open"


def test_today_is_said_by_the_publishers_clock_also_of_a_meeting_elsewhere() -> None:
    today = witness("2024-03-15", "a", SHANGHAI, basis="relative", confidence=0.85)
    found = resolve_date([today, witness("2024-03-14", "b", MOSCOW)], place_zone=BERLIN)
    assert (found.value, found.status, outcomes(found)["a-2024-03-15"]) == ("2024-03-14", "tz_equivalent", "tz_equivalent")
    assert resolve_date([today, witness("2024-03-14", "b", MOSCOW)]).status == "conflict_open"
    assert resolve_date([today, witness("2024-03-16", "b", MOSCOW)], place_zone=BERLIN).status == "conflict_open"
    assert resolve_date([today, witness("2024-03-14", "b", MOSCOW, basis="relative")]).status == "tz_equivalent"
    assert (
        resolve_date([today, witness("2024-03-15", "a", SHANGHAI), witness("2024-03-14", "b")], place_zone=BERLIN).status != "tz_equivalent"
    )


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


def test_of_coarse_values_the_finest_is_taken_and_the_wider_ones_agree() -> None:
    found = resolve_date([witness("2024-03", "a"), witness("2024-03-12/2024-03-15", "b", confidence=0.6), witness("2024", "c")])
    assert (found.value, found.status) == ("2024-03-12/2024-03-15", "single")
    assert outcomes(found) == {
        "a-2024-03": "compatible_coarser",
        "b-2024-03-12/2024-03-15": "chosen",
        "c-2024": "compatible_coarser",
    }


def test_two_months_of_like_trust_stay_open() -> None:
    found = resolve_date([witness("2024-03", "a"), witness("2024-02", "b"), witness("2024", "c")])
    assert (found.value, found.status) == (None, "conflict_open")
    assert resolve_date([witness("2024-03", "a"), witness("2024-02", "b", confidence=0.6)]).value == "2024-03"


def test_a_month_speaks_for_the_day_that_lies_in_it() -> None:
    days = [witness("2024-03-01", "a"), witness("2024-02-29", "b")]
    assert resolve_date(days).status == "conflict_open"
    found = resolve_date([*days, witness("2024-03", "c")])
    assert (found.value, found.status) == ("2024-03-01", "conflict_resolved")


def test_a_day_after_the_first_page_that_tells_of_it_is_implausible_unless_it_is_all_there_is() -> None:
    claims = [witness("2024-03-14", "a", confidence=0.5), witness("2024-03-18", "b"), witness("2024-03", "c", confidence=0.5)]
    assert resolve_date(claims).value == "2024-03-18"
    found = resolve_date(claims, not_after=date(2024, 3, 16))
    assert (found.value, outcomes(found)["b-2024-03-18"]) == ("2024-03-14", "implausible")
    assert resolve_date([claims[1]], not_after=date(2024, 3, 16)).value == "2024-03-18"


def test_what_is_no_date_is_implausible() -> None:
    assert outcomes(resolve_date([witness("2024-02-31", "a")])) == {"a-2024-02-31": "implausible"}


def test_of_two_clocks_with_the_same_trust_the_earlier_day_is_told() -> None:
    found = resolve_date([witness("2024-03-15", "a", SHANGHAI), witness("2024-03-14", "b", MOSCOW)], is_remote=True)
    assert (found.value, found.status) == ("2024-03-14", "tz_equivalent")


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
        ("2024-13", None),
        ("2024-W54", None),
        ("0000", None),
        ("9999-12", (date(9999, 12, 1), date(9999, 12, 31))),
        ("2024/2024-02", (date(2024, 1, 1), date(2024, 2, 29))),
        ("03/10/2024", None),
        ("10/2024", None),
        ("2024-3-14", None),
        ("20240314", None),
        ("24", None),
        ("2024-02-28/", None),
        ("2024-02-28/2024-02-27", None),
        ("2024/2025/2026", None),
        ("2024-03-14T10:00", None),
        ("٢٠٢٤", None),
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
    again = [replace(w, claim=w.claim._replace(claim_id=f"{w.claim.claim_id}-{n}")) for w in told for n in range(copies)]
    one, other = resolve_date(told), resolve_date([*told, *again])
    assert (one.value, one.status) == (other.value, other.status)
