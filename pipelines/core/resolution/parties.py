"""Who took part in a meeting: everybody whom a report names, or those whom a person set."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipelines.core.overrides import OVERRIDE
from pipelines.core.records import Claim, MeetingReport, Participant
from pipelines.core.resolution.votes import Outcome

Parties = tuple[Participant, ...]
_Key = tuple[str, int | None]
"""Report and number of a party."""


def resolve_parties(
    claims: Sequence[Claim], reports: Sequence[MeetingReport], names: Mapping[str, str]
) -> tuple[Parties, dict[str, Outcome]]:
    """The parties of a meeting, and what became of each claim on a party, its office or its side.

    Args:
        claims: All such claims.
        reports: The reports of the meeting.
        names: Person to name, of all whom overrides name.

    Returns:
        Those whom a person set, each with the office that he set, else that reports print. Everybody whom a report names where
        nobody set them, or two entries set different ones.
    """
    stated = everybody(reports)
    entries = {entry: _set_by(entry, claims, names) for entry in sorted({c.surface for c in claims if c.source == OVERRIDE})}
    if len(set(entries.values())) != 1:
        reason = f"{' and '.join(entries)} set different participants"
        kept: Outcome = ("chosen", "every stated party and office is kept")
        return stated, {c.claim_id: ("ambiguous", reason) if entries else kept for c in claims}
    entry, decided = next(iter(entries.items()))
    known = {_who(p): p for p in stated}
    parties = tuple(p._replace(office=p.office or _office(known.get(_who(p))), aliases=_aliases(known.get(_who(p)))) for p in decided)
    return parties, _outcomes(claims, entry, decided)


def everybody(reports: Iterable[MeetingReport]) -> Parties:
    """Everybody whom a report names; a side without a name only where no report names its person."""
    found: dict[str, Participant] = {}
    for report in reports:
        for party in report.participants:
            known = found.get(_who(party))
            aliases = tuple(sorted({*party.aliases, *_aliases(known)}))
            found[_who(party)] = (known or party)._replace(office=_office(known) or party.office, aliases=aliases)
    named = {p.country or p.organization for p in found.values() if p.person_id}
    kept = [p for p in found.values() if p.person_id or (p.country or p.organization) not in named]
    return tuple(p._replace(participant_no=n) for n, p in enumerate(kept))


def _who(party: Participant) -> str:
    return party.person_id or party.country or party.organization or ""


def _office(party: Participant | None) -> str | None:
    return party.office if party else None


def _aliases(party: Participant | None) -> tuple[str, ...]:
    return party.aliases if party else ()


def _set_by(entry: str, claims: Iterable[Claim], names: Mapping[str, str]) -> Parties:
    """The parties that the claims of an entry tell; the same for each account that it names."""
    told: dict[int, dict[str, str]] = defaultdict(dict)
    for claim in claims:
        if claim.surface == entry and claim.source == OVERRIDE and claim.participant_no is not None:
            told[claim.participant_no][claim.attribute] = claim.value
    return tuple(_party(number, told[number], names) for number in sorted(told))


def _party(number: int, told: Mapping[str, str], names: Mapping[str, str]) -> Participant:
    kind, _, side = told["side"].partition(":")
    person = told["participant"] if told["participant"] != side else None
    country, organization = (side, None) if kind == "country" else (None, side)
    return Participant(number, person, names.get(person, person) if person else None, told.get("office"), country, organization, ())


def _outcomes(claims: Sequence[Claim], entry: str, decided: Parties) -> dict[str, Outcome]:
    """Of the claims of the pages those agree that tell of the same party, or of the office that is set or left."""
    offices = {_who(p): p.office for p in decided}
    read = (c for c in claims if c.attribute == "participant" and c.source != OVERRIDE)
    who: dict[_Key, str] = {(c.report_id, c.participant_no): c.value for c in read}
    found: dict[str, Outcome] = {}
    for claim in claims:
        party = who.get((claim.report_id, claim.participant_no), "")
        if claim.source == OVERRIDE:
            found[claim.claim_id] = ("chosen", f"set by {claim.surface}")
        elif party not in offices or (claim.attribute == "office" and offices[party] not in (None, claim.value)):
            found[claim.claim_id] = ("outvoted", f"the participants were set by {entry}")
        else:
            found[claim.claim_id] = ("agrees", "same value")
    return found
