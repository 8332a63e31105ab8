"""Values that a page states of a meeting, with their evidence, and the claims made of them."""

from hashlib import sha256
from typing import NamedTuple

from pipelines.core.records import Claim, MeetingReport


class Stated(NamedTuple):
    """One value for one attribute, before the report that it belongs to is made.

    Attributes:
        attribute: As in ``Claim``.
        value: Normalised value.
        start: First code point of the evidence in the document's text, or in its metadata.
        end: One past its last.
        zone: Zone of the evidence; ``metadata`` says that the span indexes the metadata.
        basis: As in ``Claim``.
        rule: Rule that made it.
        confidence: Trust before other claims are heard, 0 to 1.
        entry: File and entry of a reference file, for a value that the page only implies; it has no span.
    """

    attribute: str
    value: str
    start: int
    end: int
    zone: str
    basis: str
    rule: str
    confidence: float
    entry: str | None = None

    @property
    def is_bound(self) -> bool:
        """Whether it only says before or after which day (an open interval of EDTF)."""
        return self.value.startswith("../") or self.value.endswith("/..")


def to_claim(report: MeetingReport, stated: Stated, text: str, participant_no: int | None = None) -> Claim:
    """Make the claim of a stated value.

    Args:
        report: The report that it belongs to.
        stated: The value and its evidence.
        text: What the span indexes: the document's text, or its metadata.
        participant_no: Whose it is, for participants and offices.
    """
    attribute, value, start, end = stated[:4]
    return Claim(
        hashed(report.report_id, attribute, value, start, end, participant_no),
        report.report_id,
        report.document_id,
        attribute,
        value,
        participant_no,
        "reference" if stated.entry else "metadata" if stated.zone == "metadata" else "text",
        None if stated.entry else start,
        None if stated.entry else end,
        stated.entry or text[start:end],
        stated.zone,
        stated.basis,
        stated.rule,
        stated.confidence,
    )


def hashed(*parts: object) -> str:
    """First 16 hex digits of the SHA-256 of some values: a key that survives rebuilds."""
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
