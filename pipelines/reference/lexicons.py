"""The words of each language: ``languages/<code>/names.yaml`` and ``meetings.yaml``."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pipelines.core.meetings.cue_lexicon import CueLexicon, build_cues
from pipelines.core.meetings.cue_lists import CUE_LISTS, OPTIONAL_CUES, OPTIONAL_WORDS, WORD_LISTS
from pipelines.core.names.inflect import Declension, build_declension
from pipelines.core.names.lexicon import TAGS, NameLexicon, NameRuns, build_lexicon
from pipelines.core.text import expand, is_cjk
from pipelines.reference.offices import load_offices
from pipelines.reference.strict import HERE, ReferenceDataError, only_keys, read_yaml
from pipelines.reference.variants import load_variants

_NAME_LISTS = (*TAGS, "possessive_marks", "abbreviations")
_OPTIONAL_LISTS = (
    "capitalised_heads",
    "patronymics",
    "plural_counterparts",
    "title_surnames",
    "leading_suffixes",
    "ranks",
    "births",
    "subject_marks",
    "seats",
    "posted",
    "national_titles",
    "presiding",
    "region_words",
    "venues",
    "months",
)
_OPTIONAL_NAMES = (
    "article_parts_titles", "runs", "title_countries", "title_bodies", "lead_words", "modifier_endings", "verb_endings", "plural_endings",
    "seat_endings", "declension",
)  # fmt: skip
_LINKING = ("and_words", "articles", "honorifics", "ranks")
_FORMS = (
    "past",
    "present",
    "bare",
    "future",
    "with",
    "about",
    "participle",
    "gerund",
    "clitic",
    "given",
    "pluperfect",
    "passive",
    "passive_bare",
    "passive_sided",
    "transitive",
    "transitive_bare",
    "transitive_seen",
    "transitive_sided",
    "transitive_future",
)
_MODES = ("in_person", "phone", "video", "talk")


class LazyCues(Mapping[str, CueLexicon]):
    """Cue lexicons by language, each built when the first page asks for it: one may spell out a hundred thousand cues.

    Args:
        makers: Language to what builds its lexicon.
    """

    def __init__(self, makers: Mapping[str, Callable[[], CueLexicon]]) -> None:
        self._makers = makers
        self._made: dict[str, CueLexicon] = {}

    def __getitem__(self, language: str) -> CueLexicon:
        if language not in self._made:
            self._made[language] = self._makers[language]()
        return self._made[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def load_name_lexicons() -> dict[str, NameLexicon]:
    """Read ``<code>/names.yaml`` of every language that has one.

    Raises:
        ReferenceDataError: A list is missing or unknown, or is no list of words.
    """
    lexicons = {}
    for path in sorted((HERE / "languages").glob("*/names.yaml")):
        data = read_yaml(path)
        only_keys(data, path, "names", _NAME_LISTS, (*_OPTIONAL_LISTS, *_OPTIONAL_NAMES))
        lists = {name: _words(data[name], path, name) for name in _NAME_LISTS}
        code = path.parent.name
        is_unspaced = any(is_cjk(word[0]) for word in lists["heads"])
        lexicon = build_lexicon(code, lists, bool(data.get("article_parts_titles")), is_unspaced, _runs(data.get("runs"), path))
        lexicons[code] = _with_optional(lexicon, data, path)
    return lexicons


def _with_optional(lexicon: NameLexicon, data: Mapping[str, Any], path: Path) -> NameLexicon:
    """A lexicon with the lists that not every language has."""
    return replace(
        lexicon,
        title_countries=_by_word(data.get("title_countries"), path, "title_countries"),
        title_bodies=_by_word(data.get("title_bodies"), path, "title_bodies"),
        lead_words=_by_word(data.get("lead_words"), path, "lead_words"),
        modifier_endings=_words(data.get("modifier_endings", []), path, "modifier_endings"),
        verb_endings=_words(data.get("verb_endings", []), path, "verb_endings"),
        seat_endings=_words(data.get("seat_endings", []), path, "seat_endings"),
        plural_endings=_words(data.get("plural_endings", []), path, "plural_endings"),
        declension=_declension(data.get("declension"), path),
        capitalised_heads=frozenset(_words(data.get("capitalised_heads", []), path, "capitalised_heads")),
        months=frozenset(_words(data.get("months", []), path, "months")),
        plural_counterparts=_spelled(data.get("plural_counterparts", []), path, "plural_counterparts"),
        subject_marks=_words(data.get("subject_marks", []), path, "subject_marks"),
        patronymics=frozenset(_words(data.get("patronymics", []), path, "patronymics")),
        leading_suffixes=frozenset(_words(data.get("leading_suffixes", []), path, "leading_suffixes")),
        title_surnames=frozenset(_words(data.get("title_surnames", []), path, "title_surnames")),
        seats=tuple(sorted(_spelled(data.get("seats", []), path, "seats"))),
        national_titles=_spelled(data.get("national_titles", []), path, "national_titles"),
        posted=_spelled(data.get("posted", []), path, "posted"),
        presiding=tuple(sorted(_spelled(data.get("presiding", []), path, "presiding"))),
        region_words=_spelled(data.get("region_words", []), path, "region_words"),
        venues=_spelled(data.get("venues", []), path, "venues"),
        ranks=_spelled(data.get("ranks", []), path, "ranks"),
        births=_spelled(data.get("births", []), path, "births"),
        offices=load_offices(path.with_name("offices.yaml")),
        variants=load_variants(path.with_name("variants.csv")),
    )


def load_cue_lexicons(names: Mapping[str, NameLexicon], folder: Path = HERE / "languages") -> LazyCues:
    """Read ``<code>/meetings.yaml`` of every language that has one; what is wrong with a file is seen here, not when it is first used.

    Args:
        names: Name lexicons, whose small words may stand between two parties.
        folder: Where the languages lie.

    Raises:
        ReferenceDataError: A list, mode or form is missing or unknown, or a language has no names.yaml.
    """
    makers = {}
    for path in sorted(folder.glob("*/meetings.yaml")):
        data, code = read_yaml(path), path.parent.name
        if code not in names:
            raise ReferenceDataError(path, "file", "the language has no names.yaml")
        only_keys(data, path, "meetings", ("verbs", "nouns", *CUE_LISTS, *WORD_LISTS), (*OPTIONAL_CUES, *OPTIONAL_WORDS))
        verbs = {mode: _forms(forms, path, f"verbs.{mode}") for mode, forms in _modes(data["verbs"], path, "verbs").items()}
        nouns = {mode: _words(words, path, f"nouns.{mode}") for mode, words in _modes(data["nouns"], path, "nouns").items()}
        lists = {
            name: _words(data[name], path, name) for name in (*CUE_LISTS, *WORD_LISTS, *OPTIONAL_CUES, *OPTIONAL_WORDS) if name in data
        }
        links, has_cases = _links(path.parent / "names.yaml"), names[code].declension is not None
        makers[code] = partial(build_cues, code, verbs, nouns, lists, *links, has_cases)
    return LazyCues(makers)


def _runs(data: Any, path: Path) -> NameRuns:
    """``surnames`` are words; ``transliteration`` and ``ends`` are characters, written in one string or several."""
    if data is None:
        return NameRuns()
    if not isinstance(data, dict):
        raise ReferenceDataError(path, "runs", "a mapping is wanted")
    only_keys(data, path, "runs", ("surnames", "surname_countries", "transliteration", "ends", "links", "short_countries"))
    shorts = data["short_countries"]
    if not isinstance(shorts, dict) or not all(isinstance(part, str) for pair in shorts.items() for part in pair):
        raise ReferenceDataError(path, "runs.short_countries", "characters and their countries are wanted")
    words = {name: _words(data[name], path, f"runs.{name}") for name in data if name != "short_countries"}
    singles = {name: frozenset("".join(words[name])) for name in ("transliteration", "ends", "links")}
    surnames, countries = frozenset(words["surnames"]), frozenset(words["surname_countries"])
    return NameRuns(surnames, singles["transliteration"], singles["ends"], singles["links"], countries, shorts)


def _by_word(data: Any, path: Path, name: str) -> tuple[tuple[str, str], ...]:
    """Words with what they are listed under, the longest first."""
    if data is None:
        return ()
    if not isinstance(data, dict):
        raise ReferenceDataError(path, name, "a mapping is wanted")
    lists = {code: _words(data[code], path, f"{name}.{code}") for code in data}
    pairs = [(word, code) for code, words in lists.items() for pattern in words for word in expand(pattern)]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _declension(data: Any, path: Path) -> Declension | None:
    if data is None:
        return None
    if not isinstance(data, dict):
        raise ReferenceDataError(path, "declension", "a mapping is wanted")
    only_keys(data, path, "declension", ("cases", "title_cases", "base_titles", "kept"))
    cases, titles = data["cases"], data["title_cases"]
    if not isinstance(cases, dict) or not isinstance(titles, dict) or not set(titles) <= set(cases):
        raise ReferenceDataError(path, "declension", "cases and title_cases are mappings, and every case of a title has its endings")
    endings = {
        str(case): {
            str(ending): {str(base): _words(befores, path, f"declension.cases.{case}.{ending}") for base, befores in bases.items()}
            for ending, bases in table.items()
        }
        for case, table in cases.items()
    }
    title_cases = {str(case): _words(words, path, f"declension.title_cases.{case}") for case, words in titles.items()}
    base_titles, kept = (_words(data[name], path, f"declension.{name}") for name in ("base_titles", "kept"))
    return build_declension(endings, title_cases, base_titles, kept)


def _modes(data: Any, path: Path, entry: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ReferenceDataError(path, entry, "a mapping of modes is wanted")
    only_keys(data, path, entry, (), _MODES)
    return data


def _forms(data: Any, path: Path, entry: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(data, dict):
        raise ReferenceDataError(path, entry, "a mapping of forms is wanted")
    only_keys(data, path, entry, (), _FORMS)
    return {form: _words(words, path, f"{entry}.{form}") for form, words in data.items()}


def _words(data: Any, path: Path, entry: str) -> tuple[str, ...]:
    if not isinstance(data, list) or not all(isinstance(word, (str, int)) for word in data):
        raise ReferenceDataError(path, entry, "a list of words is wanted")
    return tuple(str(word) for word in data)


def _spelled(data: Any, path: Path, entry: str) -> frozenset[str]:
    return frozenset(word for pattern in _words(data, path, entry) for word in expand(pattern))


def _links(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """All linking words of a language's names, and the conjunctions among them."""
    data = read_yaml(path)
    words = {name: [word for pattern in data.get(name, ()) for word in expand(str(pattern))] for name in _LINKING}
    return frozenset(word for found in words.values() for word in found), frozenset(words["and_words"])
