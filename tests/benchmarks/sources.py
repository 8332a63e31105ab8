"""Flattened pages of publishers of which five pages each are at hand: the golden articles in the chrome of made-up sites.

What is gold is known by construction: the paragraphs of the article. The chrome stands in ``sources.yaml``, three publishers
in each of five languages; it repeats from page to page as that of a site does, but for the titles of other articles, days and
numbers in it. The same set comes out each time.
"""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import yaml

from tests.benchmarks.gold import GoldPage

PAGES = 5
"""Pages of a publisher."""
_GOLDEN = Path(__file__).parents[1] / "golden"
_CHROME = Path(__file__).parent / "sources.yaml"
_PARAGRAPH = {"zh": 25}
"""Characters from which a line of a golden page that ends a sentence is a paragraph of its article."""
_ENDS = (".", "。", "»", "”", "!", "?", "！", "？")
_FEWEST_PARAGRAPHS = 3
_DAY = {"en": "%d %B %Y", "es": "%d/%m/%Y", "fr": "%d/%m/%Y", "ru": "%d.%m.%Y", "zh": "%Y-%m-%d"}


def _articles(language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield title and paragraphs of the golden pages that are long enough."""
    for path in sorted((_GOLDEN / "pages" / language).glob("*.txt")):
        title = json.loads((_GOLDEN / "gold" / f"{path.stem}.json").read_text("utf-8")).get("title")
        least = _PARAGRAPH.get(language, 80)
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
        body = [line for line in lines if len(line) >= least and line.endswith(_ENDS) and line != title]
        if title and len(body) >= _FEWEST_PARAGRAPHS:
            yield title, body


def _filled(template: str, title: str, others: list[str], language: str, chance: random.Random) -> list[str]:
    """Fill in the places of some lines of chrome, each with a draw of its own."""
    lines = []
    for line in template.splitlines():
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(3_000))
        lines.append(
            line.replace("{title}", title)
            .replace("{other}", chance.choice(others))
            .replace("{day}", day.strftime(_DAY[language]))
            .replace("{n}", str(chance.randrange(10, 60)))
        )
    return lines


def source_pages() -> Iterator[tuple[GoldPage, str]]:
    """Yield the pages, publisher by publisher: the gold (without markup), and the flattened text."""
    for language, sources in yaml.safe_load(_CHROME.read_text("utf-8")).items():
        articles = list(_articles(language))
        titles = [title for title, _ in articles]
        chance = random.Random(language)
        chance.shuffle(articles)
        for host, chrome in sources.items():
            for number in range(PAGES):
                title, body = articles.pop()
                parts = {part: _filled(chrome[part], title, titles, language, chance) for part in ("above", "inside", "below")}
                text = "\n".join([*parts["above"], *body[:2], *parts["inside"], *body[2:], *parts["below"]])
                url = f"https://{host}/{number}"
                yield GoldPage(url, url, "", "\n".join(body), title, (), None), text
