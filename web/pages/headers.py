"""What every answer says to the browser: whom to trust, what to keep, what to tell nobody."""

from __future__ import annotations

from flask import Response, request

from web.sharing import for_programs

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
FRAMED_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")
FRAMED = "/embed/studies/"
"""The only pages that others may show inside their own, with their faults: a fault that is not shown says nothing."""

YEAR_S = 31_536_000


def protect(answer: Response) -> Response:
    """Adds the headers of safety and of privacy."""
    answer.headers["Content-Security-Policy"] = FRAMED_POLICY if is_framed() else POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Permissions-Policy"] = "geolocation=(self)"
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if _is_shared(answer) else "same-origin"
    if request.is_secure:
        answer.headers["Strict-Transport-Security"] = f"max-age={YEAR_S}"
    return answer


def _is_shared(answer: Response) -> bool:
    """Whether other origins may read it, and so load it."""
    return for_programs() or is_framed() or "Access-Control-Allow-Origin" in answer.headers


def is_framed() -> bool:
    """Whether the page that was asked for stands in a frame of another."""
    return request.path.startswith(FRAMED) and not for_programs()


def private(answer: Response) -> Response:
    """An answer to somebody's own question. `no-store` would break Back after a POST."""
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def revalidated(answer: Response, tag: str | None = None, *, by_language: bool = True) -> Response:
    """A page that is the same for everybody, told anew only when it has changed. `tag` stands for what it is made
    of; without one its own words are told apart. `by_language` tells that it heeds what the browser prefers."""
    answer.headers["Cache-Control"] = "no-cache"
    if by_language:  # Units before a place is known, and the language that is offered.
        answer.vary.add("Accept-Language")
    if tag:
        answer.set_etag(tag, weak=True)
    else:
        answer.add_etag()
    answer.make_conditional(request)
    return answer


def unchanged(tag: str, *, by_language: bool = True) -> Response | None:
    """The answer to somebody who has this page already, before anything is asked for it."""
    known = request.method in ("GET", "HEAD") and request.if_none_match.contains_weak(tag)
    return revalidated(Response(), tag, by_language=by_language) if known else None
