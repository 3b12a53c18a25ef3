"""Words that find nothing, and what they are asked again as."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from search.query import StudyQuery
from search.suggest.spelling import Spelling
from search.words.concepts import KnowsNames, understand
from search.words.respelled import in_doubt, respelled

MOST: Final = 6
"""Words of a question that are looked at."""


class Speller:
    """Knows the words of the vocabulary that have studies, and reads a question again."""

    def __init__(self, vocabulary: KnowsNames, spelling: Callable[[], Spelling]) -> None:
        """`spelling` is that of the live index; it is asked for when a word is in doubt."""
        self._vocabulary = vocabulary
        self._spelling = spelling

    def doubts(self, query: StudyQuery) -> dict[str, str | None]:
        """The words that may be misspelt, each with the known one that is meant; None where none is near."""
        if not self.may_doubt(query):
            return {}
        words = list(dict.fromkeys(in_doubt(query.typed)))[:MOST]
        return {word: self._spelling().nearest(word) for word in words}

    def may_doubt(self, query: StudyQuery) -> bool:
        """Whether a question has words that may be misspelt; nothing is looked up for it."""
        return query.expand and not query.q_number and not query.corrected and any(in_doubt(query.typed))

    def studies(self, word: str) -> int:
        """How many studies a word that was given as the right one stands for."""
        return self._spelling().studies(word)

    def corrected(self, query: StudyQuery, right: dict[str, str]) -> StudyQuery | None:
        """The question with the right words in place of wrong ones; None without any, or with more than it may hold."""
        try:
            return self.read(query, respelled(query.q or "", right)) if right else None
        except ValueError:
            return None

    def read(self, query: StudyQuery, text: str) -> StudyQuery:
        """The question with other words in place of its own; raises ValueError for more than one may hold."""
        typed = understand(text, self._vocabulary, expand=True)
        return replace(query, typed=typed, respelled=text, corrected=True, relaxed=False)
