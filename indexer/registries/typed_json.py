"""Registries' JSON from bytes, each field of the type that it must have."""

from __future__ import annotations

import json
from typing import Any, TypeVar

import msgspec

from indexer.registries.reading import Unreadable

Shape = TypeVar("Shape", bound=msgspec.Struct)


def typed(received: bytes | dict[str, Any], decoder: msgspec.json.Decoder[Shape]) -> Shape:
    """The record, each field of the type that it must have; raises `Unreadable` naming the first that is not."""
    try:
        if isinstance(received, dict):
            return msgspec.convert(received, decoder.type)
        return _decoded(received, decoder)
    except msgspec.ValidationError as fault:
        raise Unreadable(_field_first(str(fault))) from fault
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"not a JSON record: {fault}") from fault


def _decoded(received: bytes, decoder: msgspec.json.Decoder[Shape]) -> Shape:
    try:
        return decoder.decode(received)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        # Half of a surrogate pair, a byte outside UTF-8, a byte-order mark cost a character, not the study.
        value = json.loads(received.decode("utf-8-sig", "replace"))
        return decoder.decode(json.dumps(value, ensure_ascii=False).encode(errors="ignore"))


def _field_first(fault: str) -> str:
    """`Expected …, got … - at `$.a.b`` as `a.b: expected …, got …`."""
    said, _, path = fault.partition(" - at `$.")
    return f"{path.rstrip('`')}: {said[:1].lower()}{said[1:]}" if path else said
