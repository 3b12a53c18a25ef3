"""What is known of the fields of an object, and its texts as they are meant."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import inspect

from indexer.own.fields import Given
from indexer.text import clean


@cache
def kind(shape: type[Given]) -> inspect.StructType:
    """What is known of a shape's fields."""
    known = inspect.type_info(shape)
    assert isinstance(known, inspect.StructType)
    return known


def inner(wanted: inspect.Type) -> inspect.Type:
    """The type of a value that is given, without what is said about it and without None."""
    while True:
        if isinstance(wanted, inspect.Metadata):
            wanted = wanted.type
        elif isinstance(wanted, inspect.UnionType):
            wanted = named(wanted)
        else:
            return wanted


def said(wanted: inspect.Type) -> dict[str, Any]:
    """What our own `extra` says of a field."""
    while isinstance(wanted, inspect.Metadata | inspect.UnionType):
        if isinstance(wanted, inspect.Metadata) and wanted.extra:
            return wanted.extra
        wanted = wanted.type if isinstance(wanted, inspect.Metadata) else named(wanted)
    return {}


def cleaned(value: Any, wanted: inspect.Type, *, paragraphs: bool = False) -> Any:
    """A right value with its texts as they are meant: no outer or meaningless characters, on one line each."""
    match wanted:
        case inspect.Metadata(type=meant, extra=extra):
            return cleaned(value, meant, paragraphs=bool(extra and extra.get("paragraphs")))
        case inspect.UnionType():
            return cleaned(value, named(wanted), paragraphs=paragraphs)
        case inspect.StructType(fields=fields):
            return {
                field.name: cleaned(value[field.name], field.type)
                for field in fields
                if value.get(field.name) is not None
            }
        case inspect.VarTupleType(item_type=item):
            return [cleaned(one, item) for one in value]
    if not isinstance(value, str):
        return value
    return clean(value) if paragraphs else " ".join(clean(value).split())


def named(union: inspect.UnionType) -> inspect.Type:
    """What a field may be beside None."""
    return next(one for one in union.types if not isinstance(one, inspect.NoneType))
