"""Guards of the near query's shape: the engine must skip the sites that are too far to matter."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from indexer import lifecycle
from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.store import Store
from search.body import page_body, total_body
from search.engine.client import Client
from search.filters.of_sites import STATUS
from search.indices import alias
from search.places.place import Place
from search.query import StudyQuery
from search.settings import Settings
from search.words.typed import Alternative, Concept
from tests.built import quiet, source_of
from tests.records import small_record

STUDIES, SITES = 6_000, 5
ASTHMA = (Alternative(concepts=(Concept(text="asthma"),)),)
MOST_VISITED = 0.25
"""Of all sites; without pruning every one is visited. On 28,409 real studies it is 0.013."""


@pytest.fixture(scope="module")
def scattered(
    client: Client, settings: Settings, knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The alias of an index of studies whose sites lie anywhere."""
    chance, prefix = random.Random(7), "scattered-"
    with closing(Store(tmp_path_factory.mktemp("scattered"))) as store:
        records = [_record(number, chance) for number in range(1, STUDIES + 1)]
        Build(store, client, prefix, knowledge, quiet(), settings.today).run(source_of(records))
    client.indices.forcemerge(index=alias(prefix), max_num_segments=1)
    # Until a refresh, searches read the segments from before the merge: up to 0.4 of the sites were visited in them.
    client.indices.refresh(index=alias(prefix))
    yield alias(prefix)
    for name in lifecycle.ours(client, prefix):
        lifecycle.drop(client, name)


@pytest.mark.parametrize("within_m", [None, 3_000_000.0, 15_000_000.0])
@pytest.mark.parametrize(
    "filters",
    [
        {"status": ()},
        {"status": ("unknown",)},
        {"status": ("unknown", "active_not_recruiting")},
        {"status": (), "country": ("FR",)},
    ],
)
def test_far_fewer_sites_are_visited_than_there_are(
    client: Client, scattered: str, within_m: float | None, filters: dict[str, Any]
) -> None:
    body = page_body(near_boston(within_m=within_m, filters=filters), None) | {"profile": True}
    assert ("other" in _names(body)) == any(filters.values())
    answer = client.search(index=scattered, body=body)
    assert len(answer["hits"]["hits"]) == 21
    assert 0 < visited(answer) < STUDIES * SITES * MOST_VISITED


@pytest.mark.parametrize(
    ("statuses", "asks"),
    [
        (("recruiting",), True),
        (("active_not_recruiting", "unknown"), True),
        (("unknown",), False),
        (("recruiting", "active_not_recruiting"), False),
    ],
)
def test_last_days_are_asked_for_only_where_they_matter(statuses: tuple[str, ...], asks: bool) -> None:
    assert ("recruits_until" in str(STATUS.clause(statuses, date(2026, 11, 22)))) is asks


def test_nobody_asks_for_the_total_in_the_page() -> None:
    body = page_body(near_boston(), None)
    assert body["track_total_hits"] is False
    assert not body.keys() & {"aggs", "aggregations", "min_score"}
    assert total_body(near_boston())["size"] == 0


@pytest.mark.parametrize("sort", ["distance", "relevance", "updated"])
@pytest.mark.parametrize("within_m", [None, 80_000.0])
def test_no_geographic_sort_stands_outside_a_nested_clause(sort: str, within_m: float | None) -> None:
    """A geographic sort over nested sites without its path sorts as Infinity, silently."""
    body = page_body(near_boston(q="asthma", typed=ASTHMA, sort=sort, within_m=within_m), None)
    inside = [clause["inner_hits"]["sort"] for clause in _nested(body)]
    assert any("_geo_distance" in str(each) for each in inside)
    assert str(body).count("_geo_distance") == sum(str(each).count("_geo_distance") for each in inside)


def visited(answer: dict[str, Any]) -> int:
    """How many sites had their distance scored."""
    return sum(
        part["breakdown"]["score_count"]
        for shard in answer["profile"]["shards"]
        for search in shard["searches"]
        for query in search["query"]
        for part in _parts(query)
        if part["type"] == "LatLonPointDistanceFeatureQuery"
    )


def _nested(part: Any) -> Iterator[dict[str, Any]]:
    """Every nested clause of a body that shows its sites."""
    if isinstance(part, dict):
        if "inner_hits" in part and "sort" in part["inner_hits"]:
            yield part
        for child in part.values():
            yield from _nested(child)
    elif isinstance(part, list):
        for child in part:
            yield from _nested(child)


def _names(body: dict[str, Any]) -> set[str]:
    return {clause["inner_hits"]["name"] for clause in _nested(body)}


def near_boston(**asked: Any) -> StudyQuery:
    near = Place(name="Boston", lat=42.358, lon=-71.06)
    values: dict[str, Any] = {"near": near, "filters": {"status": ()}, "sort": "distance", "today": date(2026, 11, 22)}
    return StudyQuery(**(values | asked))


def _parts(query: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield query
    for child in query.get("children", []):
        yield from _parts(child)


def _record(number: int, chance: random.Random) -> bytes:
    points = [{"lat": chance.uniform(-60, 70), "lon": chance.uniform(-180, 180)} for _ in range(SITES)]
    places = [{"city": f"Town {index}", "country": "France", "geoPoint": point} for index, point in enumerate(points)]
    return small_record(f"NCT{number:08}", contactsLocationsModule={"locations": places})
