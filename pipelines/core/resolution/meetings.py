"""A meeting over all its reports: day, place, mode, forum and participants."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from pipelines.core.accounts import Account
from pipelines.core.decisions import ClaimOutcome, MeetingValue
from pipelines.core.knowledge import Knowledge
from pipelines.core.overrides import OVERRIDE
from pipelines.core.records import Claim
from pipelines.core.resolution.clocks import Clocks, clocks, zones_of
from pipelines.core.resolution.dates import days_of, resolve_date
from pipelines.core.resolution.parties import Parties, resolve_parties
from pipelines.core.resolution.places import REMOTE, Gazetteer, resolve_place
from pipelines.core.resolution.voices import voices_of
from pipelines.core.resolution.votes import Outcome, Resolved, Witness, elect, set_by_hand

_ATTRIBUTES = ("date", "place", "mode", "forum", "plan_status", "participant", "office", "side", "realis")
"""What claims are on."""

_DETECTION = 0.85
"""Trust in one report that the meeting took place."""

_DISPUTED: Mapping[str, float] = {"conflict_resolved": 0.8, "conflict_open": 0.5}
"""Status of a disputed day to its share of the trust; however many speak, it is less than that of one undisputed report."""


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of the world when claims are weighed.

    Attributes:
        clocks: Time zones of publishers and capitals.
        gazetteer: Listed places.
        wider_forums: Forum to the wider series that it belongs to, as far as it goes up.
        names: Person to name, of those whom overrides name.
    """

    clocks: Clocks
    gazetteer: Gazetteer
    wider_forums: Mapping[str, frozenset[str]]
    names: Mapping[str, str] = field(default_factory=dict)


def background(knowledge: Knowledge) -> Background:
    """Gather what resolution needs of the curated knowledge."""
    parents = {f.forum_id: f.parent_id for f in knowledge.forums}
    wider: dict[str, frozenset[str]] = {}
    for forum_id in parents:
        above: set[str] = set()
        parent = parents[forum_id]
        while parent and parent not in above:
            above.add(parent)
            parent = parents.get(parent)
        wider[forum_id] = frozenset(above)
    names = {p.person_id: p.person for o in knowledge.overrides for p in o.participants if p.person_id and p.person}
    return Background(clocks(knowledge), Gazetteer({p.place_id: p for p in knowledge.places}), wider, names)


def resolve_meeting(
    meeting_id: str, members: Sequence[Account], claims: Mapping[str, Sequence[Claim]], known: Background
) -> tuple[MeetingValue, list[ClaimOutcome]]:
    """Choose one value per attribute of a meeting.

    Args:
        meeting_id: Key of the meeting.
        members: Its accounts.
        claims: Report id to the claims of that report.
        known: Time zones, places and forums.

    Returns:
        The resolved values, and an outcome for every claim.
    """
    ordered = sorted(members, key=lambda a: a.report.report_id)
    zones, voices = zones_of(ordered, known.clocks), voices_of(ordered)
    witnesses: dict[str, list[Witness]] = {name: [] for name in _ATTRIBUTES}
    for account in ordered:
        report_id = account.report.report_id
        for claim in claims.get(report_id, ()):
            says_local = claim.attribute == "date" and claim.basis == "explicit" and claim.confidence > 0.95
            witnesses[claim.attribute].append(Witness(claim, voices[report_id], zones.get(report_id), says_local))
    mode = _resolve_mode(witnesses["mode"], ordered)
    is_remote = (mode.value or "unknown") in REMOTE or (mode.value is None and _are_remote(witnesses["mode"]))
    place = resolve_place(witnesses["place"], is_remote, known.gazetteer)
    day = resolve_date(witnesses["date"], is_remote, _last_day(ordered), known.gazetteer.time_zone(place.value))
    forum = elect(witnesses["forum"], lambda wide, narrow: wide in known.wider_forums.get(narrow, ()))
    contested = [w.claim.value for w in witnesses["date"]] if day.status == "conflict_open" else []
    plan = _as_told(witnesses["plan_status"], {a.report.report_id: a.report.plan_status for a in ordered})
    of_parties = [w.claim for name in ("participant", "office", "side") for w in witnesses[name]]
    parties, outcomes = resolve_parties(of_parties, [a.report for a in ordered], known.names)
    value = _value(meeting_id, ordered, day, contested, place, mode, forum, parties, known.gazetteer)
    for resolved in (day, place, mode, forum, plan):
        outcomes |= resolved.outcomes
    outcomes |= _settled_realis(witnesses["realis"])
    stands = next((a.report.plan_status for a in ordered if a.report.plan_status), None)
    confidence = _confidence(len(set(voices.values())), value.date_status)
    value = value._replace(confidence=confidence, plan_status=plan.value or stands)
    return value, [ClaimOutcome(key, meeting_id, *outcome) for key, outcome in sorted(outcomes.items())]


