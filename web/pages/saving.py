"""What a browser keeps of a study that its reader saved: enough to tell later what has changed."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from search.study import Card
from search.vocabulary import Status


class ToSave(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`status`, `recruiting`, `sites` and `checked` are those of `/api/v1/saved/….json`; `until` is the last day of a
    status that follows from dates."""

    id: str
    title: str
    status: Status
    recruiting: int
    sites: int
    checked: str | None
    until: str | None = None


def to_save(card: Card) -> str:
    """As JSON, for the star beside a study."""
    kept = ToSave(
        id=card.id,
        title=card.plain_title or card.title,
        status=card.status,
        recruiting=card.sites.recruiting,
        sites=card.sites.total,
        checked=card.checked,
        until=card.recruits_until,
    )
    return msgspec.json.encode(kept).decode()
