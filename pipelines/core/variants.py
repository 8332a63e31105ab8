"""Characters of one script that stand for each other: a text in the characters that the words of its language are listed in."""

import re
from collections.abc import Mapping


class Variants:
    """Writes the variants of characters in the forms that are listed, one for one, so that offsets stay true.

    A character that stands for several (Traditional Chinese 乾 for 干 and 乾) is none of them: what it means, only its word tells.

    Args:
        listed: Variant to listed character.
    """

    def __init__(self, listed: Mapping[str, str]) -> None:
        self._listed = str.maketrans(dict(listed))
        self._any = re.compile(f"[{re.escape(''.join(listed))}]") if listed else None

    def listed(self, text: str) -> str:
        """Return a text in the listed characters: of the same length, and the very same where it has no variant."""
        return text.translate(self._listed) if self._any and self._any.search(text) else text


NO_VARIANTS = Variants({})


def printed_words(words: str, read: str, printed: str) -> str:
    """Words of a text as it is read, as the page prints them where they first stand; as they are where they stand nowhere.

    Args:
        words: The words, in listed characters.
        read: The text in listed characters.
        printed: The same text as printed.
    """
    at = read.find(words) if read is not printed else -1
    return printed[at : at + len(words)] if at >= 0 else words
