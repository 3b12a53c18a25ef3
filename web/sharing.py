"""Any origin may read the API, without credentials; everything else stays with its own pages."""

from __future__ import annotations

from flask import Response, request

from web.faults import RETRY_AFTER_S

PREFLIGHT_S = 86_400
EXPOSED = "ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"


def share(answer: Response) -> Response:
    """Adds what a browser needs to let another origin read an answer, errors too."""
    # The limiter tells with every answer when its count begins anew; a program would wait after each.
    if answer.status_code < 400:
        answer.headers.pop("Retry-After", None)
    if answer.status_code == 503:
        answer.headers["Retry-After"] = str(RETRY_AFTER_S)
    if not request.path.startswith("/api/"):
        return answer
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        answer.headers["Access-Control-Allow-Methods"] = answer.headers.get("Allow", "GET, HEAD, OPTIONS")
        answer.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
        answer.headers["Access-Control-Max-Age"] = str(PREFLIGHT_S)
    return answer
