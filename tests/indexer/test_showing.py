"""A record as `show` gives it: whatever a reader takes can be shown."""

from __future__ import annotations

import codecs
import json
from typing import Any

import msgspec
import pytest

from indexer.showing import as_received
from indexer.store import StoredRecord


def told(body: bytes) -> Any:
    """What an operator reads of it, written as the command writes it."""
    text = msgspec.json.encode(as_received(StoredRecord("file", "OWN-1", body)))
    return json.loads(msgspec.json.format(text, indent=2).decode())["record"]


def test_json_is_shown_as_json() -> None:
    assert told(b' {"id": "OWN-1", "sites": []}\n') == {"id": "OWN-1", "sites": []}


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(b'{"title": "caf\xe9"}', '{"title": "caf�"}', id="a byte outside UTF-8"),
        pytest.param(codecs.BOM_UTF8 + b'{"id": "OWN-1"}', '{"id": "OWN-1"}', id="a byte-order mark before JSON"),
        pytest.param(codecs.BOM_UTF8 + b"<trial/>", "<trial/>", id="a byte-order mark before XML"),
        pytest.param(b'{"title": "\\ud800"}', '{"title": "\\ud800"}', id="half a character"),
        pytest.param(b"<trial>caf\xe9</trial>", "<trial>caf�</trial>", id="XML in another encoding"),
    ],
)
def test_everything_else_is_shown_as_a_text(body: bytes, shown: str) -> None:
    assert told(body) == shown
