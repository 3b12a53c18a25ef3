"""Places as patients type them: the right one, the right one in spite of slips, or an honest no."""

from __future__ import annotations

import random
import sqlite3
import time
from pathlib import Path

import pytest

from search.places import Gazetteer
from search.places.choices import MOST_OTHERS
from tests.search.places.tables import table, told

RIGHT = table("known_places")
SLIPS = table("slips")

CODES_WE_LACK = {"00-001 Warszawa", "01310-100 São Paulo", "massachusets state"}
"""Of the right ones: what is told as corrected all the same."""


@pytest.mark.parametrize(("typed", "right"), RIGHT)
def test_what_patients_type(gazetteer: Gazetteer, typed: str, right: str) -> None:
    found = gazetteer.look_up(typed)
    assert [told(place) for place in found.places[:1]] == [right]
    assert found.corrected_from == (typed if typed in CODES_WE_LACK else None)


@pytest.mark.parametrize(("typed", "right"), SLIPS)
def test_a_clear_slip_is_corrected_and_told(gazetteer: Gazetteer, typed: str, right: str) -> None:
    found = gazetteer.look_up(typed)
    assert ([told(place) for place in found.places[:1]], found.spellings) == ([right], ())
    # GeoNames has some slips as names of the place; those are right.
    assert found.corrected_from == (None if gazetteer.find(typed) == list(found.places) else typed)


def test_the_tables_are_large() -> None:
    assert (len(RIGHT) > 400, len(SLIPS) > 75) == (True, True)


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("Sprinfeld", "Springfield, Missouri, US"),
        ("Grenvile", "Greenville, North Carolina, US"),
        ("10115 München", "10115 Berlin, DE"),
        ("Boston 90210", "90210 Beverly Hills, California, US"),
        ("Boston 90210", "Boston, Massachusetts, US"),
    ],
)
def test_what_is_unclear_is_offered(gazetteer: Gazetteer, typed: str, spelling: str) -> None:
    found = gazetteer.look_up(typed)
    assert (found.places, spelling in found.spellings, len(found.spellings) <= 5) == ((), True, True)
    for name in found.spellings:
        assert gazetteer.look_up(name).places[0].name == name


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", ",", "near me", "near here", "xqzwvk", "Qzzq", "99999999", "02115x", "breast cancer", "x" * 300),
        *("a, " * 60, "\ud800", "%_", "0211S", "Al usais 1", "MA 99999"),
    ],
)
def test_what_is_no_place_is_not_guessed(gazetteer: Gazetteer, typed: str) -> None:
    assert gazetteer.look_up(typed).places == ()


def test_numbers_that_are_no_point_say_so(gazetteer: Gazetteer) -> None:
    with pytest.raises(ValueError, match="latitude"):
        gazetteer.look_up("91,0")


@pytest.mark.parametrize(
    ("typed", "country", "right"),
    [
        ("Cambrige", "US", "Cambridge, Massachusetts, US"),
        ("Cambrige", "GB", "Cambridge, England, GB"),
        ("Newcastle", "AU", "Newcastle, New South Wales, AU"),
        ("Cordoba", "ES", "Córdoba, AR"),
        ("Valencia", "US", "Valencia, ES"),
        ("80331", "DE", "80331 München, Bavaria, DE"),
    ],
)
def test_a_hint_weighs(gazetteer: Gazetteer, typed: str, country: str, right: str) -> None:
    assert gazetteer.look_up(typed, country=country).places[0].name == right


def test_the_likely_readings_of_a_name(gazetteer: Gazetteer) -> None:
    names = [place.name for place in gazetteer.look_up("Cambridge").places]
    assert names[:3] == ["Cambridge, England, GB", "Cambridge, Massachusetts, US", "Cambridge, Ontario, CA"]
    springfields = gazetteer.look_up("Springfield").places
    assert {"US.MO", "US.MA", "US.IL", "US.OR"} <= {str(place.region_code) for place in springfields}
    assert len(springfields) == len({place.name for place in springfields}) == MOST_OTHERS + 1
    assert [place.name for place in gazetteer.look_up("Manhattan").places[:2]] == [
        "Manhattan, New York, US",
        "Manhattan, Kansas, US",
    ]


def test_a_corrected_name_offers_its_namesakes_too(gazetteer: Gazetteer) -> None:
    assert "Boston, England, GB" in [place.name for place in gazetteer.look_up("Bostn").places]


def test_a_slip_takes_under_60_ms(reference_dir: Path, gazetteer: Gazetteer) -> None:
    chance = random.Random(5)
    with sqlite3.connect(reference_dir / "places.sqlite") as places:
        names = [name for (name,) in places.execute("SELECT name FROM town WHERE population > 40000 ORDER BY id")]
    times, right = [], 0
    for name in chance.sample([name for name in names if len(name) > 4], 400):
        at = chance.randrange(1, len(name))
        slip = name[:at] + chance.choice(["", chance.choice("aeinrst"), name[at] * 2]) + name[at + 1 :]
        start = time.thread_time()
        found = gazetteer.look_up(slip)
        times.append(time.thread_time() - start)
        offered = [*(place.name for place in found.places), *found.spellings]
        right += any(each.startswith(name) for each in offered)
    assert (sorted(times)[int(len(times) * 0.99)] < 0.060, right > 340) == (True, True)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("Chigaco", "Chicago, Illinois, US"), ("Edinborough", "Edinburgh, Scotland, GB"), ("Xyzzyville", None)],
)
def test_names_that_are_farther_off_are_offered_and_not_taken(
    gazetteer: Gazetteer, typed: str, offered: str | None
) -> None:
    found = gazetteer.look_up(typed)
    assert found.places == ()
    assert next(iter(found.spellings), None) == offered
