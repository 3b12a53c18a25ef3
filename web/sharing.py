"""Any origin may read the API and what a map is told, without credentials; all else stays with its own pages."""

from __future__ import annotations

from flask import Response, request

from web.faults import RETRY_AFTER_S

PREFLIGHT_S = 86_400
MAP_FILE = "/map.json"
EXPOSED = "ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"


def for_programs() -> bool:
    """Whether the address is read by programs, on whatever page they run: its faults are told to them too."""
    return request.path.startswith("/api/") or (request.path.startswith("/embed/") and request.path.endswith(MAP_FILE))


def share(answer: Response) -> Response:
    """Adds what a browser needs to let another origin read an answer, errors too."""
    # The limiter tells with every answer when its count begins anew: a program would wait after each, and in vain
    # after a fault of its own.
    if answer.status_code not in (429, 503):
        answer.headers.pop("Retry-After", None)
    if answer.status_code == 503:
        answer.headers["Retry-After"] = str(RETRY_AFTER_S)
    if not for_programs():
        return answer
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        answer.headers["Access-Control-Allow-Methods"] = answer.headers.get("Allow", "GET, HEAD, OPTIONS")
        answer.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
        answer.headers["Access-Control-Max-Age"] = str(PREFLIGHT_S)
    return answer


def share_file(answer: Response) -> Response:
    """A script or a tile: the pages of other origins may load it."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
