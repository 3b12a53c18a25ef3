"""Words that may be misspelt: which of them are in doubt, and the text with the right ones in their place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from search.fold import fold
from search.slips import SHORTEST
from search.words.parse import HYPHENS, TOKEN
from search.words.typed import Alternative

WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)*(?!\w)")


def in_doubt(typed: Collection[Alternative]) -> Iterator[str]:
    """The words that name nothing, folded. Numbers, codes, phrases and what is left out are never wrong."""
    for concept in (concept for alternative in typed for concept in alternative.concepts):
        if concept.meaning is None and concept.number is None and not any(map(str.isdigit, concept.text)):
            yield from (word for word in fold(concept.text).split() if len(word) >= SHORTEST and word.isalpha())


def respelled(text: str, right: Mapping[str, str]) -> str:
    """The text as it was typed with the right word in place of each wrong one, which is folded."""

    def of(token: re.Match[str]) -> str:
        word = token[3]
        if not word or word[0] in HYPHENS:
            return token[0]
        return WORD.sub(lambda found: right.get(fold(found[0]), found[0]), word)

    return TOKEN.sub(of, text)
