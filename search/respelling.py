"""Asking the engine which words no study has, so that they are spelt as somebody may have meant them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from msgspec.structs import replace

from search.fold import fold
from search.query import StudyQuery
from search.speller import Speller
from search.words.clause import clause, elsewhere
from search.words.respelled import respelled
from search.words.typed import Alternative, Concept

Json = dict[str, Any]
Doubts = Mapping[str, str | None]

RARE: Final = 50
"""A word is offered in another spelling where so many times as many studies have that one."""

HELD: Final = 3
"""Studies that may have a word which is corrected all the same: others misspell it too. More are never passed over."""

COUNTED: Final = 1_000
"""Studies with a word that are counted: past it no word is rare."""

NAMES_OF_DRUGS: Final = ("interventions", "title")
"""Fields whose words are near spellings too, where the vocabulary has none."""


def doubt_bodies(query: StudyQuery, doubts: Doubts) -> dict[tuple[str, str], Json]:
    """A request for each word: how many studies have it, wherever it stands."""
    return {("word", word): {"size": 0, "track_total_hits": COUNTED, "query": _has(query, word)} for word in doubts}


def respelling_bodies(query: StudyQuery, doubts: Doubts) -> dict[Any, Json]:
    """The same, with near spellings among all studies' words; and whether the words alone find anything at all."""
    if not doubts:
        return {}
    bodies: dict[Any, Json] = dict(doubt_bodies(query, doubts))
    for word in (word for word, known in doubts.items() if known is None):
        bodies["word", word] |= {"suggest": {name: _near(word, f"{name}.exact") for name in NAMES_OF_DRUGS}}
    return bodies | {"anything": anything(query)}


def anything(query: StudyQuery) -> Json:
    """A request for whether half of the words find anything, whatever else is asked."""
    return {"size": 0, "track_total_hits": 1, "query": elsewhere(replace(query, relaxed=True))}


def missing(doubts: Doubts, answers: Mapping[Any, Json]) -> dict[str, str]:
    """The words that no study has, with the right ones."""
    found = {word: known or _nearest(answers["word", word]) for word, known in doubts.items()}
    return {word: right for word, right in found.items() if right and _count(answers["word", word]) == 0}


def corrected(query: StudyQuery, doubts: Doubts, answers: Mapping[Any, Json], speller: Speller) -> StudyQuery | None:
    """The question with the vocabulary's words in place of those that no study has, or hardly any has.

    A word that a study has gives way only to one that names a condition, which far more studies have: a rare drug or
    gene stays as it is.
    """
    known = {word: (right, _count(answers["word", word])) for word, right in doubts.items() if right}
    unheld = {word: right for word, (right, held) in known.items() if held == 0}
    rare = {
        word: right
        for word, (right, held) in known.items()
        if 0 < held <= HELD and held * RARE <= speller.studies(right)
    }
    whole = speller.corrected(query, unheld | rare)
    if whole is None or _name_conditions(whole, set(rare.values())):
        return whole
    return speller.corrected(query, unheld)


def with_offer(query: StudyQuery, doubts: Doubts, answers: Mapping[Any, Json], speller: Speller | None) -> StudyQuery:
    """The question with another spelling beside it, where hardly any study has a word and many have one like it."""
    right = {
        word: known
        for word, known in doubts.items()
        if speller and known and max(1, _count(answers["word", word])) * RARE <= speller.studies(known)
    }
    return replace(query, respelled=respelled(query.q or "", right)) if right else query


def found_nothing(answer: Json) -> bool:
    """Whether the first part of an answer, counted or not, has no hit."""
    hits = answer["hits"]
    total: int | None = hits.get("total", {}).get("value")
    return not hits["hits"] if total is None else total == 0


def _name_conditions(query: StudyQuery, words: set[str]) -> bool:
    """Whether all of these words, folded, stand in names of headings."""
    concepts = [concept for each in query.typed for concept in each.concepts if concept.heading_ids]
    return words <= {word for concept in concepts for word in fold(concept.text).split()}


def _has(query: StudyQuery, word: str) -> Json:
    alone = (Alternative(concepts=(Concept(text=word),)),)
    return clause(replace(query, typed=alone, words_in="all", relaxed=False), scoring=False) or {}


def _near(word: str, field: str) -> Json:
    return {"text": word, "term": {"field": field, "suggest_mode": "missing", "size": 1}}


def _count(answer: Json) -> int:
    count: int = answer["hits"]["total"]["value"]
    return count


def _nearest(answer: Json) -> str | None:
    """The first near spelling: {"suggest": {"interventions": [{"text": "letrozol", "options": [{"text": …}]}]}}."""
    suggested = answer.get("suggest", {})
    return next(
        (each["text"] for name in NAMES_OF_DRUGS for term in suggested.get(name, ()) for each in term["options"]), None
    )
