"""What finds are worth under relevance: only the order depends on it, never what is found.

Beside each value stands what others gave on the half of the topics of `benchmarks.relevance` that is there to tune by:
nDCG@10 of clinical · lay wordings, .314 · .239 with those chosen. Differences below .005 are chance: there the smaller
value, or what reads right, was taken. docs/relevance.md tells how they were first found.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from search.numbers import bearing
from search.words.fields import TITLES, weighed
from search.words.typed import Alternative, Concept

Clause = dict[str, Any]

OTHER_FIELDS: Final = 0.6
"""What a word's finds in further fields add to the best one. 0: .290 · .243; 0.3: .296 · .240; 1: .319 · .242, which
gives long records more than their due."""

TITLE_BOOST: Final = 0.5
"""All words in one of the titles. 0.01: .316 · .237; 2: .298 · .234."""

CONDITION_BOOST: Final = 0.5
"""All words one after another in a condition. 0.01: .304 · .243; 2: .306 · .234."""

EXACT_BOOST: Final = 0.1
"""The ending as it was typed, "organs": it settles ties. 0.001: .314 · .236; 1: .301 · .240."""

TAG_BOOST: Final = 1.0
"""The heading or one beneath it. 0: .314 · .239; 4: .314 · .243."""

OWN_TAG_BOOST: Final = 4.0
"""Just what was asked for before a kind of it. 0: .310 · .239; 2: .313 · .238; 8: .315 · .244."""

ABOVE_BOOST: Final = 1.0
"""The headings over a condition that has none itself. 0 and 4: .314 · .239; few topics have one."""

SYNONYM_BOOST: Final = 1.0
"""Another name of the condition in title or summary. 0.3: .308 · .234; 2: .299 · .252, at the cost of who typed the
name that registries use."""

PHRASE_BOOST: Final = 1.0
"""A concept's words one after another. 0.1: .328 · .235, but R@100 falls by .012; 3: .287 · .236."""

NUMBER_BOOST: Final = 50.0
"""Whoever types MO39193 wants the study of that number, not those that mention it."""

NAME_FIELDS: Final = {"title": 2.0, "summary": 1.0}
PHRASE_FIELDS: Final = {"title": 3.0, "conditions": 2.0, "summary": 1.0}


def ranked(read: Alternative, asked: Mapping[str, float]) -> list[Clause]:
    """The clauses whose scores are summed: all words in the fields asked for, and what each concept means."""
    text = " ".join(concept.text for concept in read.concepts)
    fields = weighed(asked)
    words = {"query": text, "type": "cross_fields", "fields": fields, "tie_breaker": OTHER_FIELDS}
    phrases: list[Clause] = [
        {"multi_match": {"query": phrase, "type": "phrase", "fields": fields}} for phrase in read.phrases
    ]
    parts = [part for concept in read.concepts for part in _concept(concept)]
    exact: Clause = {"match": {"title.exact": {"query": text, "boost": EXACT_BOOST}}}
    return [*([{"multi_match": words}, exact] if text else []), *phrases, *parts]


def together(read: Alternative) -> list[Clause]:
    """All words of the alternative in one place: "secondary breast cancer" against three words far apart."""
    text = " ".join(concept.text for concept in read.concepts)
    if not text:
        return []
    title = {"query": text, "operator": "and", "fields": [*TITLES], "boost": TITLE_BOOST, "_name": f"title:{text}"}
    conditions = {"query": text, "boost": CONDITION_BOOST, "_name": f"conditions:{text}"}
    return [{"multi_match": title}, {"match_phrase": {"conditions": conditions}}]


def _concept(concept: Concept) -> list[Clause]:
    """Its tag and those beneath it, its own tag, its other names, its words one after another, its number."""
    found = [_worth("condition_ids", id, TAG_BOOST) for id in concept.heading_ids]
    found += [_worth("tag_ids", id, OWN_TAG_BOOST) for id in concept.heading_ids]
    if not concept.heading_ids:
        found += [_worth("condition_ids", id, ABOVE_BOOST / len(concept.above_ids)) for id in concept.above_ids]
    if concept.synonyms:
        found.append({"dis_max": {"queries": [_name(each) for each in concept.synonyms], "boost": SYNONYM_BOOST}})
    if " " in concept.text:
        phrase = {"query": concept.text, "type": "phrase", "fields": weighed(PHRASE_FIELDS), "boost": PHRASE_BOOST}
        found.append({"multi_match": phrase})
    if concept.number:
        found.append({"constant_score": {"filter": bearing(concept.number), "boost": NUMBER_BOOST}})
    return found


def _name(name: str) -> Clause:
    """The best field that holds all words of another name."""
    return {"multi_match": {"query": name, "operator": "and", "fields": weighed(NAME_FIELDS)}}


def _worth(field: str, value: str, score: float) -> Clause:
    return {"constant_score": {"filter": {"term": {field: value}}, "boost": score}}
