"""What is decided once the words were asked for: whether half of them suffice, whether others were meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from search.engine.client import Client
from search.indices import Live
from search.parts import ask_parts
from search.query import StudyQuery
from search.respelling import anything, doubt_bodies, found_nothing, missing, respelling_bodies, with_offer
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
    """The answers to a question's requests, once it is decided whether half of its words suffice, or other words are
    asked in place of some that find nothing. The first request tells whether anything is found."""
    parts = parts_of(query)
    if can_relax(query):
        # Counting stops where the rule is decided.
        parts["words"] = {"size": 0, "track_total_hits": FEW_BY_WORDS, "query": strict(query)}
    answers = ask_parts(client, live, query, parts)
    if "words" in answers and _too_few(query, answers["words"]["hits"]["total"]["value"]):
        query = replace(query, relaxed=True)
        doubts = speller.doubts(query) if speller else {}
        answers = ask_parts(client, live, query, parts_of(query) | doubt_bodies(query, doubts))
        query = with_offer(query, doubts, answers, speller)
    if speller is None or not _found_nothing(answers):
        return query, answers
    return _ask_respelled(client, live, query, answers, parts_of, speller)


def _ask_respelled(
    client: Client,
    live: Live,
    query: StudyQuery,
    answers: dict[Any, Json],
    parts_of: Callable[[StudyQuery], dict[Any, Json]],
    speller: Speller,
) -> tuple[StudyQuery, dict[Any, Json]]:
    """The question with words that some study has, where those that were typed find nothing whatever else is asked."""
    doubts = speller.doubts(query)
    if not doubts:
        return query, answers
    told = ask_parts(client, live, query, respelling_bodies(query, doubts))
    if not found_nothing(told["anything"]):
        return with_offer(query, doubts, told, speller), answers
    corrected = speller.corrected(query, missing(doubts, told))
    if corrected is None:
        return query, answers
    asked, found = ask_whole(client, live, corrected, parts_of)
    if _found_nothing(found):
        still = ask_parts(client, live, corrected, {"anything": anything(corrected)})
        if found_nothing(still["anything"]):
            return query, answers
    return asked, found


def _found_nothing(answers: Mapping[Any, Json]) -> bool:
    return found_nothing(next(iter(answers.values())))


def _too_few(query: StudyQuery, found: int) -> bool:
    return found == 0 if query.sort == "distance" else found < FEW_BY_WORDS
