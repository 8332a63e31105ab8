"""What a person decided goes before what was read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from pipelines.core.accounts import Account, accounts
from pipelines.core.coreference import group_reports
from pipelines.core.knowledge import Override
from pipelines.core.overrides import as_decided, ignored, override_claims, realis_claims, realis_of, rulings
from pipelines.core.records import Claim, Participant
from pipelines.core.resolution.clocks import Clocks
from pipelines.core.resolution.meetings import Background, resolve_meeting
from pipelines.core.resolution.places import Gazetteer
from tests.factories import account, claim, page, report

DAY = date(2024, 3, 14)
LATER = DAY + timedelta(days=9)
KNOWN = Background(Clocks({}, {}), Gazetteer({}), {})


def override(kind: str, *targets: str, attribute: str | None = None, value: str | None = None, name: str = "entry") -> Override:
    return Override(name, kind, targets, attribute, value, "a person looked", date(2024, 5, 1))


def named(told: Account, *names: str) -> Account:
    """The account, which overrides may call by its report and by these names of its page."""
    return Account(told.report, told.publisher, told.copy_of, told.published_on, frozenset({told.report.report_id, *names}))


def told(report_id: str, publisher: str, on: date | None = DAY, **more: Any) -> Account:
    return named(account(report(report_id, on, **more), publisher, published_on=LATER), f"https://{publisher}.example")


def meetings(found: Sequence[Account], *overrides: Override) -> dict[str, str]:
    """Report to meeting."""
    ordered = sorted(found, key=lambda a: a.report.report_id)
    return {g.report_id: g.meeting_id for g in group_reports(ordered, rulings(overrides, ordered))[0]}


def test_reports_that_no_rule_would_join_are_one_meeting_when_a_person_says_so() -> None:
    pair = [told("a", "one"), told("b", "other", LATER, mode="phone")]
    assert len(set(meetings(pair).values())) == 2
    assert len(set(meetings(pair, override("merge", "a", "b")).values())) == 1


def test_reports_that_the_rules_join_are_kept_apart_when_a_person_says_so() -> None:
    pair = [told("a", "one"), told("b", "other")]
    assert len(set(meetings(pair).values())) == 1
    assert len(set(meetings(pair, override("apart", "a", "b")).values())) == 2


def test_two_reports_kept_apart_stay_apart_also_when_a_third_agrees_with_both() -> None:
    three = [told("a", "one"), told("b", "other"), told("c", "third")]
    found = meetings(three, override("apart", "a", "b"))
    assert found["a"] != found["b"]


def test_two_entries_that_share_an_account_join_all_three() -> None:
    three = [told("a", "one"), told("b", "other", LATER), told("c", "third", LATER + timedelta(days=9))]
    assert len(set(meetings(three, override("merge", "a", "b"), override("merge", "b", "c", name="next")).values())) == 1


def test_what_a_person_keeps_apart_no_chain_of_joins_brings_together() -> None:
    three = [told("a", "one"), told("b", "other", LATER), told("c", "third", LATER + timedelta(days=9))]
    found = meetings(three, override("merge", "a", "b"), override("merge", "b", "c", name="next"), override("apart", "a", "c", name="last"))
    assert found["a"] != found["c"]


def test_an_undated_report_stays_where_a_person_put_it() -> None:
    three = [
        told("a", "one"),
        told("b", "other", LATER + timedelta(days=30)),
        named(account(report("c", None), "third", published_on=DAY), "c.html"),
    ]
    found = meetings(three, override("merge", "b", "c"))
    assert found["b"] == found["c"] != found["a"]
    assert len(set(meetings([three[0], three[2]]).values())) == 1
    assert len(set(meetings([three[0], three[2]], override("apart", "a", "c")).values())) == 2


def test_an_account_is_named_by_its_page_in_every_version_of_it() -> None:
    pages = [told("a", "one"), named(told("a2", "one"), "https://one.example"), told("b", "other", LATER)]
    assert len(set(meetings(pages, override("merge", "https://one.example", "https://other.example")).values())) == 1


@pytest.mark.parametrize("target", ["nobody", "https://two.example"], ids=["unknown", "a page of two meetings"])
def test_an_entry_with_a_target_that_is_not_clear_does_nothing(target: str) -> None:
    both = [named(account(report(f"t{n}", document_id="d"), "two"), "https://two.example") for n in range(2)]
    found = [told("a", "one", LATER), *both]
    assert meetings(found, override("merge", "a", target)) == meetings(found)
    assert override_claims([override("set", target, attribute="mode", value="phone")], found) == []


def test_plans_are_out_of_reach() -> None:
    found = [told("a", "one"), told("b", "other", realis="planned")]
    assert len(set(meetings(found, override("merge", "a", "b")).values())) == 2


def test_the_decision_and_the_method_name_the_override() -> None:
    pair = [told("a", "one"), told("b", "other", LATER)]
    groups, decisions = group_reports(pair, rulings([override("merge", "a", "b")], pair))
    assert {g.method for g in groups} == {"override"}
    assert [(d.is_same, d.reason) for d in decisions] == [(True, "override")]


def test_the_order_of_reports_and_entries_does_not_matter() -> None:
    found = [told("a", "one"), told("b", "other", LATER), told("c", "third"), told("d", "fourth", LATER)]
    entries = [override("merge", "a", "b"), override("apart", "c", "a", name="next")]
    assert meetings(found, *entries) == meetings(found[::-1], *entries[::-1])


def resolved(attribute: str, value: str, *claims: Claim, second: str | None = None) -> tuple[Any, dict[str, tuple[str, str]]]:
    one = told("a", "one")
    entries = [override("set", "a", attribute=attribute, value=value)]
    entries += [override("set", "https://one.example", attribute=attribute, value=second, name="second")] if second else []
    decided = override_claims(entries, [one])
    meeting, settled = resolve_meeting("m", [one], {"a": [*claims, *decided]}, KNOWN)
    return meeting, {o.claim_id: (o.outcome, o.reason) for o in settled if o.claim_id not in {d.claim_id for d in decided}}


def test_a_day_that_a_person_set_outranks_any_number_of_claims() -> None:
    stated = [claim(f"c{n}", "2024-03-14", confidence=0.98) for n in range(3)] + [claim("month", "2024-03")]
    meeting, settled = resolved("date", "2024-03-12", *stated)
    assert (str(meeting.held_on), meeting.date_status) == ("2024-03-12", "override")
    assert settled["c0"] == ("outvoted", "2024-03-12 was set by overrides.yaml: entry")
    assert settled["month"][0] == "compatible_coarser"


@pytest.mark.parametrize(
    ("attribute", "value", "field", "status"),
    [
        ("mode", "phone", "mode", "mode_status"),
        ("place", "country:DE", "country", "place_status"),
        ("forum", "g20", "forum_id", "forum_status"),
    ],
)
def test_mode_place_and_forum_can_be_set(attribute: str, value: str, field: str, status: str) -> None:
    meeting, _ = resolved(attribute, value, claim("c", "elsewhere", attribute, report_id="a"))
    assert getattr(meeting, field) == value.removeprefix("country:")
    assert getattr(meeting, status) == "override"


def test_two_entries_that_set_different_values_leave_it_open() -> None:
    meeting, settled = resolved("date", "2024-03-12", claim("c", "2024-03-14"), second="2024-03-13")
    assert (meeting.held_on, meeting.date_status) == (None, "conflict_open")
    assert settled["c"] == ("ambiguous", "overrides.yaml: entry and overrides.yaml: second set different values")


def realis(found: Sequence[Account], *overrides: Override) -> dict[str, str]:
    """Report to the realis that it has when persons have decided."""
    decided = realis_of(realis_claims(overrides, found))
    return {a.report.report_id: as_decided(a, decided).report.realis for a in found}


def not_held(value: str, *targets: str, name: str = "entry") -> Override:
    return override("set", *targets, attribute="realis", value=value, name=name)


@pytest.mark.parametrize("value", ["planned", "referenced"])
def test_a_meeting_that_was_read_as_held_is_not_when_a_person_says_so(value: str) -> None:
    pair = [told("a", "one"), told("b", "other")]
    assert realis(pair, not_held(value, "https://one.example")) == {"a": value, "b": "held"}
    settled = [as_decided(a, {"a": value}) for a in pair]
    assert len(set(meetings(settled).values())) == 2 > len(set(meetings(pair).values()))


def test_a_meeting_that_was_read_as_planned_is_held_when_a_person_says_so() -> None:
    pair = [told("a", "one", realis="planned"), told("b", "other")]
    assert realis(pair, not_held("held", "https://one.example")) == {"a": "held", "b": "held"}


def test_a_page_is_named_by_its_only_held_meeting_or_by_its_only_other_one() -> None:
    both = [named(account(report(key, document_id="d", realis=said), "one"), "one.html") for key, said in (("a", "held"), ("b", "planned"))]
    assert realis(both, not_held("referenced", "one.html")) == {"a": "referenced", "b": "planned"}
    assert realis(both, not_held("held", "one.html")) == {"a": "held", "b": "held"}
    two = [*both, named(account(report("c", document_id="d"), "one"), "one.html")]
    assert realis(two, not_held("planned", "one.html")) == {"a": "held", "b": "planned", "c": "held"}
    assert realis(two, not_held("planned", "c")) == {"a": "held", "b": "planned", "c": "planned"}


def test_what_is_so_already_is_not_set_again() -> None:
    found = [told("a", "one"), told("b", "other", realis="referenced")]
    assert realis_claims([not_held("held", "a"), not_held("planned", "b")], found) == []


def test_two_entries_that_disagree_on_whether_it_was_held_change_nothing_and_say_so() -> None:
    one, entries = told("a", "one"), [not_held("planned", "a"), not_held("referenced", "https://one.example", name="second")]
    assert realis([one], *entries) == {"a": "held"}
    claims = realis_claims(entries, [one])
    _, settled = resolve_meeting("m", [one], {"a": claims}, KNOWN)
    assert {o.outcome for o in settled} == {"ambiguous"}


def test_what_else_is_decided_is_decided_on_the_meetings_that_are_held_then() -> None:
    pair, day = [told("a", "one", realis="referenced"), told("b", "other")], override("set", "a", attribute="date", value="2024-03-12")
    assert override_claims([day], pair) == []
    settled = [as_decided(a, {"a": "held"}) for a in pair]
    assert [c.value for c in override_claims([day, not_held("held", "a")], settled)] == ["2024-03-12"]


def test_a_planned_meeting_is_given_another_day_by_its_report_or_by_a_page_that_tells_of_none_held() -> None:
    two = [named(account(report(key, document_id="d", realis=said), "one"), "one.html") for key, said in (("a", "held"), ("b", "planned"))]
    alone = named(account(report("c", document_id="e", realis="planned"), "two"), "two.html")

    def told_of(target: str) -> list[str]:
        return [c.report_id for c in override_claims([override("set", target, attribute="date", value="2024-03-12")], [*two, alone])]

    assert [told_of(target) for target in ("b", "two.html", "one.html")] == [["b"], ["c"], ["a"]]


def test_the_day_that_a_person_sets_of_a_plan_outranks_that_of_the_page() -> None:
    plan = named(account(report("a", DAY, realis="planned"), "one", published_on=DAY), "a.html")
    said = [claim("c", "2024-03-20", report_id="a"), *override_claims([override("set", "a", attribute="date", value="2024-04-02")], [plan])]
    value, settled = resolve_meeting("m", [plan], {"a": said}, KNOWN)
    assert (str(value.held_on), value.date_status) == ("2024-04-02", "override")
    assert {o.claim_id: o.outcome for o in settled}["c"] == "outvoted"


def test_a_plan_without_a_day_is_not_bounded_by_the_day_on_which_it_was_announced() -> None:
    plan = named(account(report("a", None, realis="planned"), "one", published_on=DAY), "a.html")
    assert resolve_meeting("m", [plan], {}, KNOWN)[0].held_not_after is None


def test_a_person_says_of_a_plan_alone_what_became_of_it() -> None:
    plan, held = told("a", "one", realis="planned", plan_status="stands"), told("b", "other")
    decided = override_claims([override("set", key, attribute="plan_status", value="postponed", name=key) for key in "ab"], [plan, held])
    assert [c.report_id for c in decided] == ["a"]
    said = [claim("c", "called_off", "plan_status", report_id="a"), *decided]
    value, settled = resolve_meeting("m", [plan], {"a": said}, KNOWN)
    assert value.plan_status == "postponed"
    assert {o.claim_id: o.outcome for o in settled}["c"] == "outvoted"
    assert resolve_meeting("m", [plan], {}, KNOWN)[0].plan_status == "stands"


def party(number: int, person: str | None, country: str, office: str | None = None) -> Participant:
    name = person.replace("-", " ").title() if person else None
    return Participant(number, person, name, office, country, None, ())


def test_the_participants_that_a_person_set_take_the_place_of_all_that_were_read() -> None:
    read = (party(0, "wang-yi", "CN", "Foreign Minister"), party(1, "~anna-muster@de", "DE"))
    one, other = told("a", "one", participants=read), told("b", "other", participants=(*read, party(2, "sergey-lavrov", "RU")))
    entry = replace(
        override("set", "a", attribute="participants", value="..."),
        participants=(party(0, "wang-yi", "CN"), party(1, "~anna-muster@at", "AT", "State Secretary"), party(2, None, "FR")),
    )
    decided = override_claims([entry], [one, other])
    stated = [
        claim("wang", "wang-yi", "participant", report_id="a", participant_no=0),
        claim("office", "Foreign Minister", "office", report_id="a", participant_no=0),
        claim("muster", "~anna-muster@de", "participant", report_id="a", participant_no=1),
    ]
    known = replace(KNOWN, names={"wang-yi": "Wang Yi", "~anna-muster@at": "Anna Muster"})
    value, settled = resolve_meeting("m", [one, other], {"a": [*stated, *decided]}, known)
    assert [(p.participant_no, p.person_id, p.person, p.office, p.country) for p in value.participants] == [
        (0, "wang-yi", "Wang Yi", "Foreign Minister", "CN"),
        (1, "~anna-muster@at", "Anna Muster", "State Secretary", "AT"),
        (2, None, None, None, "FR"),
    ]
    outcomes = {o.claim_id: o.outcome for o in settled}
    assert [outcomes[key] for key in ("wang", "office", "muster")] == ["agrees", "agrees", "outvoted"]
    assert {outcomes[c.claim_id] for c in decided} == {"chosen"}
    assert {(c.attribute, c.value, c.participant_no) for c in decided if c.participant_no == 1} == {
        ("participant", "~anna-muster@at", 1),
        ("office", "State Secretary", 1),
        ("side", "country:AT", 1),
    }


def test_two_entries_that_set_different_participants_leave_those_that_were_read_and_say_so() -> None:
    one = told("a", "one", participants=(party(0, "wang-yi", "CN"), party(1, "sergey-lavrov", "RU")))
    pairs = [(party(0, "wang-yi", "CN"), party(1, None, side)) for side in ("RU", "FR")]
    entries = [
        replace(override("set", "a", attribute="participants", value="...", name=f"entry{n}"), participants=pair)
        for n, pair in enumerate(pairs)
    ]
    value, settled = resolve_meeting("m", [one], {"a": override_claims(entries, [one])}, KNOWN)
    assert [p.person_id for p in value.participants] == ["wang-yi", "sergey-lavrov"]
    assert {o.outcome for o in settled} == {"ambiguous"}


def test_the_claim_that_it_was_not_held_names_its_entry_and_is_chosen() -> None:
    one = told("a", "one")
    (said,) = realis_claims([not_held("planned", "a")], [one])
    assert (said.attribute, said.value, said.surface) == ("realis", "planned", "overrides.yaml: entry")
    _, (settled,) = resolve_meeting("m", [one], {"a": [said]}, KNOWN)
    assert (settled.outcome, settled.reason) == ("chosen", "set by overrides.yaml: entry")


def test_the_upload_of_an_announcement_bounds_no_day_of_a_meeting_that_a_person_calls_held() -> None:
    one = named(account(report("a", None, realis="planned"), "one", published_on=DAY), "a.html")
    said = [*realis_claims([not_held("held", "a")], [one]), claim("c", LATER.isoformat(), report_id="a")]
    value, _ = resolve_meeting("m", [one], {"a": said}, KNOWN)
    assert value.held_on == LATER


def test_a_page_is_ignored_by_any_of_its_names_wherever_it_lies() -> None:
    places = [("one", "https://one.example", "x/1.html"), ("one", None, "y/1.html"), ("other", None, "x/2.html")]
    for target in ("https://one.example", "y/1.html", "one"):
        entry = override("ignore", target)
        assert ignored([entry], places) == {"one": entry}
    assert ignored([override("ignore", "elsewhere"), override("apart", "one", "other")], places) == {}


def test_accounts_answer_to_report_document_address_and_path() -> None:
    document = page("They met.", url="https://one.example")
    (found,) = accounts([report("a", document_id=document.document_id)], {document.document_id: document})
    assert found.names == {"a", document.document_id, "https://one.example", "site/a.txt"}
