"""Make ``countries.yaml`` afresh from the word lists beside this file. Run by hand, then read what changed.

    python -m pipelines.reference.compile.countries > pipelines/reference/countries.yaml

Sources: ISO 3166-1 codes, regions and Wikidata items from rigour (MIT); usual names in other languages from Babel's CLDR
(BSD-3, Unicode licence); Correlates of War numbers from the list of its project; everything else in ``words/`` is our own.
"""

import sys
from collections import defaultdict

from babel import Locale
from rigour.territories import get_territory

from pipelines.reference.compile.declension import adjective_forms, decline, inhabitant_forms
from pipelines.reference.compile.romance import english_forms, french_forms, spanish_forms
from pipelines.reference.compile.word_lists import cells, rows

ALSO = ("de", "pt", "ar", "ja")
"""Languages for which the usual name alone is taken."""

UNSAFE = {
    "de": {"Dominica", "Jersey"},
    "pt": {"Maurício", "Granada", "Dominica", "São Martinho", "Reunião", "Guadalupe", "Santa Helena", "Santa Lúcia", "Jersey"},
    "ja": {"マリ", "タイ", "チャド", "トーゴ", "チリ", "マン島", "アルバ"},
    "es": {
        "Granada",
        "San Martín",
        "Jersey",
        "Reunión",
        "Guadalupe",
        "Santa Elena",
        "Santa Lucía",
        "Montserrat",
        "Mauricio",
        "San Bartolomé",
    },
    "fr": {"Salvador", "Maurice", "Dominique", "Saint-Martin", "Jersey", "La Réunion", "Montserrat"},
    "ar": set(),
    "zh": set(),
}
"""Usual names that are first names, cities, ordinary words ("Reunión") or parts of them."""

SHARED = ({"KP", "KR"}, {"CD", "CG"}, {"DM", "DO"})
"""Countries that share words on purpose."""

GLEDITSCH_WARD = {"DE": 260, "YE": 678, "RS": 340, "KI": 970, "NR": 971, "TO": 972, "TV": 973}
"""Where Gleditsch and Ward differ from the Correlates of War."""

CAMEO = {"RO": "ROM", "PS": "PSE", "HK": "HKG", "MO": "MAC"} | dict.fromkeys(("ME", "XK", "TL", "SS"))
"""CAMEO codes that are not the ISO code of a state; None where it is not known for certain."""


def main() -> None:
    """Print the file."""
    english = {row[0]: row for row in rows("en.txt")}
    terms = {code: _terms(code, row) for code, row in english.items()}
    lines = [*_head(), "ambiguous:", *_ambiguous(terms), "countries:"]
    for code in sorted(english):
        lines += _entry(code, english[code], terms[code])
    sys.stdout.write("\n".join(lines) + "\n")


Terms = dict[str, dict[str, list[str]]]


def _terms(code: str, row: list[str]) -> Terms:
    """Words of one country: names, adjectives, metonyms and combining forms, each by language."""
    _, _, name, official, capital, others, adjectives = row
    found: Terms = {key: defaultdict(list) for key in ("names", "adjectives", "metonyms", "combining")}
    found["names"]["en"] = [name, official, *cells(others)]
    found["adjectives"]["en"] = [form for word in cells(adjectives) for form in english_forms(word)]
    if _is_state(row):
        found["metonyms"]["en"] = [capital.split(",")[0]] if capital else []
    for language, forms in (("es", spanish_forms), ("fr", french_forms)):
        cell = _LISTS[language].get(code, ["", "", "", ""])
        extra = cells(cell[2])
        found["names"][language] = [*([] if extra[:1] == ["-"] else _usual(code, language)), *(word for word in extra if word != "-")]
        found["adjectives"][language] = [form for word in cells(cell[3]) for form in forms(word)]
        found["metonyms"][language] = cells(cell[1]) if _is_state(row) else []
    russian = _LISTS["ru"].get(code, ["", "", "", "", ""])
    found["names"]["ru"] = [form for word in cells(russian[2]) for form in decline(word)]
    found["adjectives"]["ru"] = [form for word in cells(russian[3]) for form in adjective_forms(word)]
    found["adjectives"]["ru"] += [form for word in cells(russian[4]) for form in inhabitant_forms(word)]
    chinese = _LISTS["zh"].get(code, ["", "", ""])
    found["names"]["zh"] = [*_usual(code, "zh"), *cells(chinese[2])]
    if _is_state(row):
        found["metonyms"]["ru"] = list(decline(russian[1])) if russian[1] else []
        found["metonyms"]["zh"] = cells(chinese[1])
    for language in ALSO:
        found["names"][language] = _usual(code, language)
    _add_seats_and_combining(code, found)
    return _tidy(found)


