"""The engine's clause for what was typed.

Every concept must match: its own words, the tag of its heading, one of its synonyms, or its number. Parts are named,
so that a hit tells why it is there; a name is a kind and, behind a colon, what was meant. Equal names are equal parts:
- `number:NCT03371017`: the study has this number;
- `tag:D001943`: the study is tagged with this heading or one beneath it;
- `synonym:breast cancer`: a title or the keywords hold another name of the concept with this text;
- `code:pd1`: a title, condition, intervention or keyword holds the word as others write it ("PD-1" for "PD1");
- `text:breast cancer`: the concept's own words stand in the fields asked for, in any of them together; a quoted
  phrase keeps its quotation marks (`text:"breast cancer"`);
- `title:…`, `conditions:…`: all words of an alternative stand in the title, or one after another in a condition.
"""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from search.numbers import normal_number
from search.query import StudyQuery
from search.words.fields import CODE_FIELDS, FIELDS, SYNONYM_FIELDS
from search.words.typed import Alternative, Concept

Clause = dict[str, Any]

TAG_BOOST: Final = 2.0
OWN_TAG_BOOST: Final = 2.0
"""A study tagged with "breast cancer" itself comes before one tagged with a kind of it."""

SYNONYM_BOOST: Final = 2.0
"""Less than the words themselves: "heart attack" before "myocardial infarction"."""

NUMBER_BOOST: Final = 50.0
"""Whoever types MO39193 wants the study of that number, not those that mention it."""

OTHER_FIELDS: Final = 0.3
"""What a word's finds in further fields add to the best one. Against 0, nDCG@10 of lay wordings went from 0.192 to
0.199 and of clinical ones from 0.315 to 0.313; 0.6 gave 0.202 and 0.313."""

TITLE_BOOST: Final = 0.5
PHRASE_BOOST: Final = 0.5
EXACT_BOOST: Final = 0.1
"""All words in the title, in their order there or in a condition, with the ending that was typed: they settle what is
nearly equal. Phrases at 2 and endings at 0.5 gave clinical wordings 0.318 nDCG@10, these 0.330 (tried with description
at 0.8 and eligibility at 0.5)."""

PARTS_BOOST: Final = 1_000.0
"""More than the words of one concept can score: a word in a title scores at most 3 · 2.2 · 13 (boost, saturation of
a term's frequency, rarity in 560,000 studies), as much again in all other fields, and little in the extras."""

COMPOUND: Final = re.compile(r"[^\W_][^\w\s]+[^\W_]")
CODE: Final = re.compile(r"\d|[α-ω]|[A-Z].*[A-Z]|[^\W_][^\w\s'’.]+[^\W_]")
"""Words that are written in several ways: IL17A, TNFα, TDXd, PD-L1."""


def clause(query: StudyQuery, scoring: bool = True) -> Clause | None:
    """What was typed, as the engine's clause; None where nothing was.

    Without `scoring` it finds the same studies and names the same reasons, but leaves out what only ranks. Relaxed,
    half of an alternative's concepts suffice, and what has all of them still scores higher than what has not.
    """
    if query.q is None:
        return None
    if query.q_number:
        return {"terms": {"registry_numbers": [query.q_number], "_name": f"number:{query.q_number}"}}
    if not query.typed:
        return {"match_none": {}}
    ways = [_Way(each, query, scoring).clause() for each in query.typed]
    return ways[0] if len(ways) == 1 else {"dis_max": {"queries": ways}}


def strict(query: StudyQuery) -> Clause | None:
    """The words' clause with every concept required, whatever the question says; it does not rank."""
    return clause(msgspec.structs.replace(query, relaxed=False), scoring=False)


def elsewhere(query: StudyQuery) -> Clause | None:
    """The clause for the same words in all text, of a question that asked for them in the topic."""
    return clause(msgspec.structs.replace(query, words_in="all"), scoring=False)


def can_relax(query: StudyQuery) -> bool:
    """Whether fewer than all concepts could suffice: an alternative has two or more."""
    return query.q_number is None and any(len(each.concepts) > 1 for each in query.typed)


def phrase_name(phrase: str) -> str:
    """The name of the part that a quoted phrase becomes."""
    return f'text:"{phrase}"'


