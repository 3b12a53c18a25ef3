"""The columns that a table may have, from the fields of what its rows are to be."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from msgspec import inspect

from indexer.own.checking import Path
from indexer.own.fields import Given
from indexer.own.kinds import inner, kind, said

BEFORE: Final = {"sites": "site_", "links": "link_", "questions": ""}
"""What the columns of a list's objects begin with: each row may add one of them."""


class Column(NamedTuple):
    """A column, the field it means (`("sites", "lat")`), whether each row may add another, whether it holds dates."""

    name: str
    steps: tuple[str, ...]
    kind: inspect.Type
    repeats: bool
    dates: bool = False


@cache
def columns(shape: type[Given]) -> dict[str, Column]:
    """The columns of a table of such objects by name, in the order of their fields."""
    return {column.name: column for column in _of(kind(shape), "", (), repeats=False)}


def column_of(path: Path, shape: type[Given]) -> str:
    """The column in which a field stands."""
    steps = tuple(step for step in path if isinstance(step, str))
    return next((one.name for one in columns(shape).values() if one.steps == steps), "_".join(steps))


def _of(shape: inspect.StructType, before: str, steps: tuple[str, ...], *, repeats: bool) -> list[Column]:
    found = []
    for field in shape.fields:
        meant, path = inner(field.type), (*steps, field.name)
        if isinstance(meant, inspect.StructType):
            found += _of(meant, f"{before}{field.name}_", path, repeats=repeats)
        elif isinstance(meant, inspect.VarTupleType) and isinstance(item := inner(meant.item_type), inspect.StructType):
            found += _of(item, BEFORE[field.name], path, repeats=True)
        else:
            found.append(Column(before + field.name, path, meant, repeats, "date" in said(field.type)))
    return found
