"""What is typed, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words.parse import parse, says_something
from search.words.typed import Written


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("breast cancer", [Written(words=("breast", "cancer"))]),
        ('"triple negative" breast', [Written(words=("breast",), phrases=("triple negative",))]),
        ("“heart attack” „Herzinfarkt“ «infarctus aigu»",
         [Written(phrases=("heart attack", "Herzinfarkt", "infarctus aigu"))]),
        ('"  much   space "', [Written(phrases=("much space",))]),
        ("asthma -children", [Written(words=("asthma",), without=("children",))]),
        ("asthma −children –adults", [Written(words=("asthma",), without=("children", "adults"))]),
        ('asthma -"severe asthma"', [Written(words=("asthma",), without=("severe asthma",))]),
        ("asthma - children", [Written(words=("asthma", "children"))]),
        ("non-small-cell PD-1", [Written(words=("non-small-cell", "PD-1"))]),
        ("-non-small-cell", [Written(without=("non-small-cell",))]),
        ("gout OR arthritis", [Written(words=("gout",)), Written(words=("arthritis",))]),
        ("gout -acute OR arthritis", [Written(words=("gout",), without=("acute",)), Written(words=("arthritis",))]),
        ("gout or arthritis", [Written(words=("gout", "or", "arthritis"))]),
        ('gout "OR" arthritis', [Written(words=("gout", "arthritis"), phrases=("OR",))]),
        ("OR OR", []),
        ("OR gout OR OR", [Written(words=("gout",))]),
        ('"never closed', [Written(phrases=("never closed",))]),
        ('heart"attack', [Written(words=("heart",), phrases=("attack",))]),
        ("+heart ~attack* title:x (and)", [Written(words=("+heart", "~attack*", "title:x", "(and)"))]),
        ("- -- ☃ ++ \"…\" -'", []),
        ("Sjo\u0308gren", [Written(words=("Sjögren",))]),
        ("", []),
    ],
)  # fmt: skip
def test_words_phrases_exclusions_and_alternatives(typed: str, read: list[Written]) -> None:
    assert parse(typed) == tuple(read)


@given(st.one_of(st.text(max_size=300), st.text(alphabet='ab-–"“”„«» OR\t\n☃²', max_size=300)))
def test_nothing_that_is_typed_is_a_fault(typed: str) -> None:
    for written in parse(typed):
        texts = (*written.words, *written.phrases, *written.without)
        assert texts
        assert all(says_something(text) for text in texts)
