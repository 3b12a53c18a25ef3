"""Another geocoder: asked last, slowly, and never trusted with the search."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from search.places import Gazetteer, nominatim, remembered
from search.places.nominatim import Nominatim
from search.places.remembered import KEPT_S
from tests.search.places import nominatim_server
from tests.search.places.nominatim_server import HAMLET, Served


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def served() -> Iterator[Served]:
    with nominatim_server.nominatim() as served:
        yield served


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def geocoder(served: Served, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Nominatim:
    monkeypatch.setattr(nominatim, "PAUSE_S", 0.0)
    return Nominatim(served.address, clock)


def test_what_is_asked_and_what_is_understood(served: Served, geocoder: Nominatim) -> None:
    place = geocoder.find("Quabbinhollow")
    assert place is not None
    assert (place.name, place.lat, place.lon) == (HAMLET["display_name"], 42.374, -71.91)
    assert (place.kind, place.precision, place.country, place.region) == ("point", "city", "US", "Massachusetts")
    path, question, agent = served.asked[0]
    assert (path, question["q"], question["limit"], question["accept-language"]) == (
        "/geo/search",
        ["Quabbinhollow"],
        ["1"],
        ["en"],
    )
    assert str(agent).startswith("trial-finder/")


@pytest.mark.parametrize(
    ("changes", "precision"),
    [
        ({"place_rank": 12, "addresstype": "county"}, "region"),
        ({"place_rank": 16, "addresstype": "city"}, "city"),
        ({"place_rank": 21, "addresstype": "postcode"}, "postcode"),
        ({"place_rank": 21, "type": "postcode", "addresstype": "postcode"}, "postcode"),
        ({"place_rank": 30, "addresstype": "building"}, "exact"),
    ],
)
def test_how_precise_an_answer_is(served: Served, geocoder: Nominatim, changes: dict[str, Any], precision: str) -> None:
    served.body = [HAMLET | changes]
    place = geocoder.find("somewhere")
    assert place is not None
    assert (place.precision, place.lat) == (precision, 42.374)


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, []),
        (200, [HAMLET | {"place_rank": 8, "addresstype": "state"}]),
        (200, [HAMLET | {"display_name": "x" * 300}]),
        (200, [HAMLET | {"lat": "95.0"}]),
        (200, [HAMLET | {"lat": "nan"}]),
        (200, [{"lat": "1", "lon": "2"}]),
        (200, ["a text"]),
        (200, {"error": "Unable to do anything"}),
        (200, 7),
        (200, b"<html>no</html>"),
        (200, b"\xff\xfe"),
        (403, b"blocked"),
        (429, b"too many"),
        (503, b"away"),
        (500, b""),
    ],
)
def test_whatever_goes_wrong_nothing_is_found(served: Served, geocoder: Nominatim, status: int, body: Any) -> None:
    served.status, served.body = status, body
    assert geocoder.find("Quabbinhollow") is None


def test_answers_and_misses_are_remembered_for_a_day(served: Served, geocoder: Nominatim, clock: Clock) -> None:
    assert geocoder.find("Quabbinhollow") == geocoder.find("quabbinhollow!")
    assert geocoder.remembered(HAMLET["display_name"]) == geocoder.find("Quabbinhollow")
    served.body = []
    assert [geocoder.find("Nowhere"), geocoder.find("Nowhere")] == [None, None]
    assert len(served.asked) == 2
    clock.now += KEPT_S + 1
    assert geocoder.remembered("Quabbinhollow") is None
    geocoder.find("Quabbinhollow")
    assert len(served.asked) == 3


def test_the_memory_is_bounded(served: Served, geocoder: Nominatim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 2)
    served.body = []
    for text in ("one place", "another place", "a third", "one place"):
        geocoder.find(text)
    assert len(served.asked) == 4


def test_after_a_failure_it_rests(served: Served, geocoder: Nominatim, clock: Clock) -> None:
    served.status = 503
    assert [geocoder.find(text) for text in ("one place", "another place")] == [None, None]
    served.status = 200
    clock.now += nominatim.REST_S - 2
    assert (geocoder.find("one place"), len(served.asked)) == (None, 1)
    clock.now += 3
    assert geocoder.find("one place") is not None


@pytest.mark.parametrize("status", [400, 200])
def test_a_question_that_is_refused_is_no_failure(served: Served, geocoder: Nominatim, status: int) -> None:
    served.status, served.body = status, {"error": "Illegal query string"}
    assert geocoder.find("\ud800") is None
    assert (geocoder.find("a question"), len(served.asked)) == (None, 1)
    served.status, served.body = 200, [HAMLET]
    assert geocoder.find("Quabbinhollow") is not None


def test_a_slow_service_is_given_up(served: Served, geocoder: Nominatim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nominatim, "TIMEOUT_S", 0.2)
    served.delay_s = 2
    start = time.monotonic()
    assert Nominatim(served.address).find("Quabbinhollow") is None
    assert time.monotonic() - start < 1.5


def test_one_question_a_second_leaves_whoever_asks(served: Served) -> None:
    geocoder = Nominatim(served.address)
    start = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(geocoder.find, [f"place {number}" for number in range(8)]))
    waits = [later - earlier for earlier, later in zip(served.times, served.times[1:], strict=False)]
    assert (min(waits) > 0.95, any(found), time.monotonic() - start < 6) == (True, True, True)
    assert None in found  # nobody waits longer than is polite


def test_it_is_asked_last_and_never_for_a_type_ahead(reference_dir: Path, served: Served, geocoder: Nominatim) -> None:
    gazetteer = Gazetteer(reference_dir / "places.sqlite", geocoder)
    for text in ("Boston", "near Boston", "Bostn", "02115", "42.36,-71.06", "Dubai 12345"):
        assert gazetteer.look_up(text).places
    gazetteer.suggest("quabbinholl")
    assert gazetteer.find("Quabbinhollow") == []
    assert gazetteer.geocode("Quabbinhollow") is None
    assert served.asked == []
    found = gazetteer.look_up("Quabbinhollow")
    assert ([place.name for place in found.places], found.corrected_from) == ([HAMLET["display_name"]], None)
    assert gazetteer.look_up(HAMLET["display_name"]).places == found.places
    assert len(served.asked) == 1


def test_it_never_learns_of_words_that_may_be_no_place(
    reference_dir: Path, served: Served, geocoder: Nominatim
) -> None:
    gazetteer = Gazetteer(reference_dir / "places.sqlite", geocoder)
    assert not gazetteer.look_up("Quabbinhollow", elsewhere=False).places
    assert not served.asked


def test_its_name_must_not_mean_a_place_of_ours(reference_dir: Path, served: Served, geocoder: Nominatim) -> None:
    served.body = [HAMLET | {"display_name": "Boston, United States"}]
    gazetteer = Gazetteer(reference_dir / "places.sqlite", geocoder)
    assert gazetteer.look_up("Quabbinhollow").places[0].name == "42.374,-71.91"


def test_spellings_are_offered_where_it_knows_nothing(reference_dir: Path, served: Served, geocoder: Nominatim) -> None:
    served.body = []
    gazetteer = Gazetteer(reference_dir / "places.sqlite", geocoder)
    assert "Greenville, North Carolina, US" in gazetteer.look_up("Grenvile").spellings
