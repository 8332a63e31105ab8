"""Dates in text: one engine, a calendar of words and templates for each language."""

from pipelines.core.dates.calendar import Calendar
from pipelines.core.dates.draft import FoundDate
from pipelines.core.dates.rules import RULES
from pipelines.core.dates.scan import Anchor, DateReader

__all__ = ["RULES", "Anchor", "Calendar", "DateReader", "FoundDate"]
