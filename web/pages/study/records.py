"""The records that a study stands on: one for each registry, with its own status and the way to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from search.freshness import fresh
from search.study import Details, Record
from web.pages.language.registries import registry_name, short_name
from web.pages.language.translate import gettext as _
from web.pages.language.words import Badge, badge, planned_until, whose_word
from web.pages.study.differences import status_words


class ShownRecord(Struct, frozen=True, kw_only=True):
    """A registry's record. `title` is its own, where the page has another; `countries` what it says of each country,
    where it says that."""

    name: str
    title: str | None
    id: str
    url: str | None
    link: str
    badge: Badge
    countries: str | None


def shown_records(details: Details, title: str, today: date) -> Iterator[ShownRecord]:
    """Every record; none where there is only one, of which the whole page tells. `title` is the page's."""
    if len(details.records) < 2:
        return
    for record in details.records:
        yield ShownRecord(
            name=registry_name(record.registry),
            title=record.title if record.title != title else None,
            id=record.id,
            url=record.url,
            link=_("This record at %(registry)s", registry=short_name(record.registry)),
            badge=_badge(record, today),
            countries=_capital(status_words(record)) if record.countries else None,
        )


def _badge(record: Record, today: date) -> Badge:
    until = planned_until(record)
    return badge(
        record.status,
        fresh(record.checked, today),
        record.checked,
        of="study",
        until=until,
        whose=whose_word("dates") if record.status_source == "dates" and not until else "",
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
