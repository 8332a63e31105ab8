"""Pages in any number for benchmarks: the project's own golden pages with other names, other days and other neighbours.

The same number gives the same page. A page is as long as flattened news pages are (about 2,500 characters), or as heavy as
their HTML (100 to 200 kB, nearly all of it chrome).
"""

import json
import random
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pipelines.core.knowledge import Knowledge
from pipelines.reference import load_knowledge

GOLDEN = Path(__file__).parents[1] / "golden" / "pages" / "en"
CHARS = 2_500
PER_FEED = 10_000
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAY = re.compile(
    rf"\b(?:{_MONTHS})\.?\s(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?P<year>,? \d{{4}})?\b"
    rf"|\b(?P<before>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:{_MONTHS})\b\.?(?P<last>,?[ -]\d{{4}})?"
    rf"|\b\d{{1,2}}(?P<sign>[./-]) ?\d{{1,2}}(?P=sign) ?\d{{4}}\b|\b\d{{4}}(?P<mark>[./-])\d{{1,2}}(?P=mark)\d{{1,2}}\b",
    re.IGNORECASE,
)
"""Days of the golden pages; one that is left as it is would be that of thousands of meetings."""


@cache
def _known() -> Knowledge:
    return load_knowledge()


@cache
def _texts() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted(GOLDEN.glob("*.txt")))


@cache
def _lines() -> tuple[str, ...]:
    return tuple(line for text in _texts() for line in text.splitlines() if len(line) > 60)


@cache
def _names() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Names of persons that any page may get, and a pattern of those that the golden pages have."""
    persons = [p.name for p in _known().persons if len(p.name.split()) == 2 and p.name.isascii()]
    whole = "\n".join(_texts())
    held = sorted((name for name in persons if name in whole), key=len, reverse=True)
    return tuple(persons), re.compile("|".join(re.escape(name) for name in held))


@cache
def _domains() -> tuple[str, ...]:
    return tuple(s.domains[0] for s in _known().sources if s.domains)[:60]


def text_page(number: int) -> tuple[str, str]:
    """Address and flattened text of a page."""
    chance = random.Random(number)
    persons, held = _names()
    swapped: dict[str, str] = {}
    day = date(2005, 1, 1) + timedelta(days=chance.randrange(7_000))
    text = held.sub(lambda match: swapped.setdefault(match[0], chance.choice(persons)), chance.choice(_texts()))
    text = _DAY.sub(lambda match: _day(match, day), text)
    parts = [text]
    while sum(map(len, parts)) < CHARS - 150:
        words = chance.choice(_lines()).split()
        chance.shuffle(words)
        parts.append(f"{' '.join(words).capitalize()} {chance.choice(_lines())}")
    return f"https://{chance.choice(_domains())}/news/{number}", "\n".join(parts)


def _day(match: re.Match[str], day: date) -> str:
    if match["after"]:
        return f"{day:%B} {day.day}" + (f", {day.year}" if match["year"] else "")
    if match["before"]:
        return f"{day.day} {day:%B}" + (f" {day.year}" if match["last"] else "")
    return f"{day:%d{match['sign']}%m{match['sign']}%Y}" if match["sign"] else day.isoformat()


def html_page(number: int) -> tuple[str, str]:
    """Address and HTML of a page of 100 to 200 kB."""
    chance = random.Random(-number)
    url, text = text_page(number)
    title, *lines = [line for line in text.splitlines() if line.strip()]
    links = "".join(
        f'<li class="menu-item"><a href="/section/{n}/{chance.randrange(10**6)}">Section {n} of the site</a></li>' for n in range(250)
    )
    script = "".join(
        f"var item{n}={{id:{chance.randrange(10**9)},path:'/static/{n}.js',enabled:true}};" for n in range(chance.randrange(900, 2_200))
    )
    related = "".join(
        f'<div class="card"><a href="/r/{n}"><img src="/i/{n}.jpg" alt=""><h3>Related item {n}</h3></a></div>' for n in range(120)
    )
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta charset="utf-8"><link rel="canonical" href="{url}">'
        f"<script>{script}</script></head><body><header><nav><ul>{links}</ul></nav></header><main><article><h1>{title}</h1>{body}</article>"
        f'<aside class="related">{related}</aside></main><footer><ul>{links}</ul><p>All rights reserved.</p></footer></body></html>'
    )
    return url, page


def write_feeds(folder: Path, count: int, form: str = "text", first: int = 0) -> None:
    """Write pages as JSON lines, ``PER_FEED`` to a file."""
    folder.mkdir(parents=True, exist_ok=True)
    make = text_page if form == "text" else html_page
    for start in range(first, first + count, PER_FEED):
        with (folder / f"{start:08}.jsonl").open("w", encoding="utf-8") as file:
            for number in range(start, min(start + PER_FEED, first + count)):
                url, page = make(number)
                file.write(json.dumps({"url": url, form: page, "fetched_at": "2025-06-01T00:00:00Z"}, ensure_ascii=False) + "\n")
