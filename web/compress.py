"""Answers packed with gzip for whoever takes it: pages and JSON shrink to about a sixth."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator

from flask import Response, request

SMALLEST = 1024
"""Bytes; below, packing costs more than it saves."""
LEVEL = 5
TEXTS = (
    "application/json",
    "application/x-ndjson",
    "application/geo+json",
    "application/problem+json",
    "image/svg+xml",
)


def compress(answer: Response) -> Response:
    """Packs an answer's text. Its `ETag` becomes a weak one: packed and not, it means the same."""
    kind = answer.mimetype or ""
    if not (kind in TEXTS or kind.startswith("text/")):
        return answer
    answer.vary.add("Accept-Encoding")
    if answer.status_code in (204, 206, 304) or answer.content_encoding or not request.accept_encodings.quality("gzip"):
        return answer
    if answer.is_streamed and answer.content_length is None:
        answer.response = _packed(answer.iter_encoded())
        answer.content_encoding = "gzip"
        return answer
    answer.direct_passthrough = False
    body = answer.get_data()
    if len(body) < SMALLEST:
        return answer
    answer.set_data(gzip.compress(body, LEVEL, mtime=0))
    answer.content_encoding = "gzip"
    tag, _ = answer.get_etag()
    if tag:
        answer.set_etag(tag, weak=True)
    return answer


def _packed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """A stream packed as it goes; one that breaks off stays broken, since its end is never written."""
    packer = zlib.compressobj(LEVEL, wbits=31)
    for part in parts:
        yield packer.compress(part)
    yield packer.flush()
