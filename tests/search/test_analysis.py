"""The analyzers as words: what becomes the same, and what must not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from mappings import index_body
from search.engine.client import Client

Words = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def words(client: Client) -> Iterator[Words]:
    """The words that an analyzer makes of a text."""
    name = "test-analysis"
    client.indices.delete(index=name, ignore_unavailable=True)
    client.indices.create(index=name, body=index_body("studies"))

    def analyzed(analyzer: str, text: str) -> set[str]:
        answer = client.indices.analyze(index=name, body={"analyzer": analyzer, "text": text})
        return {token["token"] for token in answer["tokens"]}

    yield analyzed
    client.indices.delete(index=name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("metastases", "metastasis"),
        ("diagnoses", "Diagnosis"),
        ("sclerosis", "scleroses"),
        ("Children", "child"),
        ("biopsies", "biopsy"),
        ("fetuses", "foetus"),
        ("bacteria", "bacterium"),
        ("tumours", "tumor"),
        ("Leukaemia", "leukemias"),
        ("leukæmia", "leukemia"),
        ("oedema", "edema"),
        ("Sjögren's", "Sjogren"),
        ("Alzheimer’s", "Alzheimer"),
        ("diabetes", "diabete"),
        ("TNF-α", "tnf-alpha"),
        ("Crohns", "crohn"),
    ],
)
def test_one_word_for_the_search(words: Words, one: str, other: str) -> None:
    assert words("words", one) == words("words", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organ", "organization"),
        ("organ", "organic"),
        ("AIDS", "aid"),
        ("ARDS", "ard"),
        ("ALS", "al"),
        ("MS", "m"),
        ("gas", "ga"),
        ("universe", "university"),
        ("general", "generic"),
        ("metastasis", "metastatic"),
        ("policies", "police"),
        ("hypertension", "hypotension"),
    ],
)
def test_two_words_for_the_search(words: Words, one: str, other: str) -> None:
    assert not words("words", one) & words("words", other)


def test_exact_keeps_endings_and_drops_marks(words: Words) -> None:
    assert words("exact", "Tumours: Sjögren α") == {"tumours", "sjogren", "alpha"}


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("PD-1", {"pd1"}),
        ("PD1", {"pd1"}),
        ("PD–1/PD-L1", {"pd1", "pd", "l1", "pdl1"}),
        ("(T-DXd),", {"t", "dxd", "tdxd"}),
        ("HER-2-positive", {"her2", "positive", "her2positive"}),
        ("HER 2 and IL 6", {"her2", "and", "il6"}),
        ("Her 2", {"her", "2"}),
        ("5-FU", {"5", "fu", "5fu"}),
        ("TNF-α", {"tnf", "alpha", "tnfalpha"}),
        ("IL-17A", {"il17a"}),
    ],
)
def test_codes_are_one_word_however_written(words: Words, written: str, codes: set[str]) -> None:
    assert words("code", written) == codes
