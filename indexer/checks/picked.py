"""Studies of an index that are picked in the same way from run to run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import msgspec
from msgspec import Struct

import mappings
from search.body import SITE_VALUES
from search.buckets import FIELD
from search.conditions import Conditions
from search.engine.client import Client, engine_errors
from search.filters.of_sites import STATUS
from search.one_site import nested
from search.parts import whole
from search.study import Card

Json = dict[str, Any]

MANY: Final = 5
"""Of each kind: ten questions tell as much as a hundred whether a kind of question is answered at all."""
PICKED_WITHIN_S: Final = 60
NOTHING: Final[Json] = {"match_none": {}}


class Picked(Struct, frozen=True, kw_only=True):
    """A study, the point of one of its sites that recruit, and the words that patients would find it by."""

    id: str
    title: str = ""
    tags: tuple[str, ...] = ()
    point: tuple[float, float] | None = None
    lay: str | None = None


def pick(client: Client, index: str, conditions: Conditions, today: date) -> Iterator[Picked]:
    """Some studies from one end of the order by digest, some that recruit from its other end, and one for each of the
    words that patients use; without an id where no study has that condition."""
    asked = mappings.read("asked_questions")["questions"]
    headings = [conditions.named(question["heading"]) for question in asked]
    tagged = [_body({"term": {"tag_ids": heading.id}} if heading else NOTHING, "asc", 1) for heading in headings]
    bodies = [_body({"match_all": {}}, "asc", MANY), _body(_recruiting(today), "desc", MANY), *tagged]
    some, recruiting, *found = _answers(client, index, bodies)
    yield from map(_read, (*some, *recruiting))
    for question, hits in zip(asked, found, strict=True):
        yield Picked(id=hits[0]["_id"] if hits else "", lay=question["words"])


def _recruiting(today: date) -> Json:
    """Studies with a site that recruits and whose point is known."""
    clause = nested([{"exists": {"field": "sites.location"}}, STATUS.clause(("recruiting",), today)])
    by_id: Json = {"size": 1, "_source": False, "docvalue_fields": SITE_VALUES, "sort": [{"sites.id": "asc"}]}
    clause["nested"]["inner_hits"] = by_id
    return clause


def _body(query: Json, order: str, size: int) -> Json:
    return {
        "size": size,
        "track_total_hits": False,
        "_source": False,
        "stored_fields": ["card"],
        "query": {"bool": {"filter": [query]}},
        "sort": [{FIELD: order}, {"id": order}],
    }


def _answers(client: Client, index: str, bodies: list[Json]) -> list[list[Json]]:
    """The hits of each request; all of them go in one."""
    lines = [line for body in bodies for line in ({"index": index}, body)]
    with engine_errors():
        answers = client.msearch(body=lines, request_timeout=PICKED_WITHIN_S)["responses"]
    return [whole(answer)["hits"]["hits"] for answer in answers]


def _read(hit: Json) -> Picked:
    card = msgspec.json.decode(hit["fields"]["card"][0], type=Card)
    sites = hit.get("inner_hits", {}).get("sites", {"hits": {"hits": []}})["hits"]["hits"]
    shown = msgspec.json.decode(sites[0]["fields"]["sites.display"][0]) if sites else {}
    point = (shown["lat"], shown["lon"]) if sites else None
    return Picked(id=card.id, title=card.title, tags=tuple(tag.id for tag in card.conditions), point=point)