class _Way:
    """The clause of one alternative, part by part."""

    def __init__(self, read: Alternative, query: StudyQuery, scoring: bool) -> None:
        self.read = read
        self.scoring = scoring
        self.fields = FIELDS[query.words_in]
        self.relaxed = query.relaxed and len(read.concepts) > 1
        self.most_concepts = max(len(each.concepts) for each in query.typed)

    def clause(self) -> Clause:
        required = [self._quoted(phrase) for phrase in self.read.phrases]
        required += [self._half()] if self.relaxed else [self._concept(each) for each in self.read.concepts]
        return {
            "bool": {
                "must": required or [{"match_all": {}}],
                "should": self._together(),
                "must_not": [self._phrase(each) for each in self.read.without],
            }
        }

    def _half(self) -> Clause:
        concepts = [self._weighed(each) for each in self.read.concepts]
        return {"bool": {"should": concepts, "minimum_should_match": -(-len(concepts) // 2)}}

    def _weighed(self, concept: Concept) -> Clause:
        """A concept that scores its share of a whole: all shares of an alternative are the same sum in each."""
        if not self.scoring:
            return self._concept(concept)
        share = PARTS_BOOST * self.most_concepts**2 / len(self.read.concepts)
        return {"bool": {"must": [self._concept(concept)], "should": [{"match_all": {"boost": share}}]}}

    def _concept(self, concept: Concept) -> Clause:
        ways = [self._words(concept.text), *_codes(concept), *_names(concept), *_numbers(concept)]
        return ways[0] if len(ways) == 1 else {"bool": {"should": ways, "minimum_should_match": 1}}

    def _words(self, text: str) -> Clause:
        if " " not in text and COMPOUND.search(text):
            return self._phrase(text, f"text:{text}")  # "PD-1" is not a P.D. in stage 1
        asked = {"query": text, "type": "cross_fields", "operator": "and", "fields": self.fields}
        return {"multi_match": asked | {"tie_breaker": OTHER_FIELDS, "_name": f"text:{text}"}}

    def _quoted(self, phrase: str) -> Clause:
        """A phrase as it was typed; one with a digit may be a number too."""
        text = self._phrase(phrase, phrase_name(phrase))
        if not any(sign.isdigit() for sign in phrase):
            return text
        value = normal_number(phrase)
        number = {"term": {"numbers": {"value": value, "boost": NUMBER_BOOST, "_name": f"number:{value}"}}}
        return {"bool": {"should": [text, number], "minimum_should_match": 1}}

    def _phrase(self, text: str, name: str | None = None) -> Clause:
        named = {"_name": name} if name else {}
        return {"multi_match": {"query": text, "type": "phrase", "fields": self.fields} | named}

    def _together(self) -> list[Clause]:
        """All words of the alternative in one place: "secondary breast cancer" against three words far apart."""
        text = " ".join(concept.text for concept in self.read.concepts)
        if not text:
            return []
        title = {"query": text, "operator": "and", "boost": TITLE_BOOST, "_name": f"title:{text}"}
        conditions = {"query": text, "boost": PHRASE_BOOST, "_name": f"conditions:{text}"}
        named: list[Clause] = [{"match": {"title": title}}, {"match_phrase": {"conditions": conditions}}]
        if not self.scoring:
            return named
        phrase = {"query": text, "boost": PHRASE_BOOST}
        exact = {"query": text, "boost": EXACT_BOOST}
        return [*named, {"match_phrase": {"title": phrase}}, {"match": {"title.exact": exact}}]


def _codes(concept: Concept) -> list[Clause]:
    """A word written together, where others put a hyphen or a space: PD1 and PD-1, HER2 and HER 2."""
    if concept.heading or not CODE.search(concept.text):
        return []
    code = normal_number(concept.text).lower()
    return [{"multi_match": {"query": code, "fields": CODE_FIELDS, "_name": f"code:{code}"}}]


def _names(concept: Concept) -> list[Clause]:
    if concept.heading is None:
        return []
    id = concept.heading.id
    found: list[Clause] = [
        {"constant_score": {"filter": {"term": {"condition_ids": id}}, "boost": TAG_BOOST, "_name": f"tag:{id}"}},
        {"constant_score": {"filter": {"term": {"tag_ids": id}}, "boost": OWN_TAG_BOOST}},
    ]
    if concept.synonyms:
        phrases = [
            {"multi_match": {"query": name, "type": "phrase", "fields": SYNONYM_FIELDS}} for name in concept.synonyms
        ]
        synonyms = {"filter": {"bool": {"should": phrases}}, "boost": SYNONYM_BOOST, "_name": f"synonym:{concept.text}"}
        found.append({"constant_score": synonyms})
    return found


def _numbers(concept: Concept) -> list[Clause]:
    if concept.number is None:
        return []
    fields = ("numbers", "registry_numbers")
    either = [{"term": {field: {"value": concept.number, "boost": NUMBER_BOOST}}} for field in fields]
    return [{"bool": {"should": either, "_name": f"number:{concept.number}"}}]
