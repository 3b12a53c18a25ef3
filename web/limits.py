"""How many requests one address may make: searches are counted, what can be cached has ten times as many."""

from __future__ import annotations

from typing import Any

from flask import current_app
from flask_limiter import HeaderNames, Limiter
from flask_limiter.util import get_remote_address

HEADERS = {
    HeaderNames.LIMIT: "RateLimit-Limit",
    HeaderNames.REMAINING: "RateLimit-Remaining",
    HeaderNames.RESET: "RateLimit-Reset",
}
limiter = Limiter(get_remote_address, headers_enabled=True, header_name_mapping=HEADERS, storage_uri="memory://")
CHEAP = 10
"""A study's page, its GeoJSON and suggestions cost the engine a tenth of a search."""

WHOLE_RESULT = 20
"""Searches that a result as a file counts as."""


def _rate(times: int) -> str:
    """`RATE_LIMIT` (`120/minute`), so many times, divided among the processes that count apart."""
    settings = current_app.extensions["finder"].settings
    number, per = settings.rate_limit.split("/", 1)
    return f"{max(1, int(number) * times // settings.workers)}/{per}"


def searches(view: Any) -> Any:
    return limiter.shared_limit(lambda: _rate(1), scope="searches")(view)


def whole_results(view: Any) -> Any:
    """A whole result counts as many searches; where so many are not allowed at all, as all of them."""
    return limiter.shared_limit(lambda: _rate(1), scope="searches", cost=_cost)(view)


def _cost() -> int:
    return min(WHOLE_RESULT, int(_rate(1).split("/", 1)[0]))


def many(view: Any) -> Any:
    return limiter.shared_limit(lambda: _rate(CHEAP), scope="many")(view)