def _is_state(row: list[str]) -> bool:
    return row[0] not in _PLAIN_CAPITALS and (bool(row[1]) or row[0] == "PS")


def _usual(code: str, language: str) -> list[str]:
    name = Locale(language).territories.get(code, "").replace("’", "'")
    return [] if not name or "(" in name or "（" in name or "/" in name or name in UNSAFE[language] else [name]


def _add_seats_and_combining(code: str, found: Terms) -> None:
    for key, name in (("metonyms", "seats"), ("combining", "combining")):
        row = _LISTS[name].get(code)
        for language, cell in zip(("en", "es", "fr", "ru", "zh"), row[1:] if row else (), strict=False):
            for word in cells(cell):
                found[key][language] += decline(word) if language == "ru" and key == "metonyms" else [word]


def _tidy(found: Terms) -> Terms:
    """Drop repeats; a word stays where it stands first: name, adjective, metonym."""
    tidy: Terms = {}
    seen: set[tuple[str, str]] = set()
    for key, by_language in found.items():
        tidy[key] = {}
        for language, words in by_language.items():
            kept = [word for word in dict.fromkeys(words) if key == "combining" or (language, word) not in seen]
            if kept:
                tidy[key][language] = kept
            if key != "combining":
                seen |= {(language, word) for word in kept}
    return tidy


def _ambiguous(terms: dict[str, Terms]) -> list[str]:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code, found in terms.items():
        for key in ("names", "adjectives", "metonyms"):
            for language, words in found[key].items():
                for word in words:
                    owners[language, word].add(code)
    shared: dict[str, list[str]] = defaultdict(list)
    for (language, word), codes in owners.items():
        if codes in SHARED:
            shared[language].append(word)
        elif len(codes) > 1:
            sys.exit(f"{word} ({language}) names {', '.join(sorted(codes))}")
    return [f"  {language}: {' | '.join(shared[language])}" for language in sorted(shared)]


def _head() -> list[str]:
    return [
        "# Countries and the words that stand for them. Words are parted by bars and written as in the middle of a sentence;",
        "# the form with an initial capital is understood. Names: usual, official, former. Adjectives: all inflected forms, and",
        "# inhabitants. Metonyms: capitals and seats that speak for the government. Combining: only inside a compound.",
        "# First made by compile/countries.py, which says where the facts come from; edit by hand from then on.",
    ]


def _entry(code: str, row: list[str], found: Terms) -> list[str]:
    _, cow, name, official, capital, *_ = row
    territory = get_territory(code)
    if territory is None or territory.alpha3 is None:
        sys.exit(f"{code} is not a code of ISO 3166-1")
    iso3 = territory.alpha3.upper()
    facts = {
        "iso3": iso3,
        "name": name,
        "official_name": official,
        "region": territory.region,
        "capital": capital.split(",")[0],
        "cow": cow,
        "gw": GLEDITSCH_WARD.get(code, cow),
        "cameo": CAMEO.get(code, iso3 if cow else None),
        "wikidata": territory.qid,
    }
    lines = [f"  {code}:", *(f"    {key}: {value}" for key, value in facts.items() if value)]
    for key, by_language in found.items():
        words = {
            language: [word for word in terms if (language, key) != ("en", "names") or word not in (name, official)]
            for language, terms in by_language.items()
        }
        if any(words.values()):
            lines += [f"    {key}:", *(f"      {language}: {' | '.join(terms)}" for language, terms in sorted(words.items()) if terms)]
    return lines


_PLAIN_CAPITALS = {row[0] for row in rows("plain_capitals.txt")}
"""Countries whose capital is not taken for the government."""

_LISTS = {name: {row[0]: row for row in rows(f"{name}.txt")} for name in ("es", "fr", "ru", "zh", "seats", "combining")}

if __name__ == "__main__":
    main()
