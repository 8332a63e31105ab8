"""Draft a site rule from a saved page: ``make site PAGE=saved.html`` prints the YAML of one, to be confirmed by a person.

    python -m pipelines.reference.scaffold PAGE [--url URL] [--out FILE]

The page is read the general way; then the elements that hold what was read are looked up, and named by the simplest CSS
selector that finds only them. What a page cannot tell (its country's voice, what kind of publisher it is) is marked.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytz
import yaml
from bs4 import BeautifulSoup, Tag

from pipelines.core.article import Article
from pipelines.core.cleaning.html import read_html
from pipelines.core.cleaning.knowledge import CleaningKnowledge
from pipelines.core.cleaning.sites import host_of, registered_domain
from pipelines.core.cleaning.stamps import read_stamps
from pipelines.core.intake import read_page
from pipelines.core.publishers import Publishers
from pipelines.reference.cleaning import load_cleaning_knowledge
from pipelines.reference.countries import load_countries
from pipelines.reference.official_domains import load_official_domains
from pipelines.reference.sites import TYPES
from pipelines.reference.strict import HERE

_MOST_OF_BODY = 0.9
_MOST_DROPPED = 6
_DATE_CHARS = 60
_COUNTRY_DOMAINS = {"uk": "GB"}
"""Country domains that are no ISO 3166-1 code."""


def _text(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def _squashed(text: str) -> str:
    return "".join(text.split())


def selector_of(element: Tag, soup: BeautifulSoup) -> str | None:
    """Return the simplest CSS selector that finds an element and no other; None when neither id nor class tells it apart."""
    classes: Sequence[str] = element.get_attribute_list("class") if element.get("class") else ()
    names = [f"{element.name}#{element.get('id')}", element.name, *(f"{element.name}.{name}" for name in classes)]
    parent = element.parent
    around = [f".{name}" for name in parent.get_attribute_list("class")] if parent and parent.get("class") else []
    names += [f"{outer} > {name}" for outer in around for name in names[1:]]
    for name in names:
        if all(part.replace("-", "").replace("_", "").isalnum() for part in name.replace(" > ", ".").replace("#", ".").split(".")):
            found = soup.select(name, limit=2)
            if len(found) == 1 and found[0] is element:
                return name
    return None


def _selectors(elements: Sequence[Tag], soup: BeautifulSoup) -> list[str]:
    return list(dict.fromkeys(found for element in elements if (found := selector_of(element, soup))))


def _body(soup: BeautifulSoup, article: Article) -> Tag | None:
    """Return the innermost element that holds nearly all of the article and can be named."""
    paragraphs = [_squashed(block.text) for block in article.blocks if block.zone in ("body", "dateline")]
    whole = sum(map(len, paragraphs))
    chosen = None
    for element in soup.find_all(("article", "main", "section", "div", "td")):
        held = _squashed(element.get_text())
        if sum(len(text) for text in paragraphs if text in held) >= _MOST_OF_BODY * whole and selector_of(element, soup):
            chosen = element  # document order: an inner element comes after the one around it
    return chosen


def _dropped(body: Tag, article: Article) -> Iterator[Tag]:
    """Yield the outermost elements in the body that hold nothing of the article, with a class or id."""
    kept = [_squashed(block.text) for block in article.blocks]
    for element in body.find_all(True):
        text = _squashed(element.get_text())
        is_foreign = bool(text) and not any(line in text or text in line for line in kept)
        if is_foreign and (element.get("class") or element.get("id")):
            yield element


def _dates(soup: BeautifulSoup, knowledge: CleaningKnowledge) -> Iterator[Tag]:
    for element in soup.find_all(("time", "span", "p", "div", "td", "li")):
        text = str(element.get("datetime") or _text(element))
        if len(text) <= _DATE_CHARS and read_stamps(text, knowledge.months):
            yield element


def draft(content: str, url: str | None, knowledge: CleaningKnowledge) -> dict[str, object]:
    """Return the content of a site rule for the site of a page.

    Args:
        content: The page's markup.
        url: Its address; None leaves it to what the page says.
        knowledge: What cleaning knows.

    Raises:
        ValueError: Neither the page nor the caller gives its address, or the page has no article.
    """
    article = read_html(content, url, None, knowledge.block_model, knowledge.lexicon, knowledge.months)
    host = host_of(url) or host_of(article.url)
    if host is None or not any(block.zone == "body" for block in article.blocks):
        raise ValueError("the page gives no address: name it with URL= (--url)" if host is None else "no article was found on the page")
    soup = BeautifulSoup(content, "lxml")
    body = _body(soup, article)
    layout = {
        "title": _selectors([one for one in soup.find_all(("h1", "h2")) if article.title and article.title in _text(one)], soup)[:1],
        "body": _selectors([body], soup) if body else [],
        "date": _selectors(list(_dates(soup, knowledge)), soup)[:1],
        "drop": _selectors(list(_dropped(body, article)), soup)[:_MOST_DROPPED] if body else [],
    }
    ending = host.rpartition(".")[2]
    home = Publishers((), load_official_domains(HERE, load_countries(HERE))).home(host)
    country = home or _COUNTRY_DOMAINS.get(ending, ending.upper())
    zones = pytz.country_timezones.get(country) if home or len(ending) == 2 else None
    language = (article.declared_language or "").lower()[:2]
    return {
        "name": article.site_name or host,
        "domains": [registered_domain(host)],
        **({"country": country} if zones or home else {}),
        "type": "government_portal" if home else "private_media",
        **({"time_zone": zones[0]} if zones else {}),
        "speaks_for_country": home is not None,
        **({"language": language} if len(language) == 2 else {}),
        "layouts": [{key: found for key, found in layout.items() if found}],
    }


def as_yaml(rule: dict[str, object], knowledge: CleaningKnowledge, content: str) -> str:
    """Write a drafted rule as the file that it is to become, with what a person must confirm."""
    country = str(rule.get("country", ""))
    zones = pytz.country_timezones.get(country) or []
    notes = {
        "name": "confirm",
        "country": "from the domain: confirm",
        "type": f"confirm: {', '.join(TYPES)}",
        "time_zone": "confirm" + (f": {', '.join(zones[:6])}" if len(zones) > 1 else ""),
        "speaks_for_country": "confirm: true when its accounts are those of the government",
    }
    wanted = [f"# {key}: not told by the page: fill in, or leave out" for key in ("country", "time_zone") if key not in rule]
    known = knowledge.sites.of_host(str(rule["domains"][0]) if isinstance(rule["domains"], list) else None)
    lines = [f"# {_counts(content, knowledge)}" + (f" The site has a rule: {known.source.source_id}." if known else "")]
    for key, value in rule.items():
        flow = None if isinstance(value, list) else False
        written = yaml.safe_dump({key: value}, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=130).rstrip("\n")
        lines.append(f"{written}  # {notes[key]}" if key in notes else written)
    return "\n".join([*lines, *wanted]) + "\n"


def _counts(content: str, knowledge: CleaningKnowledge) -> str:
    article = read_html(content, None, None, knowledge.block_model, knowledge.lexicon, knowledge.months)
    zones = Counter(block.zone for block in article.blocks)
    return f"Drafted from one page, on which the general way reads {zones['body']} paragraphs and {zones['caption']} captions."


def main(given: Sequence[str] | None = None) -> None:
    """Read the command line and print the draft."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path, help="a saved page of the site")
    parser.add_argument("--url", help="its address, where neither the page nor a sidecar beside it states one")
    parser.add_argument("--out", type=Path, help="new file for the draft, in pipelines/reference/sites; else it is printed")
    arguments = parser.parse_args(given)
    try:
        content = read_page(arguments.page.read_bytes(), "html").content
        url = arguments.url or _sidecar_url(arguments.page)
        knowledge = load_cleaning_knowledge()
        text = as_yaml(draft(content, url, knowledge), knowledge, content)
        if arguments.out:
            with arguments.out.open("x", encoding="utf-8") as file:  # never over a rule that a person wrote
                file.write(text)
        else:
            print(text, end="")
    except OSError as error:
        parser.exit(2, f"readouts: {error.filename or arguments.page}: {error.strerror}\n")
    except ValueError as error:
        parser.exit(2, f"readouts: {error}\n")


def _sidecar_url(page: Path) -> str | None:
    """The address in the sidecar of a page of the raw folder; None where there is none."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads(page.with_suffix(".json").read_bytes())["url"])
    return None


if __name__ == "__main__":
    main()
