"""What is typed, read as words: `words`, `"a phrase"`, `-not`, `OR`. Nothing that is typed is ever a fault."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from search.numbers import normal_number
from search.query import StudyQuery
from search.vocabulary import WordsIn

Clause = dict[str, Any]

TOKEN = re.compile(r'(-?)"([^"]*)"?|(\S+)')

TOPIC_FIELDS = {
    # Registry titles name the illness first: "breast cancer" in a title is what the study is about.
    "title": 4.0,
    # A tag says it in the vocabulary's words: NCT03371017 is tagged Triple Negative Breast Neoplasms.
    "tags": 4.0,
    "conditions": 3.0,
    "plain_title": 3.0,
    "public_title": 2.0,
    "official_title": 1.5,
    "keywords": 1.5,
    # "trastuzumab" should find what gives it before what mentions it.
    "interventions": 2.0,
}
TEXT_FIELDS = {"summary": 1.0, "description": 0.4, "eligibility": 0.2}
FIELDS: dict[WordsIn, list[str]] = {
    "topic": [f"{name}^{boost:g}" for name, boost in TOPIC_FIELDS.items()],
    "all": [f"{name}^{boost:g}" for name, boost in (TOPIC_FIELDS | TEXT_FIELDS).items()],
}


class Words(Struct, frozen=True, kw_only=True):
    """One alternative of what was typed: words and phrases that must stand there, and those that must not."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def parse(text: str) -> list[Words]:
    """The alternatives between the `OR`s, each with its words, phrases and what it leaves out."""
    alternatives: list[list[tuple[str, str]]] = [[]]
    for minus, phrase, word in TOKEN.findall(text):
        if word == "OR":
            alternatives.append([])
        elif word:
            kind = "without" if word.startswith("-") and len(word) > 1 else "words"
            alternatives[-1].append((kind, word.lstrip("-") if kind == "without" else word))
        elif phrase.strip():
            alternatives[-1].append(("without" if minus else "phrases", phrase.strip()))
    return [_words(tokens) for tokens in alternatives if tokens]


def clause(query: StudyQuery) -> Clause | None:
    """The clause that what was typed asks for: its number, the heading it names, or all its words."""
    if query.q is None:
        return None
    if query.q_number:
        return {"terms": {"registry_numbers": [query.q_number], "_name": "number"}}
    ways: list[Clause] = [_alternative(words, FIELDS[query.words_in]) for words in parse(query.q)]
    if number := normal_number(query.q):
        ways.append({"term": {"numbers": {"value": number, "_name": "number"}}})
    if query.q_heading:
        ways.append({"term": {"condition_ids": {"value": query.q_heading.id, "boost": 8.0, "_name": "heading"}}})
    return {"bool": {"should": ways, "minimum_should_match": 1}} if ways else {"match_none": {}}


def _words(tokens: list[tuple[str, str]]) -> Words:
    return Words(**{kind: tuple(text for found, text in tokens if found == kind) for kind in Words.__struct_fields__})


def _alternative(words: Words, fields: list[str]) -> Clause:
    must: list[Clause] = [_phrase(phrase, fields) for phrase in words.phrases]
    should: list[Clause] = []
    if words.words:
        text = " ".join(words.words)
        must.append({"multi_match": {"query": text, "type": "cross_fields", "operator": "and", "fields": fields}})
        # Together and in this order is more than apart: "secondary breast cancer" against three words far away.
        should.append({"match_phrase": {"title": {"query": text, "boost": 4.0, "_name": "title"}}})
        should.append({"match_phrase": {"conditions": {"query": text, "boost": 3.0, "_name": "conditions"}}})
    return {
        "bool": {
            "must": must or [{"match_all": {}}],
            "should": should,
            "must_not": [_phrase(each, fields) for each in words.without],
        }
    }


def _phrase(text: str, fields: list[str]) -> Clause:
    return {"multi_match": {"query": text, "type": "phrase", "fields": fields}}
