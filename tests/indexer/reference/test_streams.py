from __future__ import annotations

import io
import json
from typing import Any

import pytest

from indexer.reference import streams

DOCUMENTS: list[dict[str, Any] | list[Any]] = [
    {"1": {"a": {"b": "}ö{"}}, "2": {"c": []}},
    [{"a": 1}, {}, {"ä": "東"}],
    [],
    {},
]


@pytest.mark.parametrize("piece", [1, 2, 7, 1000])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_inner_objects_whatever_the_pieces(
    document: dict[str, Any] | list[Any], piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "PIECE", piece)
    stream = io.BytesIO(json.dumps(document, ensure_ascii=False).encode())
    values = document.values() if isinstance(document, dict) else document
    assert list(streams.inner_objects(stream)) == list(values)


def test_a_document_that_breaks_off_is_an_error() -> None:
    with pytest.raises(ValueError, match="breaks off"):
        list(streams.inner_objects(io.BytesIO(b'[{"a": 1}, {"a": ')))
