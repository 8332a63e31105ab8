"""Keys of unlisted persons, once their meetings have told whose they are.

A ministry prints its own minister without the country, its guest's ministry with it: only with the side that the meeting
gives is the key the same in both accounts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipelines.core.meetings.stated import hashed
from pipelines.core.names.people import unlisted_key
from pipelines.core.records import Claim, MeetingReport, Statement


def completed_keys(reports: Sequence[MeetingReport]) -> dict[str, str]:
    """The keys of a page's unlisted persons of no printed country, and those with the one country that their meetings give them."""
    found: dict[str, set[str]] = defaultdict(set)
    for participant in (p for report in reports for p in report.participants):
        if participant.person and participant.country and participant.person_id == unlisted_key(participant.person):
            found[participant.person_id].add(unlisted_key(participant.person, participant.country))
    return {key: next(iter(own)) for key, own in found.items() if len(own) == 1}


def keyed_reports(reports: Sequence[MeetingReport], keys: Mapping[str, str]) -> list[MeetingReport]:
    """Reports with the keys of their participants completed."""
    if not keys:
        return list(reports)
    return [
        report._replace(participants=tuple(p._replace(person_id=keys.get(p.person_id or "", p.person_id)) for p in report.participants))
        for report in reports
    ]


def keyed_claims(claims: Sequence[Claim], keys: Mapping[str, str]) -> list[Claim]:
    """Claims with the persons that they name completed, and so with ids of their own."""
    if not keys:
        return list(claims)
    return [_keyed(c, keys[c.value]) if c.attribute == "participant" and c.value in keys else c for c in claims]


def _keyed(claim: Claim, value: str) -> Claim:
    own = hashed(claim.report_id, claim.attribute, value, claim.char_start, claim.char_end, claim.participant_no)
    return claim._replace(claim_id=own, value=value)


def keyed_statements(statements: Sequence[Statement], keys: Mapping[str, str]) -> list[Statement]:
    """Statements with the keys of their speakers completed."""
    if not keys:
        return list(statements)
    return [s._replace(speaker_person_id=keys.get(s.speaker_person_id or "", s.speaker_person_id)) for s in statements]
