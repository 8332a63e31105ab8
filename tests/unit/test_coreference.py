"""Which reports are one meeting: rules, and properties that must hold for any set of reports."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.core.accounts import Account, accounts
from pipelines.core.coreference import group_reports
from tests.factories import account, page, report
from tests.second_accounts import b_cubed

DAY = date(2024, 3, 14)
NEXT = DAY + timedelta(days=1)
DYAD = ("CN:wang-yi", "RU:sergey-lavrov")


def meeting_of(told: Sequence[Account]) -> dict[str, str]:
    """Report to meeting."""
    groups, _ = group_reports(sorted(told, key=lambda a: a.report.report_id))
    return {g.report_id: g.meeting_id for g in groups}


def are_one(one: Account, other: Account) -> bool:
    return len(set(meeting_of([one, other]).values())) == 1


def reason(one: Account, other: Account) -> str:
    (decision,) = group_reports(sorted([one, other], key=lambda a: a.report.report_id))[1]
    return decision.reason


# -- rules ---------------------------------------------------------------------------------------------------------------


def test_both_sides_accounts_of_one_day_are_one_meeting() -> None:
    assert are_one(account(report("a"), "mfa-cn"), account(report("b"), "mid-ru"))


def test_different_publishers_one_day_apart_are_one_meeting_and_two_days_apart_are_not() -> None:
    one = account(report("a", DAY), "mfa-cn")
    assert are_one(one, account(report("b", NEXT), "mid-ru"))
    assert not are_one(one, account(report("b", DAY + timedelta(days=2)), "mid-ru"))


def test_one_publisher_tells_of_two_meetings_on_consecutive_days() -> None:
    one, other = account(report("a", DAY, mode="phone"), "mfa-cn"), account(report("b", NEXT, mode="phone"), "mfa-cn")
    assert not are_one(one, other)
    assert reason(one, other) == "other_day"


def test_a_syndicated_copy_is_one_meeting_also_a_day_later() -> None:
    one, other = account(report("a", DAY), "daily", copy_of="x"), account(report("b", NEXT), "daily", copy_of="x")
    assert are_one(one, other)
    assert reason(one, other) == "syndicated_copy"


def test_two_pages_of_one_publisher_alike_but_for_the_written_day_are_two_meetings() -> None:
    told = [report(key, day, mode="phone")._replace(date_basis="explicit") for key, day in (("a", DAY), ("b", NEXT))]
    one, other = (account(r, "daily", copy_of="x") for r in told)
    assert not are_one(one, other)
    assert reason(one, other) == "other_day"


def test_in_person_and_by_phone_are_two_meetings() -> None:
    one, other = account(report("a", mode="in_person"), "one"), account(report("b", mode="phone"), "other")
    assert not are_one(one, other)
    assert reason(one, other) == "other_mode"


@pytest.mark.parametrize("modes", [("phone", "video"), ("unknown", "phone"), ("unknown", "in_person")])
def test_phone_and_video_may_be_confused_and_unknown_is_either(modes: tuple[str, str]) -> None:
    assert are_one(account(report("a", mode=modes[0]), "one"), account(report("b", mode=modes[1]), "other"))


def test_other_persons_of_the_same_sides_hold_another_meeting() -> None:
    other = account(report("b", who=("CN:xi-jinping", "RU:vladimir-putin")), "other")
    assert not are_one(account(report("a"), "one"), other)
    assert reason(account(report("a"), "one"), other) == "other_participants"


def test_a_side_without_a_name_may_be_any_of_its_persons() -> None:
    assert are_one(account(report("a"), "one"), account(report("b", who=("CN", "RU")), "other"))


def test_a_trilateral_is_none_of_its_bilaterals() -> None:
    three = account(report("b", who=(*DYAD, "IN:s-jaishankar")), "other")
    two = account(report("a", who=("CN:wang-yi", "MN:batmunkh-battsetseg")), "one")
    assert not are_one(three, two)


def test_two_trilaterals_that_share_two_sides_are_two_meetings() -> None:
    one, other = (
        account(report("a", who=(*DYAD, "IN:s-jaishankar")), "one"),
        account(report("b", who=(*DYAD, "IR:abbas-araghchi")), "other"),
    )
    assert not are_one(one, other)
    assert reason(one, other) == "other_sides"


def test_a_report_that_names_only_some_of_a_trilateral_is_still_of_it() -> None:
    assert are_one(account(report("a", who=(*DYAD, "IN:s-jaishankar")), "one"), account(report("b", who=DYAD), "other"))


def test_other_countries_on_one_day_are_a_veto_and_over_two_days_are_not() -> None:
    one = account(report("a", country="DE"), "one")
    assert not are_one(one, account(report("b", country="CN"), "other"))
    assert reason(one, account(report("b", country="CN"), "other")) == "other_place"
    assert are_one(one, account(report("b", country="DE"), "other"))
    assert are_one(one, account(report("b", country=None), "other"))
    assert are_one(one, account(report("b", NEXT, country="CN"), "other"))


def test_other_editions_of_forums_are_a_veto() -> None:
    one = account(report("a", forum_event_id="g20-2024"), "one")
    assert not are_one(one, account(report("b", forum_event_id="munich-2024"), "other"))
    assert reason(one, account(report("b", forum_event_id="munich-2024"), "other")) == "other_forum"


def test_two_meetings_of_one_page_stay_two() -> None:
    one, other = account(report("a", document_id="d"), "one"), account(report("b", document_id="d"), "one")
    assert not are_one(one, other)
    assert reason(one, other) == "told_apart_by_one_page"


def test_two_meetings_of_one_page_stay_two_also_when_a_third_report_agrees_with_both() -> None:
    told = [account(report("a", document_id="d"), "one"), account(report("b", document_id="d"), "one"), account(report("c"), "other")]
    found = meeting_of(told)
    assert found["a"] != found["b"]
    assert found["c"] in (found["a"], found["b"])


def test_plans_and_memories_join_nothing() -> None:
    held = account(report("a"), "one")
    for realis in ("planned", "referenced"):
        assert not are_one(held, account(report("b", realis=realis), "other"))


def test_an_undated_report_joins_the_only_meeting_that_it_may_tell_of() -> None:
    undated = account(report("b", None), "other", published_on=DAY + timedelta(days=2))
    assert are_one(account(report("a", DAY), "one"), undated)


def test_an_undated_report_with_two_candidates_joins_neither() -> None:
    undated = account(report("c", None), "other", published_on=DAY + timedelta(days=4))
    found = meeting_of([account(report("a", DAY), "one"), account(report("b", DAY + timedelta(days=3)), "one"), undated])
    assert len(set(found.values())) == 3


@pytest.mark.parametrize("days", [-3, 20])
def test_an_undated_report_published_before_or_long_after_joins_nothing(days: int) -> None:
    assert not are_one(account(report("a", DAY), "one"), account(report("b", None), "other", published_on=DAY + timedelta(days=days)))


def test_an_undated_report_of_another_dyad_joins_nothing() -> None:
    undated = account(report("b", None, ("CN:wang-yi", "US:antony-blinken")), "other", published_on=NEXT)
    assert not are_one(account(report("a", DAY), "one"), undated)


def test_every_compared_pair_is_kept_with_its_features() -> None:
    told = [account(report("a"), "one"), account(report("b", NEXT), "other"), account(report("c", mode="phone"), "third")]
    _, decisions = group_reports(told)
    assert {(d.report_a, d.report_b): (d.is_same, d.day_distance, d.reason) for d in decisions} == {
        ("a", "b"): (True, 1, "same_participants_and_day"),
        ("a", "c"): (False, 0, "other_mode"),
        ("b", "c"): (False, 1, "other_mode"),
    }


def test_accounts_know_publisher_copy_and_day_of_their_page() -> None:
    document = page("They met.", source_id="mfa-cn")._replace(near_duplicate_group="first")
    (told,) = accounts([report("a", document_id=document.document_id)], {document.document_id: document})
    assert (told.publisher, told.copy_of, told.published_on) == ("mfa-cn", "first", document.published_on)
    alone = document._replace(source_id=None, near_duplicate_group=None)
    (told,) = accounts([report("a", document_id=document.document_id)], {document.document_id: alone})
    assert (told.publisher, told.copy_of) == (document.document_id, document.document_id)


# -- properties ----------------------------------------------------------------------------------------------------------

PARTIES = (
    ("CN:wang-yi", "RU:sergey-lavrov"),
    ("CN:wang-yi", "RU"),
    ("CN:xi-jinping", "RU:vladimir-putin"),
    ("CN", "@UN:antonio-guterres"),
    ("CN:wang-yi", "RU:sergey-lavrov", "IN:s-jaishankar"),
)


@st.composite
def told_accounts(draw: st.DrawFn) -> list[Account]:
    """Reports of few persons, days, modes and publishers, so that many of them may be one meeting."""
    found = []
    for number in range(draw(st.integers(2, 9))):
        who = draw(st.sampled_from(PARTIES))
        on = draw(st.one_of(st.none(), st.integers(0, 2).map(lambda n: DAY + timedelta(days=n))))
        mode = draw(st.sampled_from(("in_person", "in_person", "in_person", "phone", "unknown")))
        place = draw(st.sampled_from((None, "DE", "CN")))
        publisher = draw(st.sampled_from(("one", "other", "third")))
        copy_of = draw(st.sampled_from((None, None, None, "x")))
        told = report(
            f"r{number}",
            on,
            who,
            mode,
            country=place,
            document_id=f"d{draw(st.integers(0, 5))}",
            realis=draw(st.sampled_from(("held",) * 5 + ("planned",))),
        )
        found.append(account(told, publisher, copy_of, published_on=on or DAY + timedelta(days=2)))
    return found


def sides(told: Account) -> frozenset[str]:
    return frozenset(p.country or str(p.organization) for p in told.report.participants)


@settings(deadline=None, max_examples=40)
@given(told_accounts(), st.randoms(use_true_random=False))
def test_any_order_of_the_reports_gives_the_same_meetings_and_ids(told: list[Account], chance: random.Random) -> None:
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert group_reports(shuffled) == group_reports(told)


@settings(deadline=None, max_examples=40)
@given(told_accounts())
def test_reports_of_other_countries_change_no_meeting_and_no_id(told: list[Account]) -> None:
    unrelated = [account(report(f"z{n}", DAY, ("JP:fumio-kishida", "IN:narendra-modi")), "fourth") for n in range(3)]
    before, after = meeting_of(told), meeting_of([*told, *unrelated])
    assert {key: after[key] for key in before} == before


@settings(deadline=None, max_examples=40)
@given(told_accounts())
def test_no_meeting_holds_two_dyads_or_a_pair_that_was_refused(told: list[Account]) -> None:
    groups, decisions = group_reports(told)
    members = defaultdict(set)
    for group in groups:
        members[group.meeting_id].add(group.report_id)
    by_id = {a.report.report_id: a for a in told}
    for reports in members.values():
        assert len({sides(by_id[r]) for r in reports if len(sides(by_id[r])) == 2}) <= 1
    home = {g.report_id: g.meeting_id for g in groups}
    dated = {a.report.report_id for a in told if a.report.held_on}
    refused = [d for d in decisions if not d.is_same and {d.report_a, d.report_b} <= dated]
    alone = [r for r, a in by_id.items() if a.report.realis != "held"]
    assert all(len(members[home[r]]) == 1 for r in alone)
    assert [d for d in refused if home[d.report_a] == home[d.report_b]] == []


@settings(deadline=None, max_examples=40)
@given(told_accounts())
def test_every_report_has_one_meeting_and_its_method_says_whether_it_is_alone(told: list[Account]) -> None:
    groups, _ = group_reports(told)
    assert sorted(g.report_id for g in groups) == sorted({a.report.report_id for a in told})
    count = defaultdict(int)
    for group in groups:
        count[group.meeting_id] += 1
    assert all((count[g.meeting_id] > 1) == (g.method == "matched") for g in groups)


# -- a labelled set ------------------------------------------------------------------------------------------------------


def synthetic(meetings: int, seed: int) -> tuple[list[Account], dict[str, str]]:
    """Synthetic accounts with the meeting that each tells of: second accounts, copies, other days, persons and modes left out.

    Dyads meet again after a day by the same publisher, by phone on the day of a meeting, and at other ranks on one day.
    """
    chance = random.Random(seed)
    countries = [f"{a}{b}" for a in "ABCDEFG" for b in "PQRSTU"]
    told: list[Account] = []
    truth: dict[str, str] = {}
    for meeting in range(meetings):
        one, other = chance.sample(countries, 2)
        rank = chance.choice(("minister", "leader", "adviser"))
        on = date(2023, 1, 1) + timedelta(days=chance.randrange(600))
        mode = chance.choice(("in_person", "in_person", "phone", "video"))
        told += _accounts_of(meeting, f"{one}:{rank}-{one}", f"{other}:{rank}-{other}", on, mode, chance, truth)
    return told, truth


def _accounts_of(meeting: int, one: str, other: str, on: date, mode: str, chance: random.Random, truth: dict[str, str]) -> list[Account]:
    found = []
    publishers = chance.sample((f"mfa-{one[:2]}", f"mfa-{other[:2]}", "daily", "agency"), chance.choice((1, 2, 3, 4)))
    for number, publisher in enumerate(publishers):
        report_id = f"r{meeting:04}-{number}"
        day = on + timedelta(days=1) if number and chance.random() < 0.1 else on
        who = [one, other] if chance.random() < 0.9 else [one, other[:2]]
        seen = chance.choice(("phone", "video")) if mode != "in_person" and number else mode
        place = one[:2] if mode == "in_person" and chance.random() < 0.5 else None
        told = report(report_id, day, chance.sample(who, 2), seen, country=place)
        found.append(account(told, publisher))
        truth[report_id] = str(meeting)
        if chance.random() < 0.15:
            found.append(account(told._replace(report_id=f"{report_id}c", document_id=f"d-{report_id}c"), "mirror", told.document_id))
            truth[f"{report_id}c"] = str(meeting)
    return found


def test_b_cubed_is_one_for_the_truth_and_less_for_anything_else() -> None:
    truth = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed({"a": "x", "b": "x", "c": "y"}, truth) == (1.0, 1.0, 1.0)
    assert b_cubed({"a": "x", "b": "x", "c": "x"}, truth) == pytest.approx((5 / 9, 1.0, 2 * (5 / 9) / (5 / 9 + 1)))
    assert b_cubed({"a": "x", "b": "y", "c": "z"}, truth) == pytest.approx((1.0, 2 / 3, 0.8))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_synthetic_second_accounts_find_their_meeting(seed: int) -> None:
    told, truth = synthetic(320, seed)
    assert len(set(truth.values())) >= 300
    assert len(truth) >= 700
    found = meeting_of(told)
    assert b_cubed(found, truth)[2] >= 0.98
    dyads = defaultdict(set)
    for one in told:
        dyads[found[one.report.report_id]].add(sides(one))
    assert [d for d in dyads.values() if len(d) > 1] == []


def test_calls_on_consecutive_days_by_one_publisher_stay_apart_among_their_second_accounts() -> None:
    days = [DAY + timedelta(days=n) for n in range(4)]
    told = [account(report(f"cn{n}", on, mode="phone"), "mfa-cn") for n, on in enumerate(days)]
    told += [account(report(f"ru{n}", on, mode="phone"), "mid-ru") for n, on in enumerate(days)]
    found = meeting_of(told)
    assert len(set(found.values())) == 4
    assert [found[f"cn{n}"] == found[f"ru{n}"] for n in range(4)] == [True] * 4


def test_thousands_of_reports_are_compared_only_where_they_may_agree() -> None:
    told, _ = synthetic(1_000, 9)
    _, decisions = group_reports(told)
    assert len(told) > 2_000
    assert len(decisions) < 4 * len(told)


def test_a_flood_of_reports_of_one_meeting_is_one_meeting_and_stays_linear() -> None:
    told = [account(report(f"in{n:04}", mode="in_person"), f"paper-{n}") for n in range(1_000)]
    told += [account(report(f"on{n:04}", mode="phone"), f"paper-{n}") for n in range(1_000)]
    told += [account(report(f"un{n:04}", None, mode="phone"), f"late-{n}", published_on=NEXT) for n in range(100)]
    groups, decisions = group_reports(told)
    found = {g.report_id: g.meeting_id for g in groups}
    assert len({found[f"in{n:04}"] for n in range(1_000)}) == len({found[f"on{n:04}"] for n in range(1_000)}) == 1
    assert found["in0000"] != found["on0000"]
    assert {found[f"un{n:04}"] for n in range(100)} == {found["on0000"]}
    assert len(decisions) < 40 * 100 + 3 * 2_000


@pytest.mark.parametrize("papers", [16, 100])
def test_a_publisher_of_two_days_keeps_them_apart_in_a_flood_of_reports_of_both(papers: int) -> None:
    told = [account(report(f"{day}{n:04}", on), f"{day}-{n}") for day, on in enumerate((DAY, NEXT)) for n in range(papers)]
    told += [account(report(f"{day}9999", on), "chronicle") for day, on in enumerate((DAY, NEXT))]
    assert len(set(meeting_of(told).values())) == 2


def test_a_flood_of_publishers_of_two_days_stays_linear() -> None:
    told = [account(report(f"{day}{n:04}", on), f"paper-{n}") for day, on in enumerate((DAY, NEXT)) for n in range(1_000)]
    groups, decisions = group_reports(told)
    assert len({g.meeting_id for g in groups}) == 2
    assert len(decisions) < 30 * len(told)


def test_a_page_that_tells_of_two_meetings_keeps_them_apart_in_a_flood_of_reports_of_one() -> None:
    told = [account(report(f"r{n:04}"), f"paper-{n}") for n in range(100)]
    last = told[-1].report
    again = replace(told[-1], report=last._replace(report_id="s", participants=last.participants[:2], city="Kazan"))
    found = meeting_of([*told, again])
    assert len({found[f"r{n:04}"] for n in range(100)}) == 1
    assert found["s"] != found["r0099"]
