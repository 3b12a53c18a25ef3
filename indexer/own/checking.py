"""All faults of one object of an operator's file: where each is, what is wrong, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple, cast

from msgspec import inspect

from indexer.own.fields import Given
from indexer.own.kinds import kind, named
from indexer.text import clean

Path = tuple[str | int, ...]
HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")


class Fault(NamedTuple):
    """`path` leads from the object to the field, `("sites", 2, "lat")`."""

    path: Path
    reason: str

    @property
    def field(self) -> str:
        """The field as the guide writes it, counting from one: `sites[3].lat`."""
        steps = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return "".join(steps).removeprefix(".")

    def __str__(self) -> str:
        return f"{self.field}: {self.reason}" if self.path else self.reason


def faults(value: object, shape: type[Given], today: date | None = None) -> list[Fault]:
    """Everything that is wrong with a value that is to be of this shape; nothing if it is right.

    Whether a day has come already is looked at where today is told.
    """
    return list(_of(value, kind(shape), (), today))


def near(word: str, known: list[str]) -> str:
    """`, did you mean …?`, where a known word is like this one."""
    found = get_close_matches("_".join(word.casefold().split()), known, n=1, cutoff=0.6)
    return f", did you mean `{found[0]}`?" if found else ""


def _of(value: object, wanted: inspect.Type, path: Path, today: date | None) -> Iterator[Fault]:
    match wanted:
        case inspect.Metadata(type=meant, extra=extra):
            found = list(_of(value, meant, path, today))
            yield from found
            if extra and not found and isinstance(value, str) and (reason := _by_rule(clean(value), extra, today)):
                yield Fault(path, reason)
        case inspect.UnionType():
            yield from _of(value, named(wanted), path, today)
        case inspect.StructType():
            yield from _of_object(value, wanted, path, today)
        case inspect.VarTupleType():
            yield from _of_list(value, wanted, path, today)
        case _:
            if reason := _of_leaf(value, wanted):
                yield Fault(path, reason)


def _by_rule(text: str, extra: dict[str, Any], today: date | None) -> str | None:
    """What the rules of a field say of a text that is one."""
    reason: str | None = extra["rule"](text) if "rule" in extra else None
    if not reason and today and "not_after_today" in extra:
        reason = extra["not_after_today"](text, today)
    return reason


def _of_object(value: object, wanted: inspect.StructType, path: Path, today: date | None) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield Fault(path, f"{_said(value)} stands where an object {{…}} belongs")
        return
    names = [field.name for field in wanted.fields]
    found = [Fault((*path, name), f"there is no such field{near(name, names)}") for name in value if name not in names]
    for field in wanted.fields:
        given = value.get(field.name)
        if given is not None:
            found += _of(given, field.type, (*path, field.name), today)
        elif field.required:
            found.append(Fault((*path, field.name), "missing"))
    yield from found
    if not found:
        for name, reason in cast("type[Given]", wanted.cls).contradictions(value):
            yield Fault((*path, name), reason)


def _of_list(value: object, wanted: inspect.VarTupleType, path: Path, today: date | None) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield Fault(path, f"{_said(value)} stands where a list […] belongs")
        return
    if wanted.max_length is not None and len(value) > wanted.max_length:
        yield Fault(path, f"has {len(value)} entries, at most {wanted.max_length} are taken")
        return
    for place, item in enumerate(value):
        yield from _of(item, wanted.item_type, (*path, place), today)


def _of_leaf(value: object, wanted: inspect.Type) -> str | None:
    match wanted:
        case inspect.LiteralType(values=words):
            known = [str(word) for word in words]
            if isinstance(value, str) and clean(value) in known:
                return None
            return f"{_said(value)} is not known" + (near(str(value), known) or f": it takes {', '.join(known)}")
        case inspect.StrType(max_length=longest):
            return _of_text(value, longest)
        case inspect.BoolType():
            return None if isinstance(value, bool) else f"{_said(value)} is neither true nor false"
        case inspect.IntType(ge=least, le=most):
            whole = isinstance(value, int) and not isinstance(value, bool)
            return _of_number(value, whole, "whole number", least, most)
        case inspect.FloatType(ge=least, le=most):
            number = isinstance(value, int | float) and not isinstance(value, bool)
            return _of_number(value, number, "number", least, most)
        case _:
            raise TypeError(f"no rule for {wanted}")


def _of_text(value: object, longest: int | None) -> str | None:
    if not isinstance(value, str):
        return f"{_said(value)} stands where a text belongs"
    if HALF_A_CHARACTER.search(value):
        return "holds half a character, a broken escape"
    if not clean(value):
        return "is empty: write something, or leave the field out"
    too_long = longest is not None and len(value) > longest
    return f"has {len(value):,} characters, at most {longest:,} are taken" if too_long else None


def _of_number(value: Any, right: bool, name: str, least: float | None, most: float | None) -> str | None:
    if not right:
        return f"{_said(value)} is no {name}"
    inside = (least is None or value >= least) and (most is None or value <= most)
    return None if inside else f"{_said(value)} is not between {least} and {most}"


def _said(value: object) -> str:
    match value:
        case str():
            return f"“{value[:60]}{'…' if len(value) > 60 else ''}”"
        case bool() | None:
            return str(value).lower().replace("none", "null")
        case list():
            return "a list"
        case Mapping():
            return "an object"
        case _:
            return str(value)[:60]
