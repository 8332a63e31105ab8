"""Loads the calendars: the date vocabulary of each language, ``languages/<code>/calendar.yaml``."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pipelines.core.dates.calendar import Calendar
from pipelines.core.dates.rules import FORMS, PHRASE_FORMS, SAME_SLOT
from pipelines.core.dates.template import Vocabulary
from pipelines.core.text import expand
from pipelines.reference.strict import HERE, ReferenceDataError, only_keys, read_yaml

_LISTS = (
    *("day_suffixes", "range_words", "day_parts", "only_capitalised", "only_beside_date"),
    *("future_cues", "past_cues", "local_time", "not_dates", "day_units", "possessives", "releases", "ascribing"),
)
_REQUIRED = ("months", "weekdays", "is_day_first", "patterns", "phrases")
_NUMBERS = {"months": (1, 12), "weekdays": (0, 6), "day_words": (1, 31), "counts": (0, 999), "digits": (0, 9), "eras": (1800, 2100)}
_OPTIONAL = ("is_universal", "bounds", "bounds_behind", "day_shifts", *_LISTS, *_NUMBERS)


@lru_cache(maxsize=4)
def load_calendars(folder: Path = HERE / "languages") -> dict[str, Calendar]:
    """Load every ``<code>/calendar.yaml`` under a folder; the templates are compiled by who reads pages of the language.

    In lists, braces spell out forms: ``министр{,а}`` is министр and министра.

    Returns:
        ISO 639-1 code to calendar, by code.

    Raises:
        ReferenceDataError: A file has an unknown key, a word that is not lower case or stands twice, or a number out of range.
    """
    return {path.parent.name: load_calendar(path) for path in sorted(folder.glob("*/calendar.yaml"))}


def check_calendars(folder: Path = HERE / "languages") -> None:
    """Compile every template of the calendars under a folder, which takes longer than to load them.

    Raises:
        ReferenceDataError: As ``load_calendars``, or a template does not compile or lacks a slot.
    """
    for code, calendar in load_calendars(folder).items():
        _check_templates(calendar, folder / code / "calendar.yaml")


def load_calendar(path: Path) -> Calendar:
    """Load one calendar; its folder is the language's code.

    Raises:
        ReferenceDataError: As ``load_calendars``.
    """
    data = read_yaml(path)
    only_keys(data, path, "file", _REQUIRED, _OPTIONAL)
    lists = {key: _words(data.get(key, []), path, key) for key in _LISTS}
    numbers = {key: _numbers(data.get(key, {}), path, key) for key in _NUMBERS}
    _check_known(lists, numbers, path)
    return Calendar(
        language=path.parent.name,
        is_day_first=_flag(data["is_day_first"], path, "is_day_first"),
        is_universal=_flag(data.get("is_universal", False), path, "is_universal"),
        patterns=_patterns(data["patterns"], path),
        phrases=_phrases(data["phrases"], path),
        day_suffixes=lists["day_suffixes"],
        range_words=lists["range_words"],
        day_parts=lists["day_parts"],
        only_capitalised=frozenset(lists["only_capitalised"]),
        only_beside_date=frozenset(lists["only_beside_date"]),
        future_cues=lists["future_cues"],
        past_cues=lists["past_cues"],
        bounds=_bounds(data.get("bounds", {}), path, "bounds"),
        bounds_behind=_bounds(data.get("bounds_behind", {}), path, "bounds_behind"),
        day_shifts=_shifts(data.get("day_shifts", {}), path, "day_shifts"),
        day_units=lists["day_units"],
        possessives=lists["possessives"],
        releases=lists["releases"],
        ascribing=lists["ascribing"],
        local_time=lists["local_time"],
        not_dates=lists["not_dates"],
        **numbers,
    )


def _flag(value: object, path: Path, entry: str) -> bool:
    if not isinstance(value, bool):
        raise ReferenceDataError(path, entry, "true or false is wanted")
    return value


def _words(value: object, path: Path, entry: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ReferenceDataError(path, entry, "a list of words is wanted")
    words = [form for word in value for form in expand(word)]
    for word in words:
        if not word.strip() or word != word.lower() or "  " in word:
            raise ReferenceDataError(path, entry, f"{word!r}: lower case with single blanks is wanted")
    if twice := sorted({word for word in words if words.count(word) > 1}):
        raise ReferenceDataError(path, entry, f"{', '.join(twice)}: stands twice")
    return tuple(words)


def _numbers(value: object, path: Path, entry: str) -> dict[str, int]:
    lowest, highest = _NUMBERS[entry]
    if not isinstance(value, dict):
        raise ReferenceDataError(path, entry, "words with their numbers are wanted")
    for word, number in value.items():
        if not isinstance(word, str) or word != word.lower() or not word:
            raise ReferenceDataError(path, entry, f"{word!r}: a lower-case word is wanted")
        if not isinstance(number, int) or isinstance(number, bool) or not lowest <= number <= highest:
            raise ReferenceDataError(path, entry, f"{word}: {number!r} is not a number from {lowest} to {highest}")
    return value


def _patterns(value: object, path: Path) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ReferenceDataError(path, "patterns", "forms with their templates are wanted")
    for form, templates in value.items():
        if form not in FORMS or form in PHRASE_FORMS:
            raise ReferenceDataError(path, "patterns", f"{form}: unknown form")
        if not isinstance(templates, list) or not all(isinstance(template, str) for template in templates):
            raise ReferenceDataError(path, f"patterns.{form}", "a list of templates is wanted")
    return {form: tuple(templates) for form, templates in value.items()}


def _phrases(value: object, path: Path) -> dict[str, dict[int, tuple[str, ...]]]:
    if not isinstance(value, dict):
        raise ReferenceDataError(path, "phrases", "forms with their phrases are wanted")
    seen: dict[str, str] = {}
    found: dict[str, dict[int, tuple[str, ...]]] = {}
    for form, by_shift in value.items():
        if form not in PHRASE_FORMS or not isinstance(by_shift, dict):
            raise ReferenceDataError(path, "phrases", f"{form}: unknown form, or no phrases by shift")
        for shift, words in _shifts(by_shift, path, f"phrases.{form}").items():
            entry = f"phrases.{form}.{shift}"
            for word in words:
                if word in seen:
                    raise ReferenceDataError(path, entry, f"{word} stands in {seen[word]} too")
                seen[word] = entry
            found.setdefault(form, {})[shift] = words
    return found


def _shifts(value: object, path: Path, entry: str) -> dict[int, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ReferenceDataError(path, entry, "whole numbers with their words are wanted")
    for shift in value:
        if not isinstance(shift, int) or isinstance(shift, bool):
            raise ReferenceDataError(path, f"{entry}.{shift}", "a shift is a whole number")
    return {shift: _words(words, path, f"{entry}.{shift}") for shift, words in value.items()}


def _bounds(value: object, path: Path, entry: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict) or not set(value) <= {"before", "after"}:
        raise ReferenceDataError(path, entry, "before and after with their words are wanted")
    return {side: _words(words, path, f"{entry}.{side}") for side, words in value.items()}


def _check_known(lists: Mapping[str, tuple[str, ...]], numbers: Mapping[str, Mapping[str, int]], path: Path) -> None:
    """See that words which are dates only in some form are months or weekdays."""
    for key, known in (("only_capitalised", {*numbers["months"], *numbers["weekdays"]}), ("only_beside_date", set(numbers["weekdays"]))):
        if strange := sorted(set(lists[key]) - known):
            raise ReferenceDataError(path, key, f"{', '.join(strange)}: no month or weekday of this calendar")


def _check_templates(calendar: Calendar, path: Path) -> None:
    """Compile every template, and see that it has the slots which its form needs."""
    vocabulary = Vocabulary(calendar)
    for form, templates in calendar.patterns.items():
        for template in templates:
            try:
                pattern = vocabulary.compile(form, template)
            except ValueError as error:
                raise ReferenceDataError(path, f"patterns.{form}", str(error)) from error
            held = {SAME_SLOT.get(slot, slot) for slot in pattern.slots}
            if "month2" in held:
                held.add("month")
            if not any(needed <= held for needed in FORMS[form].slots):
                wanted = " or ".join(" ".join(sorted(needed)) for needed in FORMS[form].slots)
                raise ReferenceDataError(path, f"patterns.{form}", f"{template!r} lacks the slots {wanted}")
