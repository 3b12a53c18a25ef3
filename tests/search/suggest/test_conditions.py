"""Condition tags while they are being typed."""

from __future__ import annotations

import string
import time
from pathlib import Path

import pytest

from search.conditions import Conditions
from search.suggest import ConditionSuggestions, Suggested

NAMES = {
    "D1": ("Breast Neoplasms", "Breast Cancer", "Cancer of the Breast"),
    "D2": ("Brain Neoplasms", "Brain Cancer"),
    "D3": ("Menière Disease", "Ménière's Vertigo"),
    "D4": ("Neoplasms by Site", "Breast Site"),
    "D5": ("Bronchitis",),
    "D6": ("Asthma",),
    "D7": ("Brain Abscess",),
}
COUNTS = {"D1": (9, 4), "D2": (9, 0), "D3": (1, 1), "D4": (50, 5), "D6": (0, 0), "D7": (10, 2), "D99": (3, 3)}


class Few:
    def names(self, id: str) -> tuple[str, ...]:
        return NAMES.get(id, ())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("b", ["D7", "D2", "D1"]),
        ("br", ["D7", "D2", "D1"]),
        ("bre", ["D1"]),
        ("BREAST", ["D1"]),
        ("breast c", ["D1"]),
        ("breast  n", ["D1"]),
        ("cancer", ["D2", "D1"]),
        ("cancer of the b", ["D1"]),
        ("brain breast", []),
        ("of", []),
        ("the b", []),
        ("men", ["D3"]),
        ("mén", ["D3"]),
        ("menieres v", ["D3"]),
        ("site", []),
        ("bronchitis", []),
        ("asthma", []),
        ("", []),
        (" - ", []),
        ("x" * 1000, []),
    ],
)
def test_beginnings_of_words(text: str, ids: list[str]) -> None:
    assert [each.id for each in ConditionSuggestions(Few(), COUNTS).prefix(text)] == ids


def test_a_row_and_the_limit() -> None:
    found = ConditionSuggestions(Few(), COUNTS).prefix("b", limit=2)
    assert found == [Suggested("D7", "Brain Abscess", None, 10, 2), Suggested("D2", "Brain Neoplasms", None, 9, 0)]


def test_nothing_has_studies() -> None:
    assert ConditionSuggestions(Few(), {}).prefix("b") == []


def test_the_whole_vocabulary_in_5_ms(reference_dir: Path) -> None:
    conditions = Conditions(reference_dir / "conditions.sqlite")
    under = conditions.beneath("D009369")
    suggestions = ConditionSuggestions(conditions, {id: (len(id) + rank, rank) for rank, id in enumerate(under)})
    assert [each.name for each in suggestions.prefix("triple neg")] == ["Triple Negative Breast Neoplasms"]
    times = []
    for text in (*string.ascii_lowercase, *(f"{letter}a" for letter in string.ascii_lowercase)):
        start = time.thread_time()
        suggestions.prefix(text)
        times.append(time.thread_time() - start)
    assert max(times) < 0.005
