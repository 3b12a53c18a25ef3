"""One spelling for names that mean the same: without case, diacritics and punctuation."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´ʹ"))
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
"""Letters that Unicode does not take apart into a base letter and a mark, though readers do."""


def fold(text: str) -> str:
    """The words of a text in lower case without marks, one space between them; empty when it has no words.

    Follows Unicode's compatibility decomposition (NFKD, UAX #15). Apostrophes join ("Alzheimer's" is
    "alzheimers", "Xi'an" is "xian"), all other punctuation separates ("Non-Small-Cell" is three words).
    """
    return " ".join(_WORD.findall(_plain(text)))


def folded_words(text: str) -> list[tuple[str, str]]:
    """Each word of a text, folded, beside the word as it was written."""
    return [(fold(word), word) for word in _WORD.findall(text.translate(_APOSTROPHES))]


def _plain(text: str) -> str:
    if text.isascii():  # most names are; this halves the time that a build spends here
        return text.translate(_APOSTROPHES).lower()
    # Taken apart twice: "ᴬ" is a capital only once it is apart, and folding its case can join letters again.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS).translate(_APOSTROPHES)
