"""Which words of a question may be misspelt, and the question with the right ones."""

from __future__ import annotations

import pytest

from search.conditions import Meaning, Named
from search.words.concepts import understand
from search.words.respelled import in_doubt, respelled


class Few:
    """A vocabulary that knows one condition."""

    def mentions(self, words: list[tuple[str, str]]) -> list[Named]:
        folded = [word for word, _ in words]
        at = next((at for at in range(len(folded)) if folded[at : at + 2] == ["breast", "cancer"]), None)
        return [] if at is None else [Named(at, at + 2, Meaning(name="Breast Neoplasms"))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("diabtes", ["diabtes"]),
        ("Diabtes  TREATMNT", ["diabtes", "treatmnt"]),
        ("breast cancer treatmnt", ["treatmnt"]),
        ("NCT00000102", []),
        ("MO39193 IL17A PD-1 her2 phase 3", []),
        ('"diabtes mellitus"', []),
        ("-diabtes", []),
        ("alzhiemer's", ["alzhiemers"]),
        ("sad flu", []),
        ("treatmnt OR treatmnt", ["treatmnt", "treatmnt"]),
    ],
)
def test_words_in_doubt(text: str, words: list[str]) -> None:
    assert list(in_doubt(understand(text, Few(), expand=True))) == words


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("diabtes", "diabetes"),
        ("Diabtes in kids, DIABTES!", "diabetes in kids, diabetes!"),
        ('"diabtes" diabtes', '"diabtes" diabetes'),
        ("-diabtes diabtes", "-diabtes diabetes"),
        ("non-diabtes", "non-diabetes"),
        ("asthma OR diabtes", "asthma OR diabetes"),
        ("diabtes/asthma", "diabetes/asthma"),
        ("prediabtes", "prediabtes"),
        ("diabtes2", "diabtes2"),
        ("", ""),
    ],
)
def test_the_right_words_in_their_place(text: str, right: str) -> None:
    assert respelled(text, {"diabtes": "diabetes"}) == right
