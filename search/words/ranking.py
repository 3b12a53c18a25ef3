"""What finds are worth under relevance: only the order depends on it, never what is found.

Each value was chosen by `python -m benchmarks.relevance --sweep` on one half of the topics; what others gave stands
beside it as nDCG@10 of clinical · lay wordings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from search.words.fields import weighed
from search.words.typed import Alternative, Concept

Clause = dict[str, Any]

OTHER_FIELDS: Final = 0.6
TITLE_BOOST: Final = 0.5
CONDITION_BOOST: Final = 0.5
EXACT_BOOST: Final = 0.1
TAG_BOOST: Final = 1.0
OWN_TAG_BOOST: Final = 4.0
ABOVE_BOOST: Final = 1.0
SYNONYM_BOOST: Final = 1.0
PHRASE_BOOST: Final = 1.0
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
    title = {"query": text, "operator": "and", "boost": TITLE_BOOST, "_name": f"title:{text}"}
    conditions = {"query": text, "boost": CONDITION_BOOST, "_name": f"conditions:{text}"}
    return [{"match": {"title": title}}, {"match_phrase": {"conditions": conditions}}]


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
        found += [_worth(field, concept.number, NUMBER_BOOST) for field in ("numbers", "registry_numbers")]
    return found


def _name(name: str) -> Clause:
    """The best field that holds all words of another name."""
    return {"multi_match": {"query": name, "operator": "and", "fields": weighed(NAME_FIELDS)}}


def _worth(field: str, value: str, score: float) -> Clause:
    return {"constant_score": {"filter": {"term": {field: value}}, "boost": score}}