def _resolve_mode(witnesses: Sequence[Witness], members: Sequence[Account]) -> Resolved:
    """Choose the mode; a page votes with the mode that it tells of as a whole, not with every verb in it."""
    return _as_told(witnesses, {a.report.report_id: a.report.mode for a in members})


def _as_told(witnesses: Sequence[Witness], told: Mapping[str, str | None]) -> Resolved:
    """Choose among values of which a page votes with the one that it tells as a whole, by its report."""
    by_page = [w for w in witnesses if told[w.claim.report_id] in ("unknown", w.claim.value) or w.claim.source == OVERRIDE]
    aside: dict[str, Outcome] = {
        w.claim.claim_id: ("outvoted", f"the page as a whole tells of {told[w.claim.report_id]}") for w in witnesses if w not in by_page
    }
    found = elect(by_page, lambda wide, _: wide == "unknown")
    return replace(found, outcomes={**aside, **found.outcomes})


def _settled_realis(witnesses: Sequence[Witness]) -> dict[str, Outcome]:
    """What became of what persons said of reports: held or not. It was heard when reports were grouped, of each report alone."""
    decided = (set_by_hand([w for w in witnesses if w.claim.report_id == key]) for key in {w.claim.report_id for w in witnesses})
    return {key: outcome for found in decided if found for key, outcome in found.outcomes.items()}


def _last_day(members: Sequence[Account]) -> date | None:
    """A meeting that pages tell of as held was held when the first was published, or on the day after by another clock."""
    published = [a.published_on for a in members if a.published_on and a.report.realis == "held"]
    return min(published) + timedelta(days=1) if published else None


def _are_remote(witnesses: Sequence[Witness]) -> bool:
    return bool(witnesses) and all(w.claim.value in REMOTE for w in witnesses)


def _value(
    meeting_id: str,
    members: Sequence[Account],
    day: Resolved,
    contested: Sequence[str],
    place: Resolved,
    mode: Resolved,
    forum: Resolved,
    parties: Parties,
    gazetteer: Gazetteer,
) -> MeetingValue:
    span = days_of(day.value) if day.value else None
    bounds = _bounds(members, span, contested)
    listed = gazetteer.place(place.value)
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
        mode_status=mode.status,
        place_id=listed.place_id if listed else None,
        city=(listed.city or listed.name) if listed and listed.kind != "region" else None,
        country=gazetteer.country(place.value) if place.value else None,
        place_status=place.status,
        forum_event_id=next((r.forum_event_id for r in tellers if r.forum_event_id), None),
        forum_id=teller.forum_id if teller else forum.value,
        forum=teller.forum if teller else None,
        forum_relation=teller.forum_relation if teller else "none" if forum.status == "unknown" else "unknown",
        forum_status=forum.status,
        plan_status=None,
        participants=parties,
        confidence=0.0,
    )


def _bounds(members: Sequence[Account], span: tuple[date, date] | None, contested: Iterable[str]) -> tuple[date | None, date | None]:
    """The days between which it lies: its own; those in open conflict; else what every page allows."""
    if span:
        return span
    if rivals := [days for value in contested if (days := days_of(value))]:
        return min(first for first, _ in rivals), max(last for _, last in rivals)
    earliest = [a.report.held_not_before for a in members if a.report.held_not_before]
    told = [a.published_on for a in members if a.report.realis != "planned"]  # what is only announced is held later
    latest = [day for day in (*told, *(a.report.held_not_after for a in members)) if day]
    first, last = max(earliest, default=None), min(latest, default=None)
    return (first, last) if first is None or last is None or first <= last else (None, last)


def _precision(value: str | None, span: tuple[date, date] | None) -> str | None:
    if value is None or span is None:
        return None
    if span[0] == span[1]:
        return "day"
    return "range" if "/" in value else "week" if "W" in value else "month" if value.count("-") == 1 else "year"


def _confidence(voices: int, status: str) -> float:
    """Chance that the meeting took place as dated: independent voices add up, a dispute about the day takes from it."""
    return round((1 - (1 - _DETECTION) ** voices) * _DISPUTED.get(status, 1.0), 3)
