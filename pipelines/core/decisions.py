"""What is decided over all pages, as records: which reports tell of one meeting, and which of their values it has."""

from datetime import date
from typing import Annotated, NamedTuple

from pipelines.core.records import Claim, Participant


class MeetingGroup(NamedTuple):
    """Which meeting each report tells of.

    Grain: one row per meeting report.
    """

    report_id: Annotated[str, "meeting_reports.report_id"]
    meeting_id: Annotated[str, "Key of the meeting: hash of the participants, mode and day, or of the earliest report when undated"]
    method: Annotated[str, "single, matched or override"]
    realis: Annotated[str, "held, planned or referenced: as the report was read, or as a person set it (overrides.yaml)"]


class CoreferenceDecision(NamedTuple):
    """Why two reports were, or were not, taken for the same meeting.

    Grain: one row per compared pair of reports.
    """

    report_a: Annotated[str, "The lesser report id"]
    report_b: Annotated[str, "The greater report id"]
    is_same: Annotated[bool, "Taken for the same meeting"]
    participant_overlap: Annotated[float, "Jaccard index of the participant sets, 0 to 1"]
    day_distance: Annotated[int | None, "Days between them; null when one is undated"]
    reason: Annotated[str, "What decided: same_participants_and_day, other_participants, other_mode, other_place, other_day, ..., override"]


class MeetingValue(NamedTuple):
    """One value per attribute of a meeting, resolved over all claims.

    Grain: one row per meeting.
    """

    meeting_id: Annotated[str, "meeting_groups.meeting_id"]
    held_edtf: Annotated[str | None, "Resolved day or range in EDTF"]
    held_on: Annotated[date | None, "First day; null when no report supports one"]
    held_until: Annotated[date | None, "Last day, where it is a range"]
    held_precision: Annotated[str | None, "day, range, week, month or year"]
    held_not_before: Annotated[date | None, "Earliest day that the reports allow"]
    held_not_after: Annotated[date | None, "Latest day that the reports allow"]
    date_status: Annotated[str, "single, agreed, tz_equivalent, conflict_resolved, conflict_open, bounded, override or unknown"]
    mode: Annotated[str, "in_person, phone, video, correspondence or unknown"]
    mode_status: Annotated[str, "single, agreed, conflict_resolved, conflict_open, override or unknown"]
    place_id: Annotated[str | None, "dim_place.place_id"]
    city: Annotated[str | None, "City in English"]
    country: Annotated[str | None, "ISO 3166-1 alpha-2 of the place"]
    place_status: Annotated[str, "single, agreed, conflict_resolved, conflict_open, override, unknown or not_applicable"]
    forum_event_id: Annotated[str | None, "dim_forum_event.forum_event_id"]
    forum_id: Annotated[str | None, "dim_forum.forum_id"]
    forum: Annotated[str | None, "Name of the forum"]
    forum_relation: Annotated[str, "sidelines, session, visit, none or unknown"]
    forum_status: Annotated[str, "single, agreed, conflict_resolved, conflict_open, override or unknown"]
    plan_status: Annotated[str | None, "Of a planned meeting: stands, called_off or postponed; null where it is not known"]
    participants: Annotated[tuple[Participant, ...], "Union of the reports' parties, or those whom a person set"]
    confidence: Annotated[float, "Trust in the meeting and its date, 0 to 1"]


class ClaimOutcome(NamedTuple):
    """What became of each claim.

    Grain: one row per claim.
    """

    claim_id: Annotated[str, "claims.claim_id"]
    meeting_id: Annotated[str, "meeting_groups.meeting_id"]
    outcome: Annotated[str, "chosen, agrees, tz_equivalent, compatible_coarser, outvoted, implausible or ambiguous"]
    reason: Annotated[str, "Why, in words an analyst reads"]


class OverrideClaim(Claim):
    """Values that a person set (overrides.yaml), as claims of the accounts that the entry names.

    Grain: one row per entry and account.
    """

    __slots__ = ()
