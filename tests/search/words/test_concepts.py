"""Words understood: conditions, numbers, and what stays a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.conditions import Conditions
from search.words.concepts import MOST, understand
from search.words.synonyms import synonyms
from search.words.typed import Alternative, Concept


def read(vocabulary: Conditions, typed: str, expand: bool = True) -> list[tuple[str, str | None]]:
    """Each concept of the only alternative: its text, and the heading or the number that it is."""
    (alternative,) = understand(typed, vocabulary, expand=expand)
    return [(each.text, each.meaning.name if each.meaning else each.number) for each in alternative.concepts]


@pytest.mark.parametrize(
    ("typed", "concepts"),
    [
        ("breast cancer", [("breast cancer", "Breast Neoplasms")]),
        ("metastatic triple-negative breast cancer immunotherapy",
         [("metastatic", None), ("triple-negative breast cancer", "Triple Negative Breast Neoplasms"),
          ("immunotherapy", None)]),
        ("copd and asthma", [("copd", "Pulmonary Disease, Chronic Obstructive"), ("asthma", "Asthma")]),
        ("COPD/asthma", [("COPD", "Pulmonary Disease, Chronic Obstructive"), ("asthma", "Asthma")]),
        ("asthma-related fatigue", [("asthma", "Asthma"), ("related", None), ("fatigue", "Fatigue")]),
        ("non-asthma", [("non-asthma", None)]),
        ("hearing aids", [("hearing aids", "hearing aids")]),
        ("aids", [("aids", "Acquired Immunodeficiency Syndrome")]),
        ("Alzheimer's disease.", [("Alzheimer's disease", "Alzheimer Disease")]),
        ("breast, cancer", [("breast cancer", "Breast Neoplasms")]),
        ("breast breast", [("breast", None)]),
        ("the of", [("the", None), ("of", None)]),
        ("cancer of the breast", [("cancer of the breast", "Breast Neoplasms")]),
        ("her 2 negative", [("her 2", None), ("negative", None)]),
        ("in 2 weeks", [("2", None), ("weeks", None)]),
        ("nct 3371017 asthma", [("nct 3371017", "NCT03371017"), ("asthma", "Asthma")]),
        ("asthma EudraCT 2016-005119-42", [("asthma", "Asthma"), ("EudraCT 2016-005119-42", "201600511942")]),
        ("MO39193", [("MO39193", "MO39193")]),
        ("mo-39193 PD-1", [("mo-39193", "MO39193"), ("PD-1", None)]),
        ("PD1 IL17A 5-FU", [("PD1", None), ("IL17A", None), ("5-FU", None)]),
    ],
)  # fmt: skip
def test_what_words_mean(vocabulary: Conditions, typed: str, concepts: list[tuple[str, str | None]]) -> None:
    assert read(vocabulary, typed) == concepts


def test_without_expanding_every_word_is_for_itself_and_numbers_stay(vocabulary: Conditions) -> None:
    assert read(vocabulary, "breast cancer nct 3371017", expand=False) == [
        ("breast", None),
        ("cancer", None),
        ("nct 3371017", "NCT03371017"),
    ]


def test_small_words_stay_in_phrases_and_go_beside_them(vocabulary: Conditions) -> None:
    assert understand('"in the ears" the', vocabulary, expand=True) == (Alternative(phrases=("in the ears",)),)
    assert understand("a -b OR -c", vocabulary, expand=True) == (
        Alternative(concepts=(Concept(text="a"),), without=("b",)),
        Alternative(without=("c",)),
    )


@pytest.mark.parametrize(
    ("typed", "names", "others"),
    [
        ("breast cancer", ("Breast Neoplasms", "Breast Neoplasm", "Cancer, Breast", "Breast Cancers", "Breast-Cancer",
                           "Breast Tumor", "Human Breast Tumor", "Mammary Cancer"),
         ("Breast Tumor", "Mammary Cancer", "Breast Neoplasm")),
        ("heart attack", ("Myocardial Infarction", "MI", "Infarction, Myocardial"), ("Myocardial Infarction",)),
        ("acquired immunodeficiency syndrome", ("AIDS",), ()),
        ("x", (), ()),
    ],
)  # fmt: skip
def test_synonyms_are_other_names_in_reading_order(typed: str, names: tuple[str, ...], others: tuple[str, ...]) -> None:
    assert synonyms(typed, names) == others


def test_at_most_eight_synonyms_and_fewer_beside_many_words(vocabulary: Conditions) -> None:
    (short,) = understand("cancer of the skin", vocabulary, expand=True)
    (long,) = understand("type 2 diabetes " + " ".join(f"w{n}" for n in range(26)), vocabulary, expand=True)
    assert len(synonyms("x", tuple(f"{letter}y" for letter in "abcdefghijklmnopq"))) == 8
    assert all(len(concept.synonyms) <= 8 for concept in short.concepts)
    assert sum(len(name.split()) for name in long.concepts[0].synonyms) <= 70


def test_more_than_the_most_is_refused_with_the_number(vocabulary: Conditions) -> None:
    words = [f"w{n}" for n in range(MOST)]
    understand(" ".join(words), vocabulary, expand=True)
    with pytest.raises(ValueError, match="has 31 words and phrases: takes at most 30"):
        understand(" ".join(words) + ' OR "one more"', vocabulary, expand=True)
    with pytest.raises(ValueError, match="has 60 words"):
        understand("肺癌" * 30, vocabulary, expand=True)


@given(st.one_of(st.text(max_size=60), st.text(alphabet="aM12-'. /nctHIV\n", max_size=60)))
def test_nothing_else_that_is_typed_is_a_fault(vocabulary: Conditions, typed: str) -> None:
    for alternative in understand(typed, vocabulary, expand=True) if len(typed.split()) < 30 else ():
        assert all(concept.text.strip() for concept in alternative.concepts)
