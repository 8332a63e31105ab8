"""Case forms of Russian full names, by the regular declensions.

First names and surnames decline by their ending and the person's sex; what fits no pattern stays undeclined.
"""

_MEN = frozenset(
    {
        "Абдалла",
        "Абдулла",
        "Альфа",
        "Анура",
        "Бола",
        "Илья",
        "Иса",
        "Лука",
        "Махинда",
        "Муса",
        "Мустафа",
        "Нана",
        "Никита",
        "Никола",
        "Савва",
        "Салва",
        "Сальва",
        "Фома",
        "Франсуа",
        "Хамза",
        "Энда",
        "Яхья",
    }
)
"""First names of men that end like those of women."""

_WOMEN = frozenset(
    {
        "Анн",
        "Аннегрет",
        "Анникен",
        "Беате",
        "Джанет",
        "Джули",
        "Иветт",
        "Ине",
        "Карин",
        "Катрин",
        "Кристин",
        "Кэрри",
        "Кэтрин",
        "Лиз",
        "Мадлен",
        "Маргарет",
        "Маргот",
        "Маргрете",
        "Мариз",
        "Мелани",
        "Метте",
        "Мишель Бачелет",
        "Наледи",
        "Нгози",
        "Нэнси",
        "Одрэ",
        "Пенни",
        "Рейчел",
        "Розмари",
        "Сьюзан",
        "Уэнди",
        "Флоранс",
        "Хелен",
        "Хиллари",
        "Эврил",
        "Элизабет",
    }
)
"""First names of women that end like those of men, and a woman whose name is shared."""

_PARTICLES = frozenset({"Аль", "Ван", "Де", "Ди", "Ла", "Ле", "Эль"})
"""Parts of a surname that stay as they are before it."""

_FAMILY_FIRST = frozenset({"Као", "Лим", "Пан", "Цзинь", "Цюй", "Чжан"})
"""Surnames that stand first in the names of officials of organizations, who have no country to tell by."""

_IRREGULAR = {
    "Павел": ("Павла", "Павлу", "Павла", "Павлом", "Павле"),
    "Пётр": ("Петра", "Петру", "Петра", "Петром", "Петре"),
    "Петр": ("Петра", "Петру", "Петра", "Петром", "Петре"),
    "Лев": ("Льва", "Льву", "Льва", "Львом", "Льве"),
    "Николя": ("Николя",) * 5,
}

_HUSHING = frozenset("гкхжчшщ")
_VOWELS = frozenset("аеёиоуыэюя")


def case_forms(name: str, *, is_family_first: bool = False) -> tuple[str, ...]:
    """Genitive, dative, accusative, instrumental and prepositional of a full name in Russian.

    Args:
        name: Nominative, first name before surname (``Сергей Лавров``). A single word is taken for a surname; a Roman number stays.
        is_family_first: Chinese, Korean and Vietnamese order: only the last word declines, when it ends in a consonant.

    Returns:
        The distinct forms in that order, the nominative left out; none where no word declines.
    """
    *given, family = name.split()
    if is_family_first or (given and given[0] in _FAMILY_FIRST):
        words = [*map(_same, given), _same(family) if family[-1].lower() in _VOWELS else _masculine_noun(family)]
        return _phrases(name, words)
    is_female = bool(given) and (bool(_WOMEN & {given[0], name}) or (given[0][-1] in "ая" and given[0] not in _MEN))
    words = [_given(word, is_female) for word in given] + [_family(family, is_female)]
    return _phrases(name, words)


def _phrases(name: str, words: list[tuple[str, ...]]) -> tuple[str, ...]:
    forms = (" ".join(word[case] for word in words) for case in range(5))
    return tuple(dict.fromkeys(form for form in forms if form != name))


def _same(word: str) -> tuple[str, ...]:
    return (word,) * 5


def _given(word: str, is_female: bool) -> tuple[str, ...]:
    if "-" in word:
        head, _, tail = word.rpartition("-")
        return tuple(f"{head}-{form}" for form in _given(tail, is_female))
    stem, last = word[:-1], word[-1]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word[0].isupper() or word in _PARTICLES or (last == "а" and stem[-1:] in _VOWELS):
        return _same(word)
    if word.endswith("ия"):
        return tuple(stem + end for end in ("и", "и", "ю", "ей", "и"))
    if last == "я":
        return tuple(stem + end for end in ("и", "е", "ю", "ей", "е"))
    if last == "а":
        return tuple(stem + end for end in ("и" if stem[-1] in _HUSHING else "ы", "е", "у", "ой", "е"))
    return _same(word) if is_female else _masculine_noun(word)


def _masculine_noun(word: str) -> tuple[str, ...]:
    stem, last = word[:-1], word[-1]
    if word.endswith("ий"):
        return tuple(stem + end for end in ("я", "ю", "я", "ем", "и"))
    if last == "й" or last == "ь":
        return tuple(stem + end for end in ("я", "ю", "я", "ем", "е"))
    if last in _VOWELS:
        return _same(word)
    return tuple(word + end for end in ("а", "у", "а", "ем" if last in "жчшщц" else "ом", "е"))


def _family(word: str, is_female: bool) -> tuple[str, ...]:
    if word.isascii():
        return _same(word)
    if word in _IRREGULAR and not is_female:
        return _IRREGULAR[word]
    stem = word[:-1]
    possessive = word.removesuffix("а") if is_female else word
    if possessive.endswith(("ов", "ев", "ёв", "ин", "ын")) and not word.endswith("ддин") and is_female == word.endswith("а"):
        return tuple(possessive + end for end in (("ой", "ой", "у", "ой", "ой") if is_female else ("а", "у", "а", "ым", "е")))
    if is_female and word.endswith("ая"):
        return tuple(word[:-2] + end for end in ("ой", "ой", "ую", "ой", "ой"))
    if not is_female and word.endswith(("ский", "цкий", "ской", "цкой")):
        return tuple(word[:-2] + end for end in ("ого", "ому", "ого", "им", "ом"))
    if word[-1] == "а" and stem[-1] not in _VOWELS:
        return tuple(stem + end for end in ("и" if stem[-1] in _HUSHING else "ы", "е", "у", "ой", "е"))
    if word[-1] in _VOWELS or is_female or word.endswith(("ых", "их")):
        return _same(word)
    return _masculine_noun(word)
