"""Russian endings: nouns of one or more words, adjectives, and inhabitants, in all cases.

The rules cover the names of places and institutions. What they cannot know is marked at the word: ``=`` keeps it as it is,
``+`` makes it a plural with the genitive ending that follows (``Штаты+ов``, ``Афины+``), ``!`` takes it from IRREGULAR.
Source of the paradigms: any school grammar (А. А. Зализняк, Грамматический словарь русского языка, for the classes).
"""

import re

CASES = 6
"""Nominative, genitive, dative, accusative, instrumental, prepositional."""

FEMININE_IN_SOFT_SIGN = frozenset(
    {"Астрахань", "Беларусь", "Казань", "Лодзь", "Нахичевань", "Пермь", "Познань", "Рязань", "Сызрань", "Тверь", "Тюмень"}
)

IRREGULAR = {
    "Египет!": ("Египет", "Египта", "Египту", "Египет", "Египтом", "Египте"),
    "Кремль!": ("Кремль", "Кремля", "Кремлю", "Кремль", "Кремлем | Кремлём", "Кремле"),
    "Гвинея-Бисау!": ("Гвинея-Бисау", "Гвинеи-Бисау", "Гвинее-Бисау", "Гвинею-Бисау", "Гвинеей-Бисау", "Гвинее-Бисау"),
    "Маврикий!": ("Маврикий", "Маврикия", "Маврикию", "Маврикий", "Маврикием", "Маврикии"),
    "замок!": ("замок", "замка", "замку", "замок", "замком", "замке"),
    "Святой!": ("Святой", "Святого", "Святому", "Святой", "Святым", "Святом"),
    "Святейший!": ("Святейший", "Святейшего", "Святейшему", "Святейший", "Святейшим", "Святейшем"),
    "Смольный!": ("Смольный", "Смольного", "Смольному", "Смольный", "Смольным", "Смольном"),
    "Нижний!": ("Нижний", "Нижнего", "Нижнему", "Нижний", "Нижним", "Нижнем"),
}

_VOWELS = "аеёиоуыэюя"
_HUSHING = "жшчщц"


def decline(phrase: str) -> tuple[str, ...]:
    """Return the distinct forms of a marked phrase, nominative first, with е for every ё as well."""
    words = [_word(word, is_last=number == phrase.count(" ")) for number, word in enumerate(phrase.split())]
    forms: list[str] = []
    for case in range(CASES):
        variants = [""]
        for word in words:
            variants = [f"{start} {form}".strip() for start in variants for form in word[case].split(" | ")]
        forms += variants
    return tuple(dict.fromkeys(spelling for form in forms for spelling in (form, form.replace("ё", "е"))))


def _word(word: str, is_last: bool) -> tuple[str, ...]:
    """Six forms of one word; an adjective is known by its ending and by standing before the last word."""
    if word.endswith("!"):
        return IRREGULAR[word]
    if "+" in word:
        return _plural(*word.split("+"))
    bare = word.rstrip("=")
    if bare != word or len(bare) < 3 or not bare[-1].islower() or not bare[0].isalpha():
        return (bare,) * CASES
    return _noun(bare) if is_last or not re.search(r"(?:ая|ое|ый|ий|ые|ие|ой|вы)$", bare) else _adjective(bare)


def _plural(nominative: str, genitive_ending: str) -> tuple[str, ...]:
    stem = nominative[:-1]
    return (nominative, stem + genitive_ending, stem + "ам", nominative, stem + "ами", stem + "ах")


def _adjective(word: str) -> tuple[str, ...]:
    stem, ending = word[:-2], word[-2:]
    soft = stem[-1] in "гкхжшчщ"
    if ending == "ая":
        return (word, stem + "ой", stem + "ой", stem + "ую", stem + "ой", stem + "ой")
    if ending == "вы":
        return (word, word + "х", word + "м", word, word + "ми", word + "х")
    vowel = "и" if soft else "ы"
    if ending in ("ые", "ие"):
        return (word, stem + vowel + "х", stem + vowel + "м", word, stem + vowel + "ми", stem + vowel + "х")
    return (word, stem + "ого", stem + "ому", word, stem + vowel + "м", stem + "ом")


def _noun(word: str) -> tuple[str, ...]:
    stem, last, before = word[:-1], word[-1], word[-2]
    if word.endswith("орец"):
        return (word, *(word[:-2] + ending for ending in ("ца", "цу")), word, *(word[:-2] + ending for ending in ("цом", "це")))
    if last not in _VOWELS + "ьй":
        return (word, word + "а", word + "у", word, word + ("ем" if last in _HUSHING else "ом"), word + "е")
    if last == "й":
        return (word, stem + "я", stem + "ю", word, stem + "ем", stem + "е")
    if last == "ь":
        if word.split("-")[-1] in FEMININE_IN_SOFT_SIGN:
            return (word, stem + "и", stem + "и", word, stem + "ью", stem + "и")
        return (word, stem + "я", stem + "ю", word, stem + "ем", stem + "е")
    if last == "а" and before not in _VOWELS:
        genitive = "и" if before in "гкхжшчщ" else "ы"
        return (word, stem + genitive, stem + "е", stem + "у", stem + ("ей" if before in _HUSHING else "ой"), stem + "е")
    if last == "я":
        dative = "и" if before == "и" else "е"
        return (word, stem + "и", stem + dative, stem + "ю", stem + "ей", stem + dative)
    if word.endswith("ство"):
        return (word, stem + "а", stem + "у", word, stem + "ом", stem + "е")
    return (word,) * CASES


def adjective_forms(masculine: str) -> tuple[str, ...]:
    """Return all forms of an adjective in -ский or -ый, all genders and the plural."""
    stem = masculine[:-2]
    vowel = "и" if stem[-1] in "гкхжшчщ" else "ы"
    endings = ("ого", "ому", vowel + "м", "ом", "ая", "ой", "ую", "ое", vowel + "е", vowel + "х", vowel + "ми")
    return (masculine, *(stem + ending for ending in endings))


def inhabitant_forms(masculine: str) -> tuple[str, ...]:
    """Return all forms of a masculine inhabitant, singular and plural; ``!`` marks a plural genitive without ending."""
    word = masculine.rstrip("!")
    if word.endswith("ец"):
        stem = word[:-2] + ("й" if word[-3] in _VOWELS else "ь" if word[-3] == "л" else "")
        endings = ("ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах")
    elif word.endswith(("анин", "янин", "тянин")):
        stem, endings = word[:-2], ("ина", "ину", "ином", "ине", "е", "", "ам", "ами", "ах")
    elif word == "болгарин":
        stem, endings = word[:-2], ("ина", "ину", "ином", "ине", "ы", "", "ам", "ами", "ах")
    else:
        plural = "и" if word[-1] in "гкхжшчщ" else "ы"
        genitive = "" if masculine.endswith("!") else "ей" if word[-1] in "жшчщ" else "ов"
        stem, endings = word, ("а", "у", "ем" if word[-1] in "жшчщ" else "ом", "е", plural, genitive, "ам", "ами", "ах")
    return tuple(dict.fromkeys((word, *(stem + ending for ending in endings))))
