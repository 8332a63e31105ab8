"""The forms in which a date is written: what each concludes, and the rule that a date mention names."""

from dataclasses import dataclass

from pipelines.core.knowledge import Rule


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a date.

    Attributes:
        basis: ``explicit``, ``no_year``, ``weekday`` or ``relative``, as in ``DateMention.basis``.
        slots: What its templates must hold, any one of these sets; ``SAME_SLOT`` names the variants that serve.
        description: What it looks for and what it concludes.
    """

    basis: str
    slots: tuple[frozenset[str], ...]
    description: str


def _form(basis: str, slots: str, description: str) -> Form:
    return Form(basis, tuple(frozenset(choice.split()) for choice in slots.split("|")), description)


FORMS: dict[str, Form] = {
    "full_date": _form("explicit", "day month year|day month era era_year", "Day, month and year: that day"),
    "iso_date": _form("explicit", "year month day", "Year, month and day in digits, as ISO 8601 or with strokes or points: that day"),
    "compact_date": _form("explicit", "compact", "Eight digits YYYYMMDD standing alone: that day"),
    "numeric_date": _form("explicit", "first second year", "Day, month and year in digits, in the site's or language's order"),
    "dotted_date": _form("explicit", "day month year", "Day.month.year in digits: that day"),
    "day_range": _form("explicit", "day month day2", "Two days, the month and year up to twice: the days between"),
    "day_choice": _form("explicit", "day month day2", "Two days joined by 'or': the days from the one to the other"),
    "day_pair": _form("explicit", "day month day2", "Two days joined by 'and': a range where they are neighbours"),
    "day_of_month_range": _form("no_year", "day day2", "Two bare days of a month: the latest such range that has ended"),
    "month_day": _form("no_year", "day month", "Day and month: the nearest year, the past preferred without a future cue"),
    "month_day_last_year": _form("relative", "day month", "Day and month of last year"),
    "month_day_this_year": _form("relative", "day month", "Day and month of this year"),
    "month_day_next_year": _form("relative", "day month", "Day and month of next year"),
    "day_of_month": _form("no_year", "day", "Bare day of a month: the latest by the anchor, or that of the month last named"),
    "day_of_last_month": _form("relative", "day", "Day of last month"),
    "day_of_this_month": _form("relative", "day", "Day of this month"),
    "day_of_next_month": _form("relative", "day", "Day of next month"),
    "month_of_year": _form("explicit", "month year|month era era_year", "Month and year: that month"),
    "month": _form("no_year", "month", "Bare month after a word that makes it a date: the nearest, as month_day"),
    "month_before": _form("relative", "month", "'Last July': the latest such month before this one"),
    "month_after": _form("relative", "month", "'Next July': the first such month after this one"),
    "month_last_year": _form("relative", "month", "Month of last year"),
    "month_this_year": _form("relative", "month", "Month of this year"),
    "month_next_year": _form("relative", "month", "Month of next year"),
    "year": _form("explicit", "year|era era_year", "Bare year after a word that makes it a date: that year"),
    "weekday": _form("weekday", "weekday", "Weekday: the latest including the anchor, or the next after a future cue"),
    "weekday_before": _form("weekday", "weekday", "'Last Friday': the latest before the anchor"),
    "weekday_after": _form("weekday", "weekday", "'Next Friday': the first after the anchor"),
    "weekday_last_week": _form("weekday", "weekday", "Weekday of the week before the anchor's, weeks beginning on Monday"),
    "weekday_this_week": _form("weekday", "weekday", "Weekday of the anchor's week"),
    "weekday_next_week": _form("weekday", "weekday", "Weekday of the week after the anchor's"),
    "days_ago": _form("relative", "count", "So many days before the anchor"),
    "weeks_ago": _form("relative", "count", "So many weeks before the anchor, to the day"),
    "months_ago": _form("relative", "count", "The month so many months before the anchor's"),
    "years_ago": _form("relative", "count", "The year so many years before the anchor's"),
    "days_ahead": _form("relative", "count", "So many days after the anchor"),
    "weeks_ahead": _form("relative", "count", "So many weeks after the anchor, to the day"),
    "day": _form("relative", "", "'Today', 'yesterday': days counted from the anchor"),
    "week": _form("relative", "", "'Last week': weeks counted from the anchor's, beginning on Monday"),
    "month_shift": _form("relative", "", "'Last month': months counted from the anchor's"),
    "year_shift": _form("relative", "", "'Last year': years counted from the anchor's"),
    "text_days_before": _form("relative", "count", "So many days before the date before it in the text"),
    "text_days_after": _form("relative", "count", "So many days after the date before it in the text"),
    "text_day": _form("relative", "", "'The following day': days from the day told before in the text; 'the same day' may be the anchor"),
    "visit_day": _form("relative", "", "'The first day': counted from the first of the range of days told last in the text"),
    "news_day": _form("relative", "", "'La víspera': days from the day told before it in the text, or from the anchor where none is"),
}
"""Form to its meaning. A language file may use these keys and no others."""

SAME_SLOT = {"day_word": "day", "plain_month": "month", "mm": "month", "year_word": "year"}
"""Slot variant to the slot whose number it holds."""

PHRASE_FORMS = frozenset(("day", "week", "month_shift", "year_shift", "text_day", "visit_day", "news_day"))
"""Forms that are whole phrases with a shift, not templates with slots."""

RULE_IDS = {name: f"date.{name}" for name in FORMS}

RULES: tuple[Rule, ...] = tuple(Rule(RULE_IDS[name], 1, "date_mentions", form.description) for name, form in FORMS.items())
"""One rule per form, for ``dim_rule``."""
