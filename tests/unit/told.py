"""A page's meetings in words that a test can compare."""

from pipelines.core.records import Claim, Document, MeetingReport
from pipelines.core.stages import Extractor


def who(report: MeetingReport) -> list[str]:
    """Its participants: the name, else the side."""
    return [p.person or p.country or str(p.organization) for p in report.participants]


def meetings(extractor: Extractor, document: Document, realis: str = "held") -> list[MeetingReport]:
    """The meetings of one realis that a page tells of, in page order."""
    return [r for r in extractor.all(document).reports if r.realis == realis]


def only(extractor: Extractor, document: Document, realis: str = "held") -> MeetingReport:
    """The one meeting of that realis that a page tells of."""
    (report,) = meetings(extractor, document, realis)
    return report


def claims(extractor: Extractor, document: Document, attribute: str) -> list[Claim]:
    """The claims that a page makes of one attribute."""
    return [c for c in extractor.all(document).claims if c.attribute == attribute]
