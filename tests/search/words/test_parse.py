"""What is typed, read as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.numbers import normal_number, registry_number
from search.words import Words, parse


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("breast cancer", [Words(words=("breast", "cancer"))]),
        ('"triple negative" breast', [Words(words=("breast",), phrases=("triple negative",))]),
        ("asthma -children", [Words(words=("asthma",), without=("children",))]),
        ('asthma -"severe asthma"', [Words(words=("asthma",), without=("severe asthma",))]),
        ("gout OR arthritis", [Words(words=("gout",)), Words(words=("arthritis",))]),
        ("gout or arthritis", [Words(words=("gout", "or", "arthritis"))]),
        ("OR OR", []),
        ('"never closed', [Words(phrases=("never closed",))]),
        ("-", [Words(words=("-",))]),
        ("", []),
    ],
)
def test_words_phrases_exclusions_and_alternatives(typed: str, read: list[Words]) -> None:
    assert parse(typed) == read


@given(st.text(max_size=300))
def test_nothing_that_is_typed_is_a_fault(typed: str) -> None:
    read = parse(typed)
    assert all(each.words or each.phrases or each.without for each in read)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("nct 3371017", "NCT03371017"),
        ("NCT03371017", "NCT03371017"),
        ("nct-03371017", "NCT03371017"),
        ("2016-005119-42", "201600511942"),
        ("EudraCT 2016-005119-42", "201600511942"),
        ("2023-501234-12-00", "20235012341200"),
        ("isrctn 12949496", "ISRCTN12949496"),
        ("NCT03371017 breast", None),
        ("breast cancer", None),
        ("MO39193", None),
    ],
)
def test_a_text_that_is_nothing_but_a_registry_number(typed: str, number: str | None) -> None:
    assert registry_number(typed) == number


def test_numbers_are_compared_by_letters_and_digits() -> None:
    assert normal_number("2016-005119-42") == normal_number("2016 005119 42")
