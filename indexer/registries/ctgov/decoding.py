"""Records of the v2 shape from bytes, each field of the type that it must have."""

from __future__ import annotations

from typing import Any

import msgspec

from indexer.registries.ctgov.raw import Beginning, BeginningOfProtocol, Record
from indexer.registries.reading import Unreadable
from indexer.registries.typed_json import typed

RECORD = msgspec.json.Decoder(Record)
BEGINNING = msgspec.json.Decoder(Beginning)


def record(received: bytes | dict[str, Any]) -> Record:
    """The record, typed; raises `Unreadable` naming the first field of a wrong type."""
    return typed(received, RECORD)


def beginning(received: bytes) -> BeginningOfProtocol:
    """Numbers and update days of a record; raises `Unreadable` for what has not the shape of one."""
    protocol = typed(received, BEGINNING).protocol_section
    if protocol is None:
        raise Unreadable("protocolSection: missing")
    return protocol
