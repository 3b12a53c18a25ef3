"""Any origin may read the API, without credentials; everything else stays with its own pages."""

from __future__ import annotations

from flask import Response, request

PREFLIGHT_S = 86_400
EXPOSED = "ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"


def share(answer: Response) -> Response:
    """Adds what a browser needs to let another origin read an answer, errors too."""
    if answer.status_code < 400:
        # The limiter tells it with every answer; a program would wait after each.
        answer.headers.pop("Retry-After", None)
    if not request.path.startswith("/api/"):
        return answer
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "OPTIONS":
        answer.headers["Access-Control-Allow-Methods"] = answer.headers.get("Allow", "GET, HEAD, OPTIONS")
        answer.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
        answer.headers["Access-Control-Max-Age"] = str(PREFLIGHT_S)
    return answer
