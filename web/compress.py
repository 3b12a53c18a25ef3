"""Answers packed with gzip for whoever takes it: pages and JSON shrink to about a sixth."""

from __future__ import annotations

import gzip

from flask import Response, request

SMALLEST = 1024
"""Bytes; below, packing costs more than it saves."""
LEVEL = 5
TEXTS = ("application/json", "application/geo+json", "application/problem+json", "image/svg+xml")


def compress(answer: Response) -> Response:
    """Packs an answer's text. Its `ETag` becomes a weak one: packed and not, it means the same."""
    kind = answer.mimetype or ""
    if not (kind in TEXTS or kind.startswith("text/")) or answer.is_streamed:
        return answer
    answer.vary.add("Accept-Encoding")
    if answer.status_code in (204, 304) or answer.content_encoding or not request.accept_encodings.quality("gzip"):
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
