"""Gathers what cleaning knows from the reference files."""

from pathlib import Path

from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.core.cleaning.published import DateOrder
from pipelines.core.cleaning.sites import SiteIndex
from pipelines.core.dates.calendar import Calendar
from pipelines.reference.boilerplate import load_lexicon
from pipelines.reference.calendars import load_calendars
from pipelines.reference.models import load_block_model, load_line_model
from pipelines.reference.sites import load_site_rules
from pipelines.reference.strict import HERE, ReferenceDataError, only_keys, read_yaml


def load_cleaning_knowledge() -> CleaningKnowledge:
    """Read the words of chrome, month words, date orders and publishers.

    Raises:
        ReferenceDataError: A file cannot be right; the message names it and the entry.
    """
    calendars = load_calendars(HERE / "languages")
    return CleaningKnowledge(
        lexicon=load_lexicon(HERE),
        months=month_words(calendars),
        sites=SiteIndex(load_site_rules(HERE)),
        order=_order(HERE, calendars),
        block_model=load_block_model(),
        line_model=load_line_model(),
    )


def month_words(calendars: dict[str, Calendar]) -> dict[str, int]:
    """Lay the month words of all languages together; a word that names two months is left out."""
    numbers: dict[str, set[int]] = {}
    for calendar in calendars.values():
        for word, number in calendar.months.items():
            numbers.setdefault(word, set()).add(number)
    return {word: found.pop() for word, found in numbers.items() if len(found) == 1}


def _order(root: Path, calendars: dict[str, Calendar]) -> DateOrder:
    path = root / "date_order.yaml"
    data = read_yaml(path)
    keys = ("month_first", "either", "either_languages")
    only_keys(data, path, "file", keys)
    for key in keys:
        if not isinstance(data[key], list):
            raise ReferenceDataError(path, key, "a list of codes is wanted")
    day_first = {code for code, calendar in calendars.items() if calendar.is_day_first} - set(data["either_languages"])
    return DateOrder(frozenset(data["month_first"]), frozenset(data["either"]), frozenset(day_first))
