"""Checks of the new index by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import mappings
from indexer.checks.verdict import Checked, Made
from search.engine.client import engine_errors
from search.indices import STUDIES

Json = dict[str, Any]


def written(made: Made) -> Checked:
    """A document that the engine acknowledged is there: it may have been killed before that was on disk."""
    found = made.contents.studies
    passed = found == made.written
    told = f"the index holds {found:,} studies"
    return Checked(
        name="written",
        passed=passed,
        told=told if passed else f"{told} where {made.written:,} were written: build again",
    )


def empty(made: Made) -> Checked:
    """Whatever was asked for: nobody searches for nothing."""
    passed = made.contents.studies > 0
    told = "it holds studies" if passed else "no study could be read: an empty index never goes live"
    return Checked(name="empty", passed=passed, told=told)


def fingerprint(made: Made) -> Checked:
    """Searches ask for fields by name and type: one that is missing finds nothing, and says so to nobody."""
    with engine_errors():
        (told,) = made.client.indices.get_mapping(index=made.index.name).values()
    is_there = dict(_types(told["mappings"]["properties"]))
    wanted = dict(_types(mappings.index_body(STUDIES)["mappings"]["properties"]))
    odd = sorted(name for name in is_there.keys() | wanted.keys() if is_there.get(name) != wanted.get(name))
    passed = not odd
    names = ", ".join(f"{name} ({is_there.get(name, 'missing')})" for name in odd)
    return Checked(
        name="fingerprint",
        passed=passed,
        told=f"{len(wanted):,} fields as they should be" if passed else f"fields of another mapping: {names}",
    )


def _types(properties: Json, above: str = "") -> Iterator[tuple[str, str]]:
    """Every field by its path, with its type; the other forms of a text are fields too."""
    for name, field in properties.items():
        path = f"{above}{name}"
        yield path, field.get("type", "object")
        yield from _types(field.get("properties", {}) | field.get("fields", {}), f"{path}.")
