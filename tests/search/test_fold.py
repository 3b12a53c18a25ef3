from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.fold import fold, folded_words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("São Paulo", "sao paulo"),
        ("Non-Small-Cell  Lung_Cancer", "non small cell lung cancer"),
        ("Alzheimer's", "alzheimers"),
        ("Alzheimer’s", "alzheimers"),
        ("Łódź", "lodz"),
        ("Ærøskøbing", "aeroskobing"),
        ("İzmir", "izmir"),
        ("İ̇zmi̇r", "izmir"),
        ("Straße", "strasse"),
        ("ﬁbrosis", "fibrosis"),
        ("東京", "東京"),
        ("القاهرة", "القاهرة"),
        ("Москва", "москва"),
        ("\ud800", ""),
        ("…", ""),
    ],
)
def test_spellings_become_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_a_folded_text_stays(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_stand_beside_what_was_written() -> None:
    assert folded_words("Alzheimer's (AIDS)") == [("alzheimers", "Alzheimers"), ("aids", "AIDS")]
