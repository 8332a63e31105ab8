"""Every stage table: the record class that is its contract, and the column that parts it."""

from pipelines.core.decisions import ClaimOutcome, CoreferenceDecision, MeetingGroup, MeetingValue, OverrideClaim
from pipelines.core.records import (
    Claim,
    DateMention,
    Document,
    DocumentLocation,
    DroppedLine,
    ExtractionReject,
    MeetingReport,
    Mention,
    Reject,
    SourceBoilerplate,
    Statement,
    TopicHit,
)

STAGE: dict[str, type] = {
    "documents": Document,
    "document_locations": DocumentLocation,
    "rejects": Reject,
    "dropped_lines": DroppedLine,
    "source_boilerplate": SourceBoilerplate,
    "mentions": Mention,
    "date_mentions": DateMention,
    "meeting_reports": MeetingReport,
    "claims": Claim,
    "topic_hits": TopicHit,
    "statements": Statement,
    "extraction_rejects": ExtractionReject,
    "meeting_groups": MeetingGroup,
    "coreference_decisions": CoreferenceDecision,
    "meeting_values": MeetingValue,
    "claim_outcomes": ClaimOutcome,
    "override_claims": OverrideClaim,
}
"""Stage table (and Dagster asset) to the record class of its rows."""

KEYS: dict[str, str] = {
    **dict.fromkeys(STAGE, "document_id"),
    "rejects": "raw_path",
    "source_boilerplate": "source_id",
    "meeting_groups": "report_id",
    "coreference_decisions": "report_a",
    "meeting_values": "meeting_id",
    "claim_outcomes": "claim_id",
    "override_claims": "claim_id",
}
"""Stage table to the column by which it is cut into parts: rows of one value lie in one part."""
