"""What dates tell of each other, and what stands right beside them: weekdays, local time."""

from bisect import bisect_left
from datetime import date, timedelta

from pipelines.core.dates.draft import Draft
from pipelines.core.dates.values import WEEK, day_value

_REACH = 28
"""Characters between a date and the "local time" that follows it; an hour fits in."""


def agree(weekdays: list[Draft], anchor: date | None) -> None:
    """One bare weekday means one day: where the page tells of it as of the day after its publication, it was written on after that."""
    if anchor is None:
        return
    after = anchor + timedelta(days=1)
    near = [draft for draft in weekdays if draft.value and draft.value.first in (after, after - WEEK)]
    if any(draft.value and draft.value.first == after for draft in near):
        for draft in near:
            draft.value = day_value(after)


def join(drafts: list[Draft], low: str, day_parts: tuple[str, ...]) -> list[Draft]:
    """Make one of a weekday and the date beside it ("Monday, December 4"; "2月16日（星期四）")."""
    joined: list[Draft] = []
    for draft in drafts:
        last = joined[-1] if joined else None
        if last and (_is_bare(last) != _is_bare(draft)) and _are_beside(last, draft, low, day_parts):
            dated, weekday = (draft, last) if _is_bare(last) else (last, draft)
            if dated.value and dated.value.precision == "day" and dated.weekday is None and dated.basis in ("explicit", "no_year"):
                closes = "(" in low[last.end : draft.start] or "（" in low[last.end : draft.start]
                end = draft.end + (closes and low[draft.end : draft.end + 1] in (")", "）"))
                dated.start, dated.end, dated.weekday = last.start, end, weekday.weekday
                dated.is_local_time = last.is_local_time or draft.is_local_time
                dated.relation = last.relation
                joined[-1] = dated
                continue
        joined.append(draft)
    return joined


def mark_local_time(drafts: list[Draft], phrases: list[tuple[int, int]], low: str) -> None:
    """Give each "local time" to the date that it touches: the one right after it, else the one shortly before."""
    starts = [draft.start for draft in drafts] if phrases else []
    for start, end in phrases:
        number = bisect_left(starts, end)
        if number < len(drafts) and not low[end : drafts[number].start].strip(" "):
            drafts[number].is_local_time = True
        elif number and start - drafts[number - 1].end <= _REACH and "\n" not in low[drafts[number - 1].end : start]:
            drafts[number - 1].is_local_time = True


def _is_bare(draft: Draft) -> bool:
    return draft.form == "weekday"


def _are_beside(left: Draft, right: Draft, low: str, day_parts: tuple[str, ...]) -> bool:
    gap = low[left.end : right.start]
    if len(gap) > _REACH or "\n" in gap:
        return False
    words = gap.strip(" ,.(（、，")
    return not words or (_is_bare(left) and words in day_parts)
