from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text import clean, fold, line, markdown, plain


@pytest.mark.parametrize(
    ("written", "shown", "as_markdown"),
    [
        (r"PSA \<=10", "PSA <=10", r"PSA \<=10"),
        (r"\&#8805; 100 bpm", "≥ 100 bpm", "≥ 100 bpm"),
        ("&#8805; 100 bpm", "≥ 100 bpm", "≥ 100 bpm"),
        ("p &lt; 0.05 &amp; more", "p < 0.05 & more", r"p \< 0.05 \& more"),
        ("&amp;lt;", "&lt;", r"\&lt;"),
        (r"\</= 100 or \>/= 140", "</= 100 or >/= 140", r"\</= 100 or \>/= 140"),
        (r"10\^6 cells \[units\]", "10^6 cells [units]", r"10\^6 cells \[units\]"),
        ("a&gte;b, R&D; x", "a≥b, R&D; x", "a≥b, R&D; x"),
        ("San Luis PotosÃ-", "San Luis PotosÃ-", "San Luis PotosÃ-"),
        ("İ̇zmi̇r", "İzmir", "İzmir"),
        ("Mu\u0308nchen", "München", "München"),
        ("a\ud800b\x00c\ufeff", "abc", "abc"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree", "one\ntwo\nthree"),
        ("<script>x</script>", "<script>x</script>", "<script>x</script>"),
        ("C:\\Data", "C:\\Data", "C:\\Data"),
        ("&#55296;&#0;", "\ufffd\ufffd", "\ufffd\ufffd"),
    ],
)
def test_what_is_shown(written: str, shown: str, as_markdown: str) -> None:
    assert plain(written) == shown
    assert markdown(written) == as_markdown


def test_names_stand_on_one_line() -> None:
    assert line("  Mayo\n  Clinic \r") == "Mayo Clinic"
    assert line(" \r\n") is None
    assert line(None) is None


def test_folding_is_for_comparing() -> None:
    assert fold("M.D. Anderson – Krebszentrum MÜNCHEN") == "m d anderson krebszentrum munchen"
    assert fold("İzmir") == fold("izmir")


@given(st.text(st.characters()) | st.text("\\&#;x<>lt8 \r\n\ud800é", max_size=30))
def test_any_text_can_be_cleaned_and_written(text: str) -> None:
    for made in (clean(text), plain(text), markdown(text), line(text) or "", fold(text)):
        made.encode()
        assert "\r" not in made
        assert "\x00" not in made
    assert clean(clean(text)) == clean(text)
