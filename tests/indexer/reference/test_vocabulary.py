"""The condition vocabulary from its sources, each in its own form, on hand-made lines."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

import pytest

from indexer.reference.vocabulary import hpo, mesh, mondo
from indexer.reference.vocabulary.collection import Collection, Condition, Source, eponyms
from indexer.reference.vocabulary.mondo import References

HEADINGS = [
    ("D008175", "Lung Neoplasms", "Neoplasms, Lung|Pulmonary Neoplasms", "C04.588.894.797.520|C08.381.540"),
    ("D009369", "Neoplasms", "Tumors", "C04"),
    ("D009203", "Myocardial Infarction", "Heart Attack|MI", "C14.907.585.500"),
    ("D006463", "Hemolytic-Uremic Syndrome", "", "C12.050"),
    ("D001241", "Aspirin", "Acetylsalicylic Acid", "D02.455"),
]
RECORDS = [
    ("C1", "Atypical uremic illness", "aHUS|rare uremic illness", "D006463"),
    ("C2", "a protein of yeast", "", "D029702"),
    ("C3", "half a disease", "", "D006463,D001241"),
]


def collected() -> Collection:
    into = Collection()
    mesh.add_headings(lines((*each, "") for each in HEADINGS), into)
    mesh.add_supplementary(lines(RECORDS), into)
    return into


def lines(rows: Iterable[tuple[str, ...]]) -> io.BytesIO:
    return io.BytesIO("".join("\t".join(row) + "\n" for row in rows).encode())


def diseases(*each: dict[str, Any]) -> io.BytesIO:
    return io.BytesIO(json.dumps(list(each)).encode())


def refers(*references: str) -> list[dict[str, str]]:
    return [dict(zip(("namespace", "id"), each.split(":"), strict=True)) for each in references]


def keys(into: Collection) -> dict[str, str]:
    return {key: id for key, id, _ in into.name_keys()}


def test_headings_of_our_trees_with_the_words_people_say_for_neoplasms() -> None:
    into = collected()
    assert "D001241" not in into.conditions
    assert into.conditions["D008175"].names["Lung Cancers"] is Source.DERIVED
    found = keys(into)
    assert {found[key] for key in ("cancer lung", "lung tumor", "carcinoma lung", "neoplasm pulmonary")} == {"D008175"}


def test_rare_diseases_lie_under_headings_and_nothing_else_does() -> None:
    into = collected()
    assert into.conditions["C1"].above == ["D006463"]
    assert not {"C2", "C3"} & set(into.conditions)


@pytest.mark.parametrize(
    ("disease", "is_under", "has"),
    [
        ({"name": "heart infarct", "xrefs": refers("MESH:D009203")}, "D009203", "heart infarct"),
        ({"name": "heart attack", "xrefs": []}, "D009203", "cardiac infarct"),
        ({"name": "atypical illness", "xrefs": refers("MESH:C1")}, "C1", "atypical illness"),
    ],
)
def test_a_disease_gives_its_names_to_what_it_is(disease: dict[str, Any], is_under: str, has: str) -> None:
    into = collected()
    mondo.add_diseases(diseases({"id": "7", "synonyms": ["cardiac infarct"], **disease}), into)
    assert has in into.conditions[is_under].names


def test_of_several_diseases_the_one_of_the_name_is_the_heading_and_the_others_lie_under_it() -> None:
    into = collected()
    mondo.add_diseases(
        diseases(
            {"id": "1", "name": "lung cancer", "xrefs": refers("MESH:D008175")},
            {"id": "2", "name": "benign lung growth", "xrefs": refers("MESH:D008175")},
            {"id": "3", "name": "small lung growth", "xrefs": [], "relations": {"is_a": ["2"]}},
            {"id": "4", "name": "growth of nothing", "xrefs": []},
        ),
        into,
    )
    assert "lung cancer" in into.conditions["D008175"].names
    assert {into.conditions[f"MONDO:{n}"].above[0] for n in (2, 3)} == {"D008175"}
    assert "MONDO:4" not in into.conditions


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("pulmonary cancer", True),
        ("lung", False),
        ("scarring", False),
        ("cold", False),
        ("NSCLC", True),
        ("bronchocarcinoma", True),
        ("lung neoplasm disease", True),
    ],
)
def test_which_names_of_others_count(name: str, counts: bool) -> None:
    condition = Condition("D008175", "Lung Neoplasms", heading=True)
    condition.add([name], Source.MONDO_SYNONYM)
    assert bool(condition.names) is counts


def test_a_name_is_that_of_the_surer_source_and_short_acronyms_are_meshs_alone() -> None:
    into = collected()
    other = into.add(Condition("M1", "other thing", heading=False), Source.MONDO)
    other.add(["Heart Attack", "LC", "lung cancer"], Source.MONDO_SYNONYM)
    found = keys(into)
    assert (found["attack heart"], found["mi"], found["cancer lung"]) == ("D009203", "D009203", "D008175")
    assert "lc" not in found
    sure = {key: sure for key, _, sure in into.name_keys()}
    assert sure["mi"] == "sure"


OBO = """format-version: 1.2

[Term]
id: HP:0000118
name: Phenotypic abnormality

[Term]
id: HP:1
name: Infarct of the heart
synonym: "Heart stopped feeding" EXACT layperson []
synonym: "Something wider" BROAD layperson []
xref: UMLS:C0027051
is_a: HP:0000118 ! Phenotypic abnormality

[Term]
id: HP:2
name: Silent infarct
synonym: "Heart attack without pain" EXACT layperson []
is_a: HP:1 ! Infarct of the heart

[Term]
id: HP:3
name: Mild
synonym: "Not so bad" EXACT layperson []

[Term]
id: HP:4
name: Gone
is_obsolete: true

[Typedef]
id: HP:5
name: part of
"""


def test_lay_names_of_phenotypes_by_reference_and_under_their_heading() -> None:
    into = collected()
    hpo.add_phenotypes(io.BytesIO(OBO.encode()), into, References({}, {"UMLS:C0027051": "D009203"}))
    assert into.conditions["D009203"].names["Heart stopped feeding"] is Source.HPO_LAY
    assert "Something wider" not in into.conditions["D009203"].names
    assert into.conditions["HP:2"].above == ["D009203"]
    assert not {"HP:3", "HP:4", "HP:5"} & set(into.conditions)


def test_whom_diseases_are_named_after_unless_it_is_a_word() -> None:
    named = Condition("1", "Marfan syndrome", heading=False)
    named.add(["Marfan syndrome"], Source.MONDO)
    word = Condition("2", "Silver disease", heading=False)
    word.add(["Silver disease", "poisoning by silver"], Source.MONDO)
    twice = [Condition(str(n), f"Paget's disease {n}", heading=False) for n in (3, 4)]
    for each in twice:
        each.add(["Paget's disease"], Source.MONDO_SYNONYM)
    assert [(each.id, owner) for each, owner in eponyms([named, word, *twice])] == [("1", "marfan")]
