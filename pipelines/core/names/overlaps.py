"""Scripts without spaces: listed names that end elsewhere than their list says, by the titles and names around them.

美国防部长 names the Secretary of Defense (国防部长) of 美, and no 防部长 of 美国; who goes by 吕特尔 all over a page is no 吕特.
"""

from collections.abc import Mapping, Sequence

from pipelines.core.names.gazetteer import Hit
from pipelines.core.names.lexicon import NameRuns

_TITLE = 5
"""Most listed words of one title that are looked at."""
_TWICE = 2
"""Places at which a longer name shows."""


def settled_hits(text: str, hits: Sequence[Hit], words: Mapping[int, tuple[int, str]], runs: NameRuns) -> dict[int, Hit]:
    """Listed names by where they begin: countries without the letter that begins a title, persons without those of longer names.

    Args:
        text: The document's text.
        hits: Gazetteer hits, sorted, none overlapping.
        words: Start of a listed word to its end and tag, the longest at each place.
        runs: Of what the names of the language are made.
    """
    found: dict[int, Hit] = {}
    for hit in hits:
        if hit[2].tag == "C" and _begins_title(hit, words):
            found[hit[0]] = (hit[0], hit[1] - 1, hit[2])
        elif hit[2].tag != "N" or not _goes_on(text, hit, words, runs):
            found[hit[0]] = hit
    return found


def _begins_title(hit: Hit, words: Mapping[int, tuple[int, str]]) -> bool:
    """Whether the last letter of a country begins a title that what follows the country does not make: 韩|国防部长, 韩国|防长."""
    last = hit[1] - 1
    if words.get(hit[1], (0, ""))[1] == "x":
        return False  # a word that belongs to no title: 沙特|首都
    return last > hit[0] and last in words and _is_title(last, words) and not _is_title(hit[1], words)


def _is_title(position: int, words: Mapping[int, tuple[int, str]]) -> bool:
    """Whether listed words of a title stand in a row up to its head."""
    for _ in range(_TITLE):
        position, tag = words.get(position, (0, ""))
        if tag == "R":
            return True
        if tag != "P":
            return False
    return False


def _goes_on(text: str, hit: Hit, words: Mapping[int, tuple[int, str]], runs: NameRuns) -> bool:
    """Whether a person's name is everywhere on the page the beginning of one longer foreign name."""
    end = hit[1]
    if text[end : end + 1] not in runs.transliteration or end in words or text[end] in runs.ends or text[end] in runs.links:
        return False
    places = text.count(text[hit[0] : end + 1])
    return places >= _TWICE and places == text.count(text[hit[0] : end])
