"""What changed in the registries between two runs."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from msgspec import Struct

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([Tt]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([Zz]|[+-]\d{2}:\d{2}))?")


class Change(Struct, frozen=True, kw_only=True, rename={"before": "from", "after": "to"}):
    """One change: when it was seen (RFC 3339), of which study, and from what to what.

    `kind` is `added`, `removed`, `status` or `site_status`; `site` is None unless one site changed.
    """

    at: str
    study: str
    kind: str
    site: str | None
    before: str | None
    after: str | None


def moment(text: str) -> datetime:
    """A day or a time by RFC 3339; raises ValueError that says so."""
    try:
        if MOMENT.fullmatch(text.strip()):
            found = datetime.fromisoformat(text.strip())
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    except ValueError:
        pass
    raise ValueError("takes a day such as 2026-01-31, or a time such as 2026-01-31T09:00:00Z")
