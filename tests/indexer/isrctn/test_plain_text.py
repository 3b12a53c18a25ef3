"""Plain text as markdown: what is seen is what was written."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from indexer.registries.plain_text import as_markdown, marked, meant

READER = MarkdownIt("zero", {"breaks": True, "maxNesting": 30}).enable(["list", "newline", "escape", "entity"])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1. a\n2. b\n3. c", "1. a\n2. b\n3. c"),
        ("1. a\n3. c", "1. a\n3\\. c"),
        ("2019. A year", "2019\\. A year"),
        ("1) a\n2) b", "1) a\n2) b"),
        ("1. a\n- b\n2. c", "1. a\n   - b\n2. c"),
        ("• a\n• b", "- a\n- b"),
        ("1. a\n\nOther:\n1. b", "1. a\n\nOther:\n1. b"),
        ("-5 mg", "-5 mg"),
        ("-", "\\-"),
        ("7.", "7\\."),
        ("+ sign", "\\+ sign"),
        ("a\\b &amp;lt; &lt;", "a\\\\b \\&lt; <"),
        ("  in  \n\tout", "in\nout"),
    ],
)
def test_lines(written: str, shown: str) -> None:
    assert as_markdown(written) == shown


def test_entities_alone() -> None:
    assert meant("R&amp;D \\* 5 &gt; 4 &nothing;") == "R&D \\* 5 > 4 &nothing;"


SIGNS = st.text("ab1290.)(-+*•&;#x<>\\_[]! \n\t", max_size=60)


@given(SIGNS)
def test_every_sign_is_seen(written: str) -> None:
    """But for the markers that a list shows in its own way."""
    html = READER.render(marked(written))
    assert "<ol start" not in html
    assert _signs(unescape(re.sub("<[^>]*>", "", html))) == _signs(written)


def _signs(text: str) -> str:
    return re.sub(r"[\s0129.)*•-]", "", text)
