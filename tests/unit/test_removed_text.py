"""The audit of cleaning: every letter of a page is in the document or in the list of what was dropped, with a reason."""

import re
from collections import Counter

import pytest

from pipelines.core.article import RawPage
from pipelines.core.cleaning import clean_page
from pipelines.core.cleaning.document import LONGEST_LINE
from pipelines.core.cleaning.html import parse
from pipelines.core.cleaning.markup import SILENT
from pipelines.core.records import Document, DroppedLine, Reject
from pipelines.environment import ROOT
from pipelines.raw import list_files, read_file
from tests.unit.cleaned import knowledge

_MARKS = re.compile(r"[\W_]+")


def sample_pages() -> list[RawPage]:
    files = [found for found in list_files(ROOT / "raw") if not isinstance(found, Reject)]
    return [page for file in files for page in read_file(file) if isinstance(page, RawPage)]


def shown(page: RawPage) -> str:
    """What a reader of the page sees."""
    if page.form == "text":
        return page.content
    tree = parse(page.content)
    tree.strip_tags([*(name for name in SILENT if name != "body"), "head"])
    return tree.body.text(separator=" ") if tree.body else ""


def missing(page: RawPage, document: Document, dropped: tuple[DroppedLine, ...]) -> Counter[str]:
    told = " ".join([document.text, document.metadata, document.title or "", *(line.text for line in dropped)])
    return Counter(_letters(shown(page))) - Counter(_letters(told))


def _letters(text: str) -> str:
    """Letters and digits alone: what is glued on the page may be parted in the document."""
    return _MARKS.sub("", text)


@pytest.mark.parametrize("page", sample_pages(), ids=lambda page: f"{page.raw_path}-{page.record_no}")
def test_every_letter_of_a_sample_page_is_kept_or_listed(page: RawPage) -> None:
    cleaned = clean_page(page, knowledge())
    if isinstance(cleaned, Reject):
        pytest.skip("set aside as a whole")
    document, dropped = cleaned
    assert all(line.reason and len(line.text) <= LONGEST_LINE for line in dropped)
    assert not missing(page, document, dropped)
