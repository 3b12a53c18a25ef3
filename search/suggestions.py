"""Few hits explained: which single condition removed how many, and how far the next ones are."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from search.answer import Suggestion
from search.body import Body, page_body, total_body
from search.filters import FILTERS
from search.query import StudyQuery

Json = dict[str, Any]

FEW: Final = 5
"""With fewer hits than this, what would bring more is worked out."""


def relieved(query: StudyQuery) -> dict[str, StudyQuery]:
    """The question without each of its conditions, by the name of the one that is left out."""
    plain = msgspec.structs.replace(query, after=None, extras=(), facets=(), size=1)
    without: dict[str, StudyQuery] = {}
    if query.radius_m is not None:
        without["within"] = msgspec.structs.replace(plain, within_m=None, sort="distance")
    if query.area:
        without["near"] = msgspec.structs.replace(plain, near=None)
    if query.bbox:
        without["bbox"] = msgspec.structs.replace(plain, bbox=None)
    for each in FILTERS:
        if query.asks(each.name):
            without[each.name] = plain.without(each.name)
    if query.q and not query.q_number and without:
        wordless = msgspec.structs.replace(plain, q=None, q_number=None, typed=(), relaxed=False)
        without["q"] = msgspec.structs.replace(wordless, sort="updated" if query.sort == "relevance" else query.sort)
    return without


def suggestion_bodies(query: StudyQuery, total: int) -> dict[str, Body]:
    """One request for each condition, and one for the distance of the first study beyond the radius."""
    without = relieved(query)
    bodies = {name: total_body(each) for name, each in without.items()}
    if "within" in without:
        # The hits inside the radius come first in the same order, so the next one is the nearest beyond.
        bodies["beyond"] = page_body(without["within"], None, size=total) | {"_source": False}
    return bodies


def read_suggestions(answers: dict[str, Json], total: int) -> tuple[Suggestion, ...]:
    """What would bring more, the most first; for `within` with the distance of the nearest study beyond."""
    found = []
    for name, answer in answers.items():
        if name == "beyond":
            continue
        count = answer["hits"]["total"]["value"]
        nearest = _beyond(answers["beyond"], total) if name == "within" else None
        if count > total:
            found.append(Suggestion(drop=name, total=count, nearest_m=nearest))
    return tuple(sorted(found, key=lambda each: (each.drop != "within", -each.total, each.drop)))


def _beyond(answer: Json, total: int) -> int | None:
    """Metres to the nearest matching site of the first hit that the radius leaves out."""
    hits = answer["hits"]["hits"]
    if len(hits) <= total:
        return None
    nearest = hits[total]["inner_hits"]["near"]["hits"]["hits"][0]["sort"][0]
    return round(nearest) if isinstance(nearest, float | int) else None
