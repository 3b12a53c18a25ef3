"""A line of an operator's file: from bytes to what it says, or to everything that is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

import msgspec

from indexer.identifiers import number
from indexer.own.addition import Addition
from indexer.own.checking import faults
from indexer.own.fields import Given
from indexer.own.kinds import cleaned, kind
from indexer.own.study import OwnStudy
from indexer.registries.reading import Unreadable

Shape = TypeVar("Shape", bound=Given)
NOT_UTF_8 = "is not written in UTF-8: save the file as UTF-8 (in a spreadsheet as “CSV UTF-8”)"

NEITHER = "is neither a study (`id`, `title`, `status`, `updated`) nor an addition (`study`, `source`, `written`)"
OF_REGISTRIES = frozenset({"protocolSection", "ctNumber"})
FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])


def shape_of(received: bytes) -> type[OwnStudy] | type[Addition] | None:
    """What a line wants to be: with `study` an addition, with `id` a study; None for what is no operator's.

    Many things that are neither have an `id`, records of registries too: one more of the needed fields must be there.
    """
    names = set(_names(received))
    if names & OF_REGISTRIES:
        return None
    if "study" in names:
        return Addition if names & {"source", "written"} else None
    return OwnStudy if "id" in names and names & {"title", "status", "updated"} else None


def _names(received: bytes) -> Iterable[str]:
    """The fields of an object, none of anything else."""
    try:
        return FIELDS.decode(received)
    except (ValueError, RecursionError):
        return object_in(received)


def object_in(received: bytes) -> Mapping[str, object]:
    """An object, also one with a byte-order mark, a byte outside UTF-8, half a character; empty for anything else."""
    try:
        value = json.loads(received.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def read(received: bytes, shape: type[Shape], today: date | None = None) -> Shape:
    """What a line says. Raises one `Unreadable` that tells all its faults.

    Where today is told, a day on which it was checked or written must have come.
    """
    value = decoded(received)
    if found := faults(value, shape, today):
        raise Unreadable("; ".join(map(str, found)))
    return msgspec.convert(cleaned(value, kind(shape)), shape)


def told_id(line: Mapping[str, object]) -> str | None:
    """Which study a line is of, whatever else is wrong with it: its `id`, or the number in `study` in normal form."""
    if isinstance(study := line.get("study"), str) and study.strip():
        return number(study).number
    return own.strip() if isinstance(own := line.get("id"), str) and own.strip() else None


def why_not(received: bytes) -> Unreadable | None:
    """Why a line among an operator's is none of theirs; None where it has the shape of a registry's record."""
    try:
        value = decoded(received)
    except Unreadable as fault:
        return fault
    known = isinstance(value, dict) and not OF_REGISTRIES.isdisjoint(value)
    return None if known else Unreadable(NEITHER)


def decoded(received: bytes) -> object:
    """The JSON value of a line. Raises `Unreadable` for what is none."""
    try:
        return json.loads(received.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError as fault:
        raise Unreadable(NOT_UTF_8) from fault
    except json.JSONDecodeError as fault:
        raise Unreadable(f"is no JSON: {fault.msg} (character {fault.pos + 1})") from fault
    except RecursionError as fault:
        raise Unreadable("is no JSON that can be read: nested too deeply") from fault
    except ValueError as fault:
        raise Unreadable(f"is no JSON that can be read: {fault}") from fault


def _once(fields: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose fields stand once each: of two with one name, one would be lost."""
    found = dict(fields)
    if len(found) < len(fields):
        names = [name for name, _ in fields]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"`{twice[:60]}` stands in it twice")
    return found


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")
