"""Single plain words in a name: whole words in lower case, one or many."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"\w+(?:[.:'’]\w+)*")


def words_of(text: str) -> frozenset[str]:
    """The words of a text without marks and possessives. A dot or an apostrophe inside joins."""
    apart = unicodedata.normalize("NFKD", text).lower()
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return frozenset(re.sub(r"['’]s$", "", word) for word in WORD.findall(bare))


def holds(words: frozenset[str], asked: str) -> bool:
    """Whether all words asked for stand there, one or many."""
    singular = {one(word) for word in words}
    return all(one(word) in singular for word in asked.split())


def one(word: str) -> str:
    """`universities` as `university`, `institutes` as `institute`."""
    return re.sub("ies$", "y", word) if word.endswith("ies") else word.removesuffix("s")
