"""A meeting over all its reports: day, place, mode, forum and participants."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pipelines.core.coreference import Account
from pipelines.core.knowledge import Place
from pipelines.core.records import Claim, ClaimOutcome, MeetingReport, MeetingValue, Participant
from pipelines.core.resolution.clocks import Clocks, zones_of
from pipelines.core.resolution.dates import Resolved, days_of, resolve_date
from pipelines.core.resolution.votes import CLEAR_LEAD, Witness, tally, voices

_REMOTE = frozenset({"phone", "video", "correspondence"})
_DETECTION = 0.85
"""Trust in one report that the meeting took place."""


def resolve_meeting(
    meeting_id: str,
    members: Sequence[Account],
    claims: Mapping[str, Sequence[Claim]],
    zones: Clocks,
    places: Mapping[str, Place],
) -> tuple[MeetingValue, list[ClaimOutcome]]:
    """Choose one value per attribute of a meeting.

    Args:
        meeting_id: Key of the meeting.
        members: Its accounts.
        claims: Report id to the claims of that report.
        zones: Time zones of publishers and capitals.
        places: Listed places by id.

    Returns:
        The resolved values, and an outcome for every claim.
    """
    ordered = sorted(members, key=lambda a: a.report.report_id)
    known = zones_of(ordered, zones)
    witnesses = [_witness(a, c, known.get(a.report.report_id)) for a in ordered for c in claims.get(a.report.report_id, ())]
    by_attribute = {
        name: [w for w in witnesses if w.claim.attribute == name] for name in ("date", "place", "mode", "forum", "participant", "office")
    }
    mode = _majority(by_attribute["mode"])
    day = resolve_date(by_attribute["date"], is_remote=mode.value in _REMOTE)
    place = _resolve_place(by_attribute["place"], mode.value or "unknown", places)
    forum = _majority(by_attribute["forum"])
    contested = [w.claim.value for w in by_attribute["date"]] if day.status == "conflict_open" else []
    value = _value(meeting_id, ordered, day, contested, place, mode, forum, places)
    outcomes = {**day.outcomes, **place.outcomes, **mode.outcomes, **forum.outcomes}
    for witness in (*by_attribute["participant"], *by_attribute["office"]):
        outcomes[witness.claim.claim_id] = ("chosen", "every stated party and office is kept")
    return value, [ClaimOutcome(claim_id, meeting_id, *outcome) for claim_id, outcome in sorted(outcomes.items())]


def _witness(account: Account, claim: Claim, zone: str | None) -> Witness:
    return Witness(
        claim,
        account.copy_of,
        zone,
        claim.attribute == "date" and claim.basis == "explicit" and claim.confidence > 0.95,
    )


def _majority(witnesses: Sequence[Witness]) -> Resolved:
    ranked = tally(witnesses)
    if not ranked:
        return Resolved(None, "unknown")
    best = ranked[0][0]
    chosen = min((w for w in witnesses if w.claim.value == best), key=lambda w: (-w.claim.confidence, w.claim.claim_id)).claim.claim_id
    outcomes = {}
    for witness in witnesses:
        same = witness.claim.value == best
        outcomes[witness.claim.claim_id] = (
            ("chosen", "most trusted")
            if witness.claim.claim_id == chosen
            else ("agrees", "same value")
            if same
            else ("outvoted", f"more speaks for {best}")
        )
    return Resolved(best, _status(witnesses, ranked), outcomes)


def _status(witnesses: Sequence[Witness], ranked: Sequence[tuple[str, float]]) -> str:
    if len(ranked) == 1:
        return "agreed" if voices(witnesses, ranked[0][0]) > 1 else "single"
    return "conflict_resolved" if ranked[0][1] - ranked[1][1] >= CLEAR_LEAD else "conflict_open"


def _resolve_place(witnesses: Sequence[Witness], mode: str, places: Mapping[str, Place]) -> Resolved:
    """Choose the place: the city for which most speaks, and in it the finest place that is named; a call has none."""
    if mode in _REMOTE:
        return Resolved(None, "not_applicable", {w.claim.claim_id: ("implausible", f"a {mode} meeting has no place") for w in witnesses})
    precise = [w for w in witnesses if w.claim.value.startswith("place:")]
    if not precise:
        return _majority(witnesses)
    by_city = [replace(w, claim=replace(w.claim, value=_city(w.claim.value, places))) for w in precise]
    ranked = tally(by_city)
    if (status := _status(by_city, ranked)) == "conflict_open":
        return _open_place(witnesses, places)
    inside = [w for w in precise if _city(w.claim.value, places) == ranked[0][0]]
    venues = [w for w in inside if (place := places.get(w.claim.value.removeprefix("place:"))) and place.kind == "venue"]
    found = _majority(venues or inside)
    outcomes = {w.claim.claim_id: ("outvoted", f"more speaks for {found.value}") for w in witnesses}
    outcomes |= {w.claim.claim_id: ("compatible_coarser", "the country of the place") for w in witnesses if _holds(w, found, places)}
    outcomes |= {w.claim.claim_id: ("compatible_coarser", "the city of the place") for w in inside if w not in venues}
    return Resolved(found.value, status, {**outcomes, **found.outcomes})


def _holds(witness: Witness, found: Resolved, places: Mapping[str, Place]) -> bool:
    """Whether a witness names only the country of the place that was found."""
    return found.value is not None and witness.claim.value == f"country:{_country(found.value, places)}"


def _open_place(witnesses: Sequence[Witness], places: Mapping[str, Place]) -> Resolved:
    """No place where none leads clearly, but the country that all rivals lie in."""
    countries = {_country(w.claim.value, places) for w in witnesses}
    value = f"country:{countries.pop()}" if len(countries) == 1 else None
    return Resolved(value, "conflict_open", {w.claim.claim_id: ("ambiguous", f"no place leads by {CLEAR_LEAD}") for w in witnesses})


def _city(value: str, places: Mapping[str, Place]) -> str:
    place = places.get(value.removeprefix("place:"))
    return f"{place.city or place.name}/{place.country}" if place else value


def _country(value: str, places: Mapping[str, Place]) -> str | None:
    if value.startswith("country:"):
        return value.removeprefix("country:")
    place = places.get(value.removeprefix("place:"))
    return place.country if place else None


def _value(
    meeting_id: str,
    members: Sequence[Account],
    day: Resolved,
    contested: Sequence[str],
    place: Resolved,
    mode: Resolved,
    forum: Resolved,
    places: Mapping[str, Place],
) -> MeetingValue:
    span = days_of(day.value) if day.value else None
    bounds = _bounds(members, span, contested)
    listed = places.get(place.value.removeprefix("place:")) if place.value else None
    tellers = [a.report for a in members if forum.value and forum.value in (a.report.forum_id, a.report.forum)]
    teller = next(iter(tellers), None)
    status = "bounded" if day.status == "unknown" and any(bounds) else day.status
    return MeetingValue(
        meeting_id=meeting_id,
        held_edtf=day.value or ("/".join(str(day) if day else ".." for day in bounds) if status == "bounded" else None),
        held_on=span[0] if span else None,
        held_until=span[1] if span and span[1] != span[0] else None,
        held_precision=_precision(day.value, span),
        held_not_before=bounds[0],
        held_not_after=bounds[1],
        date_status=status,
        mode=mode.value or "unknown",
        place_id=listed.place_id if listed else None,
        city=(listed.city or listed.name) if listed and listed.kind != "region" else None,
        country=_country(place.value, places) if place.value else None,
        place_status=place.status,
        forum_event_id=next((r.forum_event_id for r in tellers if r.forum_event_id), None),
        forum_id=teller.forum_id if teller else None,
        forum=teller.forum if teller else None,
        forum_relation=teller.forum_relation if teller else "none",
        participants=_participants([a.report for a in members]),
        confidence=_confidence(members, status),
    )


def _bounds(members: Sequence[Account], span: tuple[date, date] | None, contested: Iterable[str]) -> tuple[date | None, date | None]:
    """The days between which it lies: its own; those in open conflict; else what every page allows."""
    if span:
        return span
    if rivals := [days for value in contested if (days := days_of(value))]:
        return min(first for first, _ in rivals), max(last for _, last in rivals)
    earliest = [a.report.held_not_before for a in members if a.report.held_not_before]
    latest = [day for a in members for day in (a.published_on, a.report.held_not_after) if day]
    first, last = max(earliest, default=None), min(latest, default=None)
    return (first, last) if first is None or last is None or first <= last else (None, last)


def _precision(value: str | None, span: tuple[date, date] | None) -> str | None:
    if value is None or span is None:
        return None
    if span[0] == span[1]:
        return "day"
    return "range" if "/" in value else "week" if "W" in value else "month" if value.count("-") == 1 else "year"


def _participants(reports: Iterable[MeetingReport]) -> tuple[Participant, ...]:
    """Everybody whom a report names; a side without a name only where no report names its person."""
    found: dict[str, Participant] = {}
    for report in reports:
        for party in report.participants:
            key = party.person_id or party.country or party.organization or ""
            known = found.get(key)
            aliases = tuple(sorted({*party.aliases, *(known.aliases if known else ())}))
            found[key] = replace(known or party, office=(known.office if known else None) or party.office, aliases=aliases)
    named = {p.country or p.organization for p in found.values() if p.person_id}
    kept = [p for p in found.values() if p.person_id or (p.country or p.organization) not in named]
    return tuple(replace(p, participant_no=n) for n, p in enumerate(kept))


def _confidence(members: Sequence[Account], status: str) -> float:
    """Chance that the meeting took place as dated: independent voices add up, an open conflict halves it."""
    doubt = (1 - _DETECTION) ** len({a.copy_of for a in members})
    return round((1 - doubt) * (0.5 if status == "conflict_open" else 1.0), 3)
