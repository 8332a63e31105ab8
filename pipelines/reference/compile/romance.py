"""Spanish and French adjectives: feminine and plural from the masculine singular."""


def spanish_forms(masculine: str) -> tuple[str, ...]:
    """Return masculine and feminine, singular and plural: ruso, rusa, rusos, rusas."""
    stem, end = masculine[:-1], masculine[-1]
    if end == "o":
        return (masculine, stem + "a", stem + "os", stem + "as")
    if end in "eaúí":
        plurals = (masculine + "es", masculine + "s") if end in "íú" else (masculine + "s",)
        return (masculine, *plurals)
    plain = masculine[:-2] + masculine[-2].translate(str.maketrans("áéíó", "aeio")) + end
    base = plain if end in "sn" else masculine
    return (masculine, base + "a", base + "es", base + "as")


def french_forms(masculine: str) -> tuple[str, ...]:
    """Return masculine and feminine, singular and plural: chinois, chinoise, chinoises."""
    irregular = {
        "turc": "turque",
        "grec": "grecque",
        "papou": "papoue",
        "kosovar": "kosovare",
        "letton": "lettone",
        "nippon": "nippone",
        "ouzbek": "ouzbèke",
    }
    if masculine in irregular:
        return (masculine, irregular[masculine], masculine + "s", irregular[masculine] + "s")
    if masculine.endswith("e"):
        return (masculine, masculine + "s")
    if masculine.endswith(("ien", "éen")):
        return (masculine, masculine + "ne", masculine + "s", masculine + "nes")
    plural = masculine if masculine.endswith("s") else masculine + "s"
    return tuple(dict.fromkeys((masculine, masculine + "e", plural, masculine + "es")))


def english_forms(word: str) -> tuple[str, ...]:
    """Return the word, and its plural in -s where ``+`` asks for it."""
    bare = word.removesuffix("+")
    return (bare, bare + "s") if bare != word else (bare,)
