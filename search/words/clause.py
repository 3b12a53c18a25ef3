"""The engine's clause for what was typed.

Every concept must match: its own words, the tag of its heading, one of its synonyms, or its number. Parts are named,
so that a hit tells why it is there; a name is a kind and, behind a colon, what was meant. Equal names are equal parts:
- `number:NCT03371017`: the study has this number;
- `tag:D001943`: the study is tagged with this heading or one beneath it;
- `synonym:breast tumor`: a title, the conditions or the keywords hold this other name of a concept;
- `above:D001254`: the study is tagged with a heading over the concept, which counts where half of the words suffice;
- `code:pd1`: a title, condition, intervention or keyword holds the word as others write it ("PD-1" for "PD1");
- `text:breast cancer`: the concept's own words stand in the fields asked for, in any of them together; a quoted
  phrase keeps its quotation marks (`text:"breast cancer"`);
- `title:…`, `conditions:…`: all words of an alternative stand in a title, or one after another in a condition.
"""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec

from search.numbers import bearing, led_to, normal_number
from search.query import StudyQuery
from search.words import ranking
from search.words.concepts import SMALL_WORDS
from search.words.fields import CODE_FIELDS, HOLDING, NAMED_IN, fields
from search.words.typed import Alternative, Concept

Clause = dict[str, Any]

WHOLE_BOOST: Final = 100_000.0
"""More than all words of a question can score: a word scores at most some hundreds in all fields together."""

HALF: Final = "-50%"
"""Of three words one may be missing; "50%" would ask for one of three."""

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
        return {"bool": {**led_to(query.q_number)["bool"], "_name": f"number:{query.q_number}"}}
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
    """Whether less than all of it could suffice: an alternative has several words, or a broader condition."""
    return query.q_number is None and any(map(_can_relax, query.typed))


def phrase_name(phrase: str) -> str:
    """The name of the part that a quoted phrase becomes."""
    return f'text:"{phrase}"'


def _can_relax(read: Alternative) -> bool:
    return len(read.concepts) > 1 or any(_has_words(each) or each.above_ids for each in read.concepts)


def _has_words(concept: Concept) -> bool:
    """Whether a part of the concept's words could suffice."""
    return len(_telling(concept)) > 1


def _telling(concept: Concept) -> list[str]:
    return [word for word in concept.text.split() if word.lower() not in SMALL_WORDS]


class _Way:
    """The clause of one alternative, part by part."""

    def __init__(self, read: Alternative, query: StudyQuery, scoring: bool) -> None:
        self.read = read
        self.scoring = scoring
        self.fields = fields(query.words_in)
        self.holding = HOLDING[query.words_in]
        self.relaxed = query.relaxed and _can_relax(read)

    def clause(self) -> Clause:
        required = [self._quoted(phrase) for phrase in self.read.phrases]
        required += [self._half()] if self.relaxed else [self._concept(each) for each in self.read.concepts]
        return {
            "bool": {
                "filter": required,
                "should": [*ranking.together(self.read), *self._ranked()],
                "must_not": [self._phrase(each) for each in self.read.without],
            }
        }

    def _half(self) -> Clause:
        """Half of the concepts; each counts by half of its words too, and a condition by the headings over it.

        Of a condition they must stand in the topic: "heart" in any text is no hole in the heart.
        """
        concepts = [_any([self._concept(each), *self._some_words(each), *_above(each)]) for each in self.read.concepts]
        return {"bool": {"should": concepts, "minimum_should_match": -(-len(concepts) // 2)}}

    def _some_words(self, concept: Concept) -> list[Clause]:
        if not _has_words(concept):
            return []
        where = NAMED_IN if concept.heading_ids else self.holding
        return [{"match": {where: {"query": " ".join(_telling(concept)), "minimum_should_match": HALF}}}]

    def _concept(self, concept: Concept) -> Clause:
        return _any(
            [self._words(concept.text), *_codes(concept), *_tags(concept), *_names(concept), *_numbers(concept)]
        )

    def _words(self, text: str) -> Clause:
        if " " not in text and COMPOUND.search(text):
            return self._phrase(text, f"text:{text}")  # "PD-1" is not a P.D. in stage 1
        return {"match": {self.holding: {"query": text, "operator": "and", "_name": f"text:{text}"}}}

    def _quoted(self, phrase: str) -> Clause:
        """A phrase as it was typed; one with a digit may be a number too."""
        text = self._phrase(phrase, phrase_name(phrase))
        if not any(sign.isdigit() for sign in phrase):
            return text
        return _any([text, _of_number(normal_number(phrase))])

    def _phrase(self, text: str, name: str | None = None) -> Clause:
        named = {"_name": name} if name else {}
        return {"match_phrase": {self.holding: {"query": text} | named}}

    def _ranked(self) -> list[Clause]:
        if not self.scoring:
            return []
        return [*ranking.ranked(self.read, self.fields), *([self._whole()] if self.relaxed else [])]

    def _whole(self) -> Clause:
        """What holds every concept comes before what holds half of them."""
        concepts = [self._concept(each) for each in self.read.concepts]
        return {"constant_score": {"filter": {"bool": {"filter": concepts}}, "boost": WHOLE_BOOST}}


def _any(ways: list[Clause]) -> Clause:
    return ways[0] if len(ways) == 1 else {"bool": {"should": ways, "minimum_should_match": 1}}


def _codes(concept: Concept) -> list[Clause]:
    """A word written together, where others put a hyphen or a space: PD1 and PD-1, HER2 and HER 2."""
    if concept.meaning or not CODE.search(concept.text):
        return []
    code = normal_number(concept.text).lower()
    return [{"multi_match": {"query": code, "fields": CODE_FIELDS, "_name": f"code:{code}"}}]


def _tags(concept: Concept) -> list[Clause]:
    return [{"term": {"condition_ids": {"value": id, "_name": f"tag:{id}"}}} for id in concept.heading_ids]


def _above(concept: Concept) -> list[Clause]:
    return [{"term": {"condition_ids": {"value": id, "_name": f"above:{id}"}}} for id in concept.above_ids]


def _names(concept: Concept) -> list[Clause]:
    """Another name, word after word; of our own list's words, all of them in any order: "metastatic breast cancer"."""
    if not concept.synonyms:
        return []
    ours = concept.meaning.words if concept.meaning else ()
    names: list[Clause] = [
        {"match": {NAMED_IN: {"query": name, "operator": "and", "_name": f"synonym:{name}"}}}
        if name in ours
        else {"match_phrase": {NAMED_IN: {"query": name, "_name": f"synonym:{name}"}}}
        for name in concept.synonyms
    ]
    return [{"bool": {"should": names, "minimum_should_match": 1}}]


def _numbers(concept: Concept) -> list[Clause]:
    return [] if concept.number is None else [_of_number(concept.number)]


def _of_number(number: str) -> Clause:
    return {"bool": {"filter": [bearing(number)], "_name": f"number:{number}"}}
