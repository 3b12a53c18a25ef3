"""Which conditions a study is tagged with, what its tags are called, and what finds it."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

import mappings
from indexer.registries.ctgov.reader import study
from indexer.registries.reading import Read
from indexer.tags import Tagger, Tags
from mappings import lines as lists
from search.conditions import Conditions
from tests.records import TODAY, small_record, study_records

CANCER, BREAST, TRIPLE_NEGATIVE, BY_SITE = "D009369", "D001943", "D064726", "D009371"


@pytest.fixture(scope="module")
def tagger(conditions: Conditions) -> Tagger:
    return Tagger(conditions)


def record(*words: str, keywords: tuple[str, ...] = (), title: str = "A study", meshes: tuple[Any, ...] = ()) -> Read:
    """A study with these condition words, keywords, title and headings of its registry."""
    own: dict[str, Any] = {
        "identificationModule": {"nctId": "NCT00000001", "briefTitle": title},
        "conditionsModule": {"conditions": list(words), "keywords": list(keywords)},
    }
    whole = json.loads(small_record(**own)) | {"derivedSection": {"conditionBrowseModule": {"meshes": list(meshes)}}}
    return study(json.dumps(whole).encode(), today=TODAY)


def names(tags: Tags) -> list[str]:
    return [tag.name for tag in tags.shown]


def test_a_tag_knows_its_names_and_its_path(tagger: Tagger) -> None:
    tags = tagger.tags(record("Triple-Negative Breast Cancer"))
    (tag,) = tags.shown
    assert (tag.id, tag.name, tag.by) == (TRIPLE_NEGATIVE, "Triple Negative Breast Neoplasms", "us")
    assert (tag.lay, tag.shown) == ("Triple-Negative Breast Cancer", "Triple-Negative Breast Cancer")
    assert tag.path == ("Cancer", "Breast Cancer")
    assert {CANCER, BREAST, TRIPLE_NEGATIVE, BY_SITE} <= set(tags.found_by)
    (plain,) = tagger.tags(record("Asthma")).shown
    assert (plain.lay, plain.shown) == (None, "Asthma")


def test_the_registrys_headings_come_before_its_words(tagger: Tagger) -> None:
    tags = tagger.tags(record("Asthma", meshes=({"id": "D000001943", "term": "Breast Cancer"}, {"term": "Gout"})))
    assert [(tag.name, tag.by) for tag in tags.shown] == [("Breast Neoplasms", "registry"), ("Gout", "registry")]
    assert "D001249" in tags.found_by
    unknown = tagger.tags(record(meshes=({"id": "C562841", "term": "Ovarian Germ Cell Cancer"},)))
    assert [(tag.id, tag.name, tag.path) for tag in unknown.shown] == [("C562841", "Ovarian Germ Cell Cancer", ())]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Respiratory Distress Syndrome, Adult", "Respiratory Distress Syndrome"),
        ("Sleep Disorders", "Sleep Wake Disorders"),
        ("Mild Cognitive Impairment", "Cognitive Dysfunction"),
        ("Ulcer", "Ulcer"),
        ("Hemophilia A", "Hemophilia A"),
        ("Weight Loss", "Weight Loss"),
        ("Eczema", "Eczema"),
    ],
)
def test_a_heading_that_the_registry_names_is_that_heading(tagger: Tagger, written: str, name: str) -> None:
    """Also under a former name, and whatever patients mean by the word."""
    assert names(tagger.tags(record(meshes=({"term": written},)))) == [name]


def test_narrow_tags_come_first_and_levels_that_say_nothing_are_not_shown(tagger: Tagger) -> None:
    broad, narrow, hidden = {"id": CANCER}, {"id": TRIPLE_NEGATIVE}, {"id": BY_SITE}
    tags = tagger.tags(record(meshes=(broad, hidden, narrow)))
    assert [tag.id for tag in tags.shown] == [TRIPLE_NEGATIVE, CANCER]
    alone = tagger.tags(record(meshes=(hidden,)))
    assert [tag.id for tag in alone.shown] == [BY_SITE]
    assert names(tagger.tags(record("Cancer", "Breast Cancer"))) == ["Breast Neoplasms"]
    assert tagger.tags(record("Serum; Disease")).shown == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Stage IV Breast Cancer AJCC v6 and v7", ["Breast Neoplasms"]),
        ("Unspecified Adult Solid Tumor, Protocol Specific", ["Neoplasms"]),
        ("Prostate Adenocarcinoma", ["Adenocarcinoma", "Prostatic Neoplasms"]),
        ("SARS-CoV-2", ["COVID-19"]),
        ("SARS-CoV2", ["COVID-19"]),
        ("SARS", ["Severe Acute Respiratory Syndrome"]),
        ("Acute Respiratory Distress Syndrome", ["Respiratory Distress Syndrome"]),
        ("Acne", ["Acne Vulgaris"]),
        ("NSCLC", ["Carcinoma, Non-Small-Cell Lung"]),
        ("Advanced NSCLC", ["Carcinoma, Non-Small-Cell Lung"]),
        ("PATIENTS WITH ALL STAGES", []),
        ("all patients", []),
        ("MS", []),
        ("Colonoscopy", []),
        ("Prevention of Pregnancy", []),
        ("Kidney Transplant Recipient", []),
        ("Healthy Volunteers", []),
    ],
)
def test_what_the_studys_own_words_name(tagger: Tagger, written: str, found: list[str]) -> None:
    assert names(tagger.tags(record(written))) == found


def test_keywords_count_where_the_condition_words_name_nothing(tagger: Tagger) -> None:
    """Whole ones: inside a longer one a name often means something else."""
    assert names(tagger.tags(record("Cardiac Rehabilitation", keywords=("COVID-19",)))) == ["COVID-19"]
    assert names(tagger.tags(record("Asthma", keywords=("Gout",)))) == ["Asthma"]
    for keyword in ("Bone marrow biopsy of iliac crest", "Cervical spine injury", "kidney transplant", "SARS virus"):
        assert names(tagger.tags(record("Biopsy", keywords=(keyword,)))) == []


def test_the_title_counts_where_the_registry_says_nothing_else(tagger: Tagger) -> None:
    title = "Testing a Drug in Patients with Stage IV Triple Negative Breast Cancer"
    assert names(tagger.tags(record(title=title))) == ["Triple Negative Breast Neoplasms"]
    assert names(tagger.tags(record("Healthy", title="Ibuprofen Tablets Under Fasting Conditions"))) == []


@pytest.mark.parametrize("changed", ["lay_words.txt", "condition_names/en.txt", "condition_names/de.txt"])
def test_our_names_are_part_of_the_index_fingerprint(monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    """Otherwise a mended list would change nothing until the records do."""
    before, kept = mappings.fingerprint.__wrapped__("studies"), lists.lines
    monkeypatch.setattr(lists, "lines", lambda name: [*kept(name), *([("x",)] if name == changed else [])])
    assert mappings.fingerprint.__wrapped__("studies") != before


def test_the_tree_is_part_of_the_index_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before, kept = mappings.fingerprint.__wrapped__("studies"), mappings.read
    monkeypatch.setattr(mappings, "read", lambda name: kept(name) | ({"x": 1} if name == "condition_tree" else {}))
    assert mappings.fingerprint.__wrapped__("studies") != before


def test_tagging_takes_no_time(conditions: Conditions) -> None:
    """A tenth of a millisecond a study: a build of 560,000 spends a minute on it."""
    tagger = Tagger(conditions)
    found = [study(one, today=TODAY) for one, _ in zip(study_records(), range(1_500), strict=False)]
    start = time.process_time()
    for each in found:
        tagger.tags(each)
    assert (time.process_time() - start) / len(found) < 0.3e-3
