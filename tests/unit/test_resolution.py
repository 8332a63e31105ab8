"""One value per attribute over all claims: what wins, what it is called, and what becomes of the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from pipelines.core.accounts import Account
from pipelines.core.decisions import ClaimOutcome, MeetingValue
from pipelines.core.knowledge import Place
from pipelines.core.records import Claim
from pipelines.core.resolution.clocks import Clocks
from pipelines.core.resolution.meetings import Background, resolve_meeting
from pipelines.core.resolution.places import Gazetteer
from pipelines.core.resolution.voices import voices_of
from tests.factories import account, claim, party, report
from tests.rows import row

PLACES = {
    p.place_id: p
    for p in (
        row(Place, place_id="bonn-de", name="Bonn", country="DE", kind="city", city="Bonn"),
        row(Place, place_id="berlin-de", name="Berlin", country="DE", kind="city", city="Berlin", time_zone="Europe/Berlin"),
        row(Place, place_id="bellevue-de", name="Bellevue Palace", country="DE", kind="venue", city="Berlin"),
        row(Place, place_id="chancellery-de", name="Chancellery", country="DE", kind="venue", city="Berlin"),
        row(Place, place_id="beijing-cn", name="Beijing", country="CN", kind="city", city="Beijing"),
    )
}
CLOCKS = Clocks(
    {"mfa-cn": "Asia/Shanghai", "mid-ru": "Europe/Moscow"}, {"CN": "Asia/Shanghai", "RU": "Europe/Moscow", "US": "America/New_York"}
)
KNOWN = Background(CLOCKS, Gazetteer(PLACES), {"g20-fm": frozenset({"g20"})})


def resolve(told: Sequence[Account], claims: Mapping[str, Sequence[Claim]]) -> tuple[MeetingValue, dict[str, ClaimOutcome]]:
    own = {report_id: [c._replace(report_id=report_id) for c in stated] for report_id, stated in claims.items()}
    value, settled = resolve_meeting("m", told, own, KNOWN)
    return value, {o.claim_id: o for o in settled}


def two_sides(cn_mode: str = "in_person", ru_mode: str = "in_person") -> list[Account]:
    return [
        account(report("cn", mode=cn_mode), "mfa-cn", published_on=date(2024, 3, 15)),
        account(report("ru", mode=ru_mode), "mid-ru", published_on=date(2024, 3, 16)),
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


def test_a_day_after_the_first_publication_is_vetoed_for_what_was_held_and_not_for_a_plan() -> None:
    told = {"cn": [claim("c1", "2024-03-14"), claim("c3", "2024-03-16", confidence=0.5)], "ru": [claim("c2", "2024-03-20")]}
    value, settled = resolve(two_sides(), told)
    assert (value.held_edtf, value.date_status, settled["c2"].outcome) == ("2024-03-14", "conflict_resolved", "implausible")
    plans = [replace(a, report=a.report._replace(realis="planned")) for a in two_sides()]
    assert resolve(plans, told)[1]["c2"].outcome == "ambiguous"


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
    assert resolve(two_sides(), told)[0].date_status == "conflict_open"
    by_phone = {"cn": [*told["cn"], mode("m1", "phone")], "ru": [*told["ru"], mode("m2", "phone")]}
    assert resolve(two_sides("phone", "phone"), by_phone)[0].date_status == "tz_equivalent"


def test_the_clock_of_the_place_explains_what_today_was() -> None:
    told = {
        "cn": [claim("c1", "2024-03-15", confidence=0.85, basis="relative"), place("p1", "place:bellevue-de")],
        "ru": [claim("c2", "2024-03-14"), place("p2", "place:berlin-de")],
    }
    value, _ = resolve(two_sides(), told)
    assert (value.held_on, value.date_status) == (date(2024, 3, 14), "tz_equivalent")
    on_one_day = {**told, "cn": [claim("c1", "2024-03-15"), place("p1", "place:bellevue-de")]}
    assert resolve(two_sides(), on_one_day)[0].date_status == "conflict_open"


def test_local_time_is_no_matter_of_clocks() -> None:
    told = {"cn": [claim("c1", "2024-03-15", confidence=0.98)], "ru": [claim("c2", "2024-03-14", confidence=0.95)]}
    assert resolve(two_sides(), told)[0].date_status == "conflict_open"


def test_a_city_is_taken_before_its_country_which_agrees() -> None:
    value, settled = resolve(two_sides(), {"cn": [place("c1", "place:bonn-de", 0.6)], "ru": [place("c2", "country:DE")]})
    assert (value.place_id, value.city, value.country, value.place_status) == ("bonn-de", "Bonn", "DE", "single")
    assert settled["c2"].outcome == "compatible_coarser"


def test_another_country_is_outvoted_only_by_a_clear_lead() -> None:
    told = {"cn": [place("c1", "place:bonn-de")], "ru": [place("c2", "country:CN", 0.6)]}
    value, settled = resolve(two_sides(), told)
    assert (value.city, settled["c1"].outcome, settled["c2"].outcome) == ("Bonn", "chosen", "outvoted")
    value, _ = resolve(two_sides(), told | {"ru": [place("c2", "country:CN")]})
    assert (value.city, value.country, value.place_status) == (None, None, "conflict_open")


def test_a_country_speaks_for_the_city_in_it() -> None:
    three = [*two_sides(), account(report("us"), "state-gov")]
    told = {"cn": [place("c1", "place:bonn-de")], "ru": [place("c2", "place:beijing-cn")], "us": [place("c3", "country:DE")]}
    value, settled = resolve(three, told)
    assert (value.city, value.place_status) == ("Bonn", "conflict_resolved")
    assert {key: o.outcome for key, o in settled.items()} == {"c1": "chosen", "c2": "outvoted", "c3": "compatible_coarser"}


def test_of_two_venues_in_one_city_the_city_is_left() -> None:
    told = {"cn": [place("c1", "place:bellevue-de")], "ru": [place("c2", "place:chancellery-de")]}
    value, _ = resolve(two_sides(), told)
    assert (value.place_id, value.city, value.place_status) == ("berlin-de", "Berlin", "agreed")


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
    value, settled = resolve(two_sides("phone", "phone"), told)
    assert (value.mode, value.mode_status, value.place_id, value.place_status) == ("phone", "agreed", None, "not_applicable")
    assert (settled["c2"].outcome, settled["c2"].reason) == ("implausible", "a call or letter has no place")


def test_two_modes_of_like_trust_stay_open_and_a_call_by_phone_or_video_is_a_call_still() -> None:
    value, settled = resolve(
        two_sides("phone", "video"), {"cn": [mode("c1", "phone")], "ru": [mode("c2", "video"), place("p", "country:DE")]}
    )
    assert (value.mode, value.mode_status, value.place_status) == ("unknown", "conflict_open", "not_applicable")
    assert (settled["c1"].outcome, settled["c2"].outcome) == ("ambiguous", "ambiguous")
    value, _ = resolve(
        two_sides("in_person", "phone"), {"cn": [mode("c1", "in_person")], "ru": [mode("c2", "phone"), place("p", "country:DE")]}
    )
    assert (value.mode, value.country) == ("unknown", "DE")


def test_a_mode_wins_by_a_clear_lead_and_one_that_nobody_names_outweighs_nothing() -> None:
    value, settled = resolve(two_sides("phone", "unknown"), {"cn": [mode("c1", "phone", 0.5)], "ru": [mode("c2", "unknown")]})
    assert (value.mode, value.mode_status, settled["c2"].outcome) == ("phone", "single", "compatible_coarser")
    value, _ = resolve(two_sides("phone", "video"), {"cn": [mode("c1", "phone")], "ru": [mode("c2", "video", 0.6)]})
    assert (value.mode, value.mode_status) == ("phone", "conflict_resolved")


def test_a_page_votes_with_the_mode_that_it_tells_of_as_a_whole() -> None:
    value, settled = resolve(two_sides("video", "video"), {"cn": [mode("c1", "in_person"), mode("c2", "video")], "ru": []})
    assert (value.mode, settled["c1"].outcome) == ("video", "outvoted")
    assert settled["c1"].reason == "the page as a whole tells of video"


def test_a_wider_forum_speaks_for_its_ministers_meeting_and_two_forums_stay_open() -> None:
    told = two_sides()
    told[1] = replace(told[1], report=told[1].report._replace(forum_id="g20-fm", forum="G20 FM", forum_relation="sidelines"))
    value, settled = resolve(told, {"cn": [claim("c1", "g20", "forum")], "ru": [claim("c2", "g20-fm", "forum")]})
    assert (value.forum_id, value.forum_status, settled["c1"].outcome) == ("g20-fm", "single", "compatible_coarser")
    value, _ = resolve(told, {"cn": [claim("c1", "apec", "forum")], "ru": [claim("c2", "g20-fm", "forum")]})
    assert (value.forum_id, value.forum_relation, value.forum_status) == (None, "unknown", "conflict_open")


def test_nothing_said_is_unknown() -> None:
    value, _ = resolve(two_sides(), {})
    assert (value.mode, value.place_status, value.forum, value.forum_relation) == ("unknown", "unknown", None, "none")


def test_the_forum_is_told_as_its_teller_tells_it() -> None:
    told = two_sides()
    told[1] = replace(
        told[1], report=told[1].report._replace(forum_id="g20", forum="G20", forum_relation="sidelines", forum_event_id="g20-2024")
    )
    value, _ = resolve(told, {"ru": [claim("c1", "g20", "forum")]})
    assert (value.forum_id, value.forum, value.forum_relation, value.forum_event_id) == ("g20", "G20", "sidelines", "g20-2024")


def test_the_edition_is_of_the_forum_that_won() -> None:
    g20, _, apec = told = [account(report(name, who=("CN:wang-yi", "RU:sergey-lavrov")), name) for name in ("a", "b", "c")]
    told[2] = replace(apec, report=apec.report._replace(forum_id="apec", forum="APEC", forum_event_id="apec-2023"))
    told[0] = replace(g20, report=g20.report._replace(forum_id="g20", forum="G20"))
    value, _ = resolve(told, {"a": [claim("c1", "g20", "forum")], "b": [claim("c2", "g20", "forum")], "c": [claim("c3", "apec", "forum")]})
    assert (value.forum_id, value.forum_event_id) == ("g20", None)


def test_participants_are_those_of_all_reports_and_a_bare_side_gives_way_to_its_person() -> None:
    told = [
        account(report("a", who=("CN:wang-yi", "RU")), "one"),
        account(
            report("b")._replace(
                participants=(party("RU:sergey-lavrov", office="Foreign Minister"), party("CN:wang-yi", aliases=("Wang",)))
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
    value, settled = resolve(two_sides("in_person", "phone"), told)
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


def test_the_pages_of_one_publisher_are_one_voice_and_so_are_copies_in_many_papers() -> None:
    told = [account(report("a"), "mfa-cn"), account(report("b"), "mfa-cn"), account(report("c"), "mid-ru")]
    claims = {"a": [claim("c1", "2024-03-14")], "b": [claim("c2", "2024-03-14")], "c": [claim("c3", "2024-03-12")]}
    assert resolve(told, claims)[0].date_status == "conflict_open"
    told[1] = replace(told[1], publisher="daily")
    assert resolve(told, claims)[0].date_status == "conflict_resolved"
    told[1] = replace(told[1], copy_of="d-a")
    assert resolve(told, claims)[0].date_status == "conflict_open"


def test_voices_join_through_publishers_and_copies_in_any_order() -> None:
    told = [
        account(report("a"), "daily", copy_of="x"),
        account(report("b"), "agency", copy_of="x"),
        account(report("c"), "agency"),
        account(report("d"), "mid-ru"),
    ]
    for order in (told, told[::-1], [told[2], told[0], told[3], told[1]]):
        voice = voices_of(order)
        assert voice["a"] == voice["b"] == voice["c"] != voice["d"]
    assert voices_of(told) == voices_of(told[::-1])


def test_trust_grows_with_independent_voices_not_with_copies_and_halves_in_conflict() -> None:
    one = [account(report("a"), "one")]
    copies = [*one, account(report("b"), "two", copy_of="d-a")]
    two = [*one, account(report("b"), "two")]
    alone, copied, both = (resolve(told, {})[0].confidence for told in (one, copies, two))
    assert alone == copied < both
    conflict = {"a": [claim("d1", "2024-03-14")], "b": [claim("d2", "2024-03-12")]}
    assert resolve(two, conflict)[0].confidence == pytest.approx(both / 2, abs=0.001)


@pytest.mark.parametrize("other", [0.9, 0.6], ids=["open", "resolved"])
def test_a_disputed_day_is_trusted_less_than_one_told_once_however_many_speak(other: float) -> None:
    publishers = [account(report(f"r{n}"), f"p{n}") for n in range(5)]
    undisputed = resolve(publishers[:1], {"r0": [claim("d0", "2024-03-14")]})[0]
    disputed = resolve(publishers, {"r0": [claim("d0", "2024-03-14")], "r1": [claim("d1", "2024-03-12", confidence=other)]})[0]
    assert disputed.date_status.startswith("conflict_")
    assert disputed.confidence < undisputed.confidence
