"""Marks in whole fields, and texts cut around the first of them."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.words.highlight import cut, highlight
from tests.search.words.conftest import Ask, Studies

STUDY: dict[str, Any] = {
    "title": ["Heart attack & <age> in 'men'", "HEART"],
    "public_title": "After a myocardial infarction",
    "plain_title": "Help for a weak heart",
    "summary": "Long. " * 60 + "A heart attack is seen.",
    "plain_summary": ["Nothing is paid for.", "Your <doctor> listens to your heart."],
}


@pytest.mark.parametrize(
    ("typed", "field", "marked"),
    [
        ("heart -asthma", "title", "<mark>Heart</mark> attack &amp; &lt;age&gt; in &#x27;men&#x27;"),
        ('"heart attack"', "title", "<mark>Heart</mark> <mark>attack</mark> &amp; &lt;age&gt; in &#x27;men&#x27;"),
        ("heart attack", "public_title", "After a <mark>myocardial</mark> <mark>infarction</mark>"),
        ("heart -asthma", "plain_title", "Help for a weak <mark>heart</mark>"),
        ("heart -asthma", "plain_summary", "Your &lt;doctor&gt; listens to your <mark>heart</mark>."),
        ("seen", "summary", "Long. " * 60 + "A heart attack is <mark>seen</mark>."),
    ],
)
def test_fields_come_whole_and_escaped(studies: Studies, ask: Ask, typed: str, field: str, marked: str) -> None:
    studies.hold(a=STUDY)
    query = ask(typed)
    (hit,) = studies.hits(query, highlight=highlight(query))
    assert hit["highlight"][field][0] == marked


def test_nothing_to_mark(ask: Ask) -> None:
    assert [highlight(ask(typed)) for typed in ("nct 3371017", "-gout", "++")] == [None, None, None]


@pytest.mark.parametrize(
    ("marked", "longest", "kept"),
    [
        ("short <mark>text</mark>", 10, "short <mark>text</mark>"),
        ("one two three <mark>four</mark> five six seven", 16, "…<mark>four</mark> five six…"),
        ("<mark>one</mark> two three four", 12, "<mark>one</mark> two…"),
        ("nothing marked in here", 12, "nothing…"),
        ("a &amp; b <mark>c &lt; d</mark> &#x27;e&#x27; f g h", 12, "…b <mark>c &lt; d</mark>…"),
        ("<mark>pneumonoultramicroscopic</mark>", 10, "<mark>pneumono</mark>…"),
        ("x <mark>y", 10, "x <mark>y</mark>"),
    ],
)
def test_cut_around_the_first_mark(marked: str, longest: int, kept: str) -> None:
    assert cut(marked, longest) == kept


@given(
    st.lists(st.tuples(st.text(alphabet="ab &<>'é\n…", max_size=30), st.booleans()), max_size=12),
    st.integers(min_value=3, max_value=80),
)
def test_what_is_cut_is_well_formed_and_stands_in_the_text(parts: list[tuple[str, bool]], longest: int) -> None:
    marked = "".join(f"<mark>{html.escape(text)}</mark>" if mark else html.escape(text) for text, mark in parts)
    whole = "".join(text for text, _ in parts)
    kept = cut(marked, longest)
    pieces = re.split(r"(<mark>|</mark>)", kept)
    assert pieces[1::2] == ["<mark>", "</mark>"] * (len(pieces) // 4)
    assert not any("<" in piece or ">" in piece for piece in pieces[::2])
    visible = "".join(map(html.unescape, pieces[::2]))
    assert html.escape(visible) == "".join(pieces[::2])
    assert len(visible) <= longest
    assert visible == whole if len(whole) <= longest else visible.removeprefix("…").removesuffix("…") in whole
    if any(mark and text.strip() for text, mark in parts):
        assert "<mark>" in kept
