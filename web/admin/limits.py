"""How often one address may ask without the token, and how often it may offer a wrong one.

Where a proxy hides the addresses everybody shares one: so whoever has the token, or a session, is never counted and
never kept out by what others do.
"""

from __future__ import annotations

from typing import Final

from flask import Response, current_app

from web.admin import guard
from web.limits import limiter

REQUESTS: Final = 600
"""A minute."""

REFUSALS: Final = 10
"""A minute."""


def _share(number: int) -> str:
    """So many a minute, divided among the processes that count apart."""
    workers = current_app.extensions["finder"].settings.workers
    return f"{max(1, number // workers)}/minute"


def _is_refusal(answer: Response) -> bool:
    return answer.status_code in (401, 403)


requests = limiter.shared_limit(lambda: _share(REQUESTS), scope="admin", exempt_when=guard.is_known)
refusals = limiter.shared_limit(
    lambda: _share(REFUSALS), scope="refused tokens", deduct_when=_is_refusal, exempt_when=guard.is_known
)
"""A program that has no token yet asks once without, and is told how: that counts as well."""
