"""Distances in words: rounded to what is known, never decimal, never 0."""

from __future__ import annotations

import pytest

from search.vocabulary import Precision
from web.pages.language.distances import (
    coarser,
    distance_words,
    radius_words,
    same_town,
    tells_apart,
)
from web.pages.language.units import Units, units_of

MILE = 1609.344

WORDS: list[tuple[float, Precision | None, Units, str]] = [
    (0, "city", "mi", "about 1 mile"),
    (0.2 * MILE, "city", "mi", "about 1 mile"),
    (1.5 * MILE, "city", "mi", "about 2 miles"),
    (9.4 * MILE, "postcode", "mi", "about 9 miles"),
    (11.4 * MILE, "city", "mi", "about 10 miles"),
    (12.5 * MILE, "city", "mi", "about 15 miles"),
    (47.6 * MILE, "city", "mi", "about 50 miles"),
    (54 * MILE, "city", "mi", "about 50 miles"),
    (56 * MILE, "city", "mi", "about 60 miles"),
    (1204 * MILE, "city", "mi", "about 1,200 miles"),
    (0.4 * MILE, "exact", "mi", "less than 1 mile"),
    (1 * MILE, "exact", "mi", "1 mile"),
    (11.4 * MILE, "exact", "mi", "11 miles"),
    (400, "exact", "km", "less than 1 km"),
    (18_300, "city", "km", "about 20 km"),
    (1_000, "city", "km", "about 1 km"),
    (33_000, "region", "km", "roughly 30 km"),
]


@pytest.mark.parametrize(("metres", "precision", "units", "words"), WORDS)
def test_words(metres: float, precision: Precision | None, units: Units, words: str) -> None:
    assert distance_words(metres, precision, units) == words


@pytest.mark.parametrize("metres", range(0, 400_000, 7_777))
def test_never_a_decimal_and_never_nothing(metres: int) -> None:
    for units in ("mi", "km"):
        for precision in ("exact", "postcode", "city", "region"):
            words = distance_words(metres, precision, units)
            assert "." not in words
            assert " 0 " not in f" {words} "


def test_miles_where_roads_are_signed_in_miles() -> None:
    assert [units_of(country) for country in ("US", "GB", "LR", "MM", "DE", "CA", None)] == ["mi"] * 4 + ["km"] * 3


def test_a_distance_is_as_vague_as_its_vaguer_end() -> None:
    assert coarser("exact", "city") == "city"
    assert coarser("exact", "exact") == "exact"


def test_the_same_town() -> None:
    assert same_town("Boston, Massachusetts, US", "Boston", 0)
    assert same_town("München, Bavaria, DE", "Munchen", 900)
    assert not same_town("Boston, Massachusetts, US", "Boston", 5_000_000)
    assert not same_town("Boston, Massachusetts, US", "Cambridge", 4_000)
    assert not same_town(None, "Boston", 0)


def test_a_radius_in_both_units() -> None:
    assert radius_words(80_000, "mi") == "50 miles"
    assert radius_words(80_467, "km") == "80 km"


def test_only_a_gap_wider_than_the_points_is_told() -> None:
    assert not tells_apart(0, 4_000, "city", "city")
    assert tells_apart(0, 18_000, "city", "city")
    assert tells_apart(0, 400, "exact", "exact")
