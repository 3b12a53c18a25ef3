"""The keys of names: what is one name however it is written, and what stays two."""

from __future__ import annotations

import pytest

from search.conditions.keys import ACRONYM, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cancer of the pancreas", "Pancreas Cancer"),
        ("Carcinoma, Ductal, Breast", "ductal carcinoma of the breast"),
        ("lung tumours", "Tumor, Lung"),
        ("leukaemia", "Leukemia"),
        ("oesophageal cancers", "esophageal cancer"),
        ("Alzheimer’s disease", "alzheimers disease"),
        ("Parkinson disease", "Parkinson's disease"),
        ("allergies", "allergy"),
        ("carcinomas", "carcinoma"),
        ("cancer in a child", "child cancer"),
        ("Vitamin A deficiency", "deficiency of vitamin A"),
        ("sulphur poisoning", "sulfur poisoning"),
        ("brain and spinal cord injury", "Spinal cord, brain injuries"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("migraine with aura", "migraine without aura"),
        ("type 1 diabetes", "type 2 diabetes"),
        ("hepatitis B", "hepatitis C"),
        ("hepatitis A", "hepatitis"),
        ("XYY karyotype", "XY karyotype"),
        ("PPH", "PF"),
        ("CRPS", "CRP"),
        ("fits", "fit"),
        ("pancreas", "pancrea"),
        ("abscess", "absces"),
        ("lupus", "lupu"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_what_has_no_key() -> None:
    assert [name_key(text) for text in ("", "of the", "!?", " ".join(["long"] * 9))] == [""] * 4


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("STI", True), ("STIs", True), ("Id", True), ("chILD", True), ("NSCLC", True), ("Gout", False), ("gout", False)],
)
def test_which_names_are_acronyms(name: str, is_one: bool) -> None:
    assert bool(ACRONYM.fullmatch(name)) is is_one
