"""Slips of typing: how many lie between what was typed and a word, and which words may have been meant."""

from __future__ import annotations

import random
import sqlite3
import string
import time
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.conditions import Conditions
from search.fold import fold
from search.slips import Lexicon, slips, slips_allowed
from search.suggest import ConditionSuggestions
from tests.search.suggest.test_conditions import COUNTS, Few

LETTERS = st.text("abc", max_size=8)


def by_definition(typed: str, word: str) -> int:
    """The distance as it is defined, from the ends of both."""

    @cache
    def of(left: int, right: int) -> int:
        if not left or not right:
            return left + right
        same = typed[left - 1] == word[right - 1]
        ways = [of(left - 1, right) + 1, of(left, right - 1) + 1, of(left - 1, right - 1) + (not same)]
        if left > 1 and right > 1 and typed[left - 2 : left] == word[right - 2 : right][::-1]:
            ways.append(of(left - 2, right - 2) + 1)
        return min(ways)

    return of(len(typed), len(word))


@given(LETTERS, LETTERS, st.integers(0, 3))
def test_as_many_as_by_definition(typed: str, word: str, most: int) -> None:
    beginnings = [word[:end] for end in range(len(word) + 1)]
    assert min(slips(typed, word, most), most + 1) == min(by_definition(typed, word), most + 1)
    begun = min(by_definition(typed, beginning) for beginning in beginnings)
    assert min(slips(typed, word, most, begun=True), most + 1) == min(begun, most + 1)


@given(st.text("abcd", min_size=1, max_size=10), st.lists(st.text("abcd", min_size=1, max_size=12), max_size=40))
def test_no_word_is_overlooked(typed: str, words: list[str]) -> None:
    most = slips_allowed(typed)
    expected = {word: by_definition(typed, word) for word in words}
    assert Lexicon(words).near(typed) == {word: count for word, count in expected.items() if count <= most}
    begun = {word: min(by_definition(typed, word[:end]) for end in range(len(word) + 1)) for word in words}
    assert Lexicon(words).near(typed, begun=True) == {word: count for word, count in begun.items() if count <= most}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("brest", ["D1"]),
        ("braest cancer", ["D1"]),
        ("cancer brest", ["D1"]),
        ("braim", ["D7", "D2"]),
        ("brein cncer", ["D2"]),
        ("cancer of teh breast", []),
        ("cancer of the brest", ["D1"]),
        ("neoplasm", ["D2", "D1"]),
        ("neoplazmz", ["D2", "D1"]),
        ("neolazmz", ["D2", "D1"]),
        ("menire vertgo", []),
        ("menieres vertgo", ["D3"]),
        ("absces", ["D7"]),
        ("abces", ["D7"]),
        ("bra", ["D7", "D2"]),
        ("bar", []),
        ("asthna", []),
        ("of the", []),
        ("", []),
        ("brest " * 7, []),
        ("x" * 1000, []),
    ],
)
def test_what_was_meant(text: str, ids: list[str]) -> None:
    assert [each.id for each in ConditionSuggestions(Few(), COUNTS).corrected(text)] == ids


def test_fewer_slips_come_before_more_studies() -> None:
    class Alike(Few):
        def names(self, id: str) -> tuple[str, ...]:
            return {"D1": ("Hepatitis",), "D2": ("Hepatic",)}[id]

        def lay(self, id: str, language: str = "en") -> str | None:
            return None

        def ours(self, id: str, language: str) -> tuple[str, ...]:
            return ()

    found = ConditionSuggestions(Alike(), {"D1": (1, 1), "D2": (9, 9)}).corrected("hepatits")
    assert [each.id for each in found] == ["D1", "D2"]


def test_one_slip_in_5000_headings_takes_60_ms(reference_dir: Path) -> None:
    """At the 99th percentile; the heading that was meant is always among the ten."""
    vocabulary, chance = reference_dir / "conditions.sqlite", random.Random(7)
    with closing(sqlite3.connect(vocabulary)) as opened:
        ids = [id for (id,) in opened.execute("SELECT id FROM condition WHERE heading ORDER BY id LIMIT 5000")]
    suggestions = ConditionSuggestions(Conditions(vocabulary), {id: (rank + 1, 0) for rank, id in enumerate(ids)})
    times = []
    for each in chance.sample(suggestions.every(), 300):
        *rest, last = fold(each.name).split()[:3]
        if len(last) < 5:
            continue
        at = chance.randrange(len(last))
        typed = " ".join([*rest, last[:at] + chance.choice(string.ascii_lowercase) + last[at + 1 :]])
        start = time.thread_time()
        found = suggestions.corrected(typed)
        times.append(time.thread_time() - start)
        assert each.id in {one.id for one in found} or len(found) == 10
    assert sorted(times)[int(len(times) * 0.99)] < 0.060
