"""The vocabulary: what is named, what lies over and under it, what a text names."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

from search.conditions import Conditions, normal_id
from search.fold import folded_words


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("D003920", "D003920"),
        ("d003920", "D003920"),
        ("D000003920", "D003920"),
        ("D3920", "D003920"),
        ("D000067877", "D000067877"),
        ("D066331", "D066331"),
        (" D003920 ", "D003920"),
        ("breast", None),
        ("D", None),
        ("D0000039200", None),
        ("", None),
    ],
)
def test_ids_in_any_padding(written: str, id: str | None) -> None:
    assert normal_id(written) == id


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Breast Neoplasms", "Breast Neoplasms"),
        ("breast cancer", "Breast Neoplasms"),
        ("Breast cancers", "Breast Neoplasms"),
        ("d001943", "Breast Neoplasms"),
        ("cancer", "Neoplasms"),
        ("lung cancer", "Lung Neoplasms"),
        ("prostate cancer", "Prostatic Neoplasms"),
        ("bladder cancer", "Urinary Bladder Neoplasms"),
        ("TRIPLE-NEGATIVE breast cancer", "Triple Negative Breast Neoplasms"),
        ("Carcinoma, Ductal", "Carcinoma, Ductal"),
        ("ductal carcinoma", "Carcinoma, Ductal"),
        ("Non small cell lung carcinoma", "Carcinoma, Non-Small-Cell Lung"),
        ("post traumatic stress disorder", "Stress Disorders, Post-Traumatic"),
        ("Alzheimer’s disease", "Alzheimer Disease"),
        ("Sjogrens syndrome", "Sjogren's Syndrome"),
        ("Sjögren's Syndrome", "Sjogren's Syndrome"),
        ("aids", "Acquired Immunodeficiency Syndrome"),
        ("infection", "Infections"),
        ("depression", "Depression"),
        ("suicide", "Suicide"),
        ("psychological stress", "Stress, Psychological"),
        ("D000067877", "Autism Spectrum Disorder"),
    ],
)
def test_a_heading_by_id_name_or_entry_term(conditions: Conditions, text: str, name: str) -> None:
    heading = conditions.named(text)
    assert heading is not None
    assert heading.name == name


@pytest.mark.parametrize("text", ["", "  ", "D999999", "breast", "cheerfulness of fish", "\ud800"])
def test_what_is_no_condition_has_no_heading(conditions: Conditions, text: str) -> None:
    assert conditions.named(text) is None


def test_under_breast_cancer(conditions: Conditions) -> None:
    under = conditions.beneath("D001943")
    assert "D064726" in under
    assert "D001943" not in under
    assert all("D001943" in conditions.ancestors(id) for id in under)


def test_over_triple_negative_at_all_its_places(conditions: Conditions) -> None:
    heading = conditions.heading("D064726")
    assert heading is not None
    assert heading.tree == ("C04.588.180.788", "C17.800.090.500.788")
    names = {above.name for id in conditions.ancestors("D064726") if (above := conditions.heading(id))}
    assert names == {
        "Breast Neoplasms",
        "Neoplasms by Site",
        "Neoplasms",
        "Breast Diseases",
        "Skin Diseases",
        "Skin and Connective Tissue Diseases",
    }


def test_an_unknown_id_has_nothing_over_or_under_it(conditions: Conditions) -> None:
    assert (conditions.ancestors("D999999"), conditions.beneath("x"), conditions.path("")) == ([], [], [])


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Triple Negative Breast Neoplasms", ["Cancer", "Breast Cancer"]),
        ("Breast Neoplasms", ["Cancer"]),
        ("Neoplasms", []),
        ("Melanoma", ["Cancer"]),
        ("Autism Spectrum Disorder", []),
        ("Schizophrenia", []),
    ],
)
def test_one_path_without_levels_that_say_nothing(conditions: Conditions, name: str, path: list[str]) -> None:
    heading = conditions.named(name)
    assert heading is not None
    assert conditions.path(heading.id)[: len(path)] == path
    assert not any(level.endswith(("by Site", "by Histologic Type")) for level in conditions.path(heading.id))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Metastatic triple-negative breast cancer", ["Triple Negative Breast Neoplasms"]),
        ("Recurrent Non-small Cell Lung Cancer; COPD",
         ["Carcinoma, Non-Small-Cell Lung", "Pulmonary Disease, Chronic Obstructive"]),
        ("Kidney failure, chronic", ["Kidney Failure, Chronic"]),
        ("AIDS", ["Acquired Immunodeficiency Syndrome"]),
        ("aids", ["Acquired Immunodeficiency Syndrome"]),
        ("people with AIDS", ["Acquired Immunodeficiency Syndrome"]),
        ("hearing aids", []),
        ("HEARING AIDS", []),
        ("screening for STDs", ["Sexually Transmitted Diseases"]),
        ("the arc of an id, as all ms sid", []),
        ("Healthy", []),
        ("breasts cancerous", []),
        ("", []),
    ],
)  # fmt: skip
def test_headings_named_in_a_text(conditions: Conditions, text: str, names: list[str]) -> None:
    assert [heading.name for heading in conditions.written.named_in(text)] == names


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("metastatic breast cancer", [(0, 3, "metastatic breast cancer")]),
        ("late breast cancer", [(1, 3, "Breast Neoplasms")]),
        ("asthma or copd", [(0, 1, "Asthma"), (2, 3, "Pulmonary Disease, Chronic Obstructive")]),
        ("ADHD IN CHILDREN", [(0, 1, "Attention Deficit Disorder with Hyperactivity")]),
        ("hearing aids", [(0, 2, "hearing aids")]),
        ("band aids", []),
        ("AIDS care", [(0, 1, "Acquired Immunodeficiency Syndrome")]),
        ("arc", [(0, 1, "AIDS-Related Complex")]),
        ("", []),
    ],
)
def test_where_a_question_names_headings(conditions: Conditions, typed: str, named: list[tuple[int, int, str]]) -> None:
    found = conditions.mentions(folded_words(typed))
    assert [(each.start, each.end, each.meaning.name) for each in found] == named


def test_the_names_of_a_heading_are_as_written_its_own_first(conditions: Conditions) -> None:
    names = conditions.names("d9203")
    assert names[0] == "Myocardial Infarction"
    assert {"Heart Attack", "Infarction, Myocardial"} <= set(names)
    assert conditions.names("D999999") == ()


def test_every_name_and_term_leads_to_its_heading(conditions: Conditions) -> None:
    ids = ["D009369", *conditions.beneath("D009369"), *conditions.beneath("D001523")]
    headings = [heading for id in ids if (heading := conditions.heading(id))]
    assert len(headings) > 800
    assert [heading for heading in headings if conditions.named(heading.name) != heading] == []


def test_a_short_text_is_read_in_under_50_microseconds(conditions: Conditions) -> None:
    texts = ["Recurrent Non-small Cell Lung Cancer", "Type 2 Diabetes Mellitus", "Healthy volunteers", "COPD"] * 250
    start = time.thread_time()
    for text in texts:
        conditions.written.named_in(text)
    assert (time.thread_time() - start) / len(texts) < 50e-6


def test_memory_stays_under_40_mb(reference_dir: Path) -> None:
    tracemalloc.start()
    kept = Conditions(reference_dir / "conditions.sqlite")
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept.heading("D009369")
    assert held < 40_000_000


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="python -m indexer reference"):
        Conditions(tmp_path / "conditions.sqlite")
