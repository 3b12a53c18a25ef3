"""What is decided once the words were asked for: whether half of them suffice, whether others were meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from search.engine.client import Client
from search.indices import Live
from search.parts import ask_parts
from search.query import StudyQuery
from search.respelling import (
    HELD,
    RARE,
    anything,
    corrected,
    found_nothing,
    missing,
    respelling_bodies,
    with_offer,
)
from search.speller import Speller
from search.words.clause import can_relax, strict

Json = dict[str, Any]

FEW_BY_WORDS: Final = 20
"""Where the words alone find fewer studies than this, half of them suffice; under distance order, where none."""


def ask_whole(
    client: Client,
    live: Live,
    query: StudyQuery,
    parts_of: Callable[[StudyQuery], dict[Any, Json]],
    speller: Speller | None = None,
) -> tuple[StudyQuery, dict[Any, Json]]:
    """The answers to a question's requests, once it is decided whether other words are asked in place of some, or half
    of its words suffice. The first request tells whether anything is found."""
    return _Asker(client, live, parts_of).whole(query, speller)


class _Asker(NamedTuple):
    client: Client
    live: Live
    parts_of: Callable[[StudyQuery], dict[Any, Json]]

    def whole(self, query: StudyQuery, speller: Speller | None) -> tuple[StudyQuery, dict[Any, Json]]:
        """Other words come before half of them: "kidny failure" is no question for failures."""
        answers = self._strict(query, FEW_BY_WORDS, counted=bool(speller and speller.may_doubt(query)))
        words = _by_words(answers)
        relaxes = can_relax(query) and _too_few(query, words)
        found = not _found_nothing(answers)
        doubts = speller.doubts(query) if speller and (relaxes or words <= HELD or not found) else {}
        if speller is None or not doubts or not (relaxes or not found or any(doubts.values())):
            return self._relaxed(query) if relaxes else (query, answers)
        relaxed = replace(query, relaxed=True)
        half = self.parts_of(relaxed) if relaxes else {}
        told = ask_parts(self.client, self.live, query, half | respelling_bodies(query, doubts))
        respelt = corrected(query, doubts, told, speller) if words <= HELD else None
        if respelt and (better := self._respelt(respelt, words)):
            return better
        if relaxes:
            query, answers = relaxed, {name: told[name] for name in half}
        if _found_nothing(answers) and found_nothing(told["anything"]):
            last = speller.corrected(query, missing(doubts, told))
            return (self._last(last) if last else None) or (query, answers)
        return with_offer(query, doubts, told, speller), answers

    def _strict(self, query: StudyQuery, up_to: int, counted: bool) -> dict[Any, Json]:
        """The answers, and how many studies have all words, whatever else is asked; no more than tell which rule is
        right."""
        parts = self.parts_of(query)
        if counted or can_relax(query):
            parts["words"] = {"size": 0, "track_total_hits": up_to, "query": strict(query)}
        return ask_parts(self.client, self.live, query, parts)

    def _relaxed(self, query: StudyQuery) -> tuple[StudyQuery, dict[Any, Json]]:
        relaxed = replace(query, relaxed=True)
        return relaxed, ask_parts(self.client, self.live, relaxed, self.parts_of(relaxed))

    def _respelt(self, query: StudyQuery, words: int) -> tuple[StudyQuery, dict[Any, Json]] | None:
        """The question with other words, where they find so many more than those that were typed."""
        answers = self._strict(query, RARE * HELD, counted=True)
        right = _by_words(answers)
        if right < max(1, RARE * words):
            return None
        return self._relaxed(query) if can_relax(query) and _too_few(query, right) else (query, answers)

    def _last(self, query: StudyQuery) -> tuple[StudyQuery, dict[Any, Json]] | None:
        """The question with words that some study has, where half of those that were typed find nothing either."""
        asked, answers = self.whole(query, None)
        if _found_nothing(answers):
            still = ask_parts(self.client, self.live, query, {"anything": anything(query)})
            if found_nothing(still["anything"]):
                return None
        return asked, answers


def _by_words(answers: Mapping[Any, Json]) -> int:
    """How many studies have all words; many where nobody asked."""
    count: int = answers["words"]["hits"]["total"]["value"] if "words" in answers else FEW_BY_WORDS
    return count


def _found_nothing(answers: Mapping[Any, Json]) -> bool:
    return found_nothing(next(iter(answers.values())))


def _too_few(query: StudyQuery, found: int) -> bool:
    return found == 0 if query.sort == "distance" else found < FEW_BY_WORDS
