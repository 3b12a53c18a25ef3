"""Fixed questions that must find their study, asked of a new index before it answers anybody."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from indexer.checks.picked import Picked, pick
from indexer.checks.verdict import Checked, Made
from search import countries
from search.body import page_body
from search.faults import QuestionFaults
from search.numbers import normal_number, registry_number
from search.parts import ask_parts
from search.query import StudyQuery
from search.question import Reader

Json = dict[str, Any]

TITLE_WORDS: Final = 8
LONGEST_WORD: Final = 20
"""Characters; in scripts without spaces a whole sentence would be one word."""
MOST_NAMED: Final = 5
AT_ONCE: Final = 5
"""Of an index that nothing was asked of yet the first questions are slow; the client waits for ten seconds."""


class Asked(NamedTuple):
    """A study, how it is looked for, and the question; None where that cannot be asked of this study."""

    id: str
    by: str
    query: StudyQuery | None


def questions(made: Made) -> Checked:
    """Studies by their number, their title and the point of a site that recruits, and by what patients call their
    condition. Each question is the service's own, narrowed to its study: the order of hits is none of its business."""
    conditions = made.knowledge.tagger.conditions
    reader = Reader(made.knowledge.places, conditions, countries.NAMES)
    picked = pick(made.client, made.index.name, conditions, made.today)
    asked = [Asked(each.id, by, _read(reader, about, made)) for each in picked for by, about in _ways(each, reader)]
    can_be = [(one, one.query) for one in asked if one.query]
    missed = [one for start in range(0, len(can_be), AT_ONCE) for one in _missed(made, can_be[start : start + AT_ONCE])]
    told = f"{len(can_be) - len(missed):,} of {len(can_be):,} questions find their study"
    if missed:
        named = "; ".join(f"{one.id} is not found by {one.by}" for one in missed[:MOST_NAMED])
        told = f"{told}, all would be right: {named}"
    if skipped := len(asked) - len(can_be):
        told = f"{told}; {skipped:,} could not be asked: the index has no such study"
    return Checked(name="questions", passed=not missed if can_be else None, told=told)


def _ways(study: Picked, reader: Reader) -> Iterator[tuple[str, Json | None]]:
    """How this study is looked for, each with what is asked."""
    if study.lay:
        yield f"“{study.lay}”", {"q": study.lay, "status": ["any"]} if study.id else None
        return
    has_number = registry_number(study.id) == normal_number(study.id)
    yield "its number", {"q": study.id, "status": ["any"]} if has_number else None
    words = _title_words(study.title)
    yield "the words of its title", {"q": words, "words_in": "topic", "status": ["any"]} if words else None
    if study.point:
        lat, lon = study.point
        tags = [tag for tag in study.tags if reader.heading(tag)]
        tagged: Json = {"condition": tags[:1]} if tags else {}
        near: Json = {"near": f"{lat},{lon}", "within": "1km", "status": ["recruiting"]}
        yield "the point of a site that recruits", near | tagged


def _title_words(title: str) -> str:
    """The first plain words: codes and signs are read in more ways than one."""
    plain = (word.strip(".,:;()") for word in title.split())
    words = (word for word in plain if word.isalpha() and len(word) <= LONGEST_WORD and word != "OR")
    return " ".join(islice(words, TITLE_WORDS))


def _read(reader: Reader, asked: Json | None, made: Made) -> StudyQuery | None:
    try:
        return reader.read(asked, made.today) if asked else None
    except QuestionFaults:
        return None


def _missed(made: Made, asked: list[tuple[Asked, StudyQuery]]) -> Iterator[Asked]:
    """The questions that do not find their study, each asked as for a first page."""
    bodies = {at: _narrowed(page_body(query, None), one.id) for at, (one, query) in enumerate(asked)}
    answers = ask_parts(made.client, made.index, asked[0][1], bodies)
    yield from (one for at, (one, _) in enumerate(asked) if not answers[at]["hits"]["hits"])


def _narrowed(body: Json, id: str) -> Json:
    return body | {"query": {"bool": {"must": [body["query"]], "filter": [{"term": {"id": id}}]}}}
