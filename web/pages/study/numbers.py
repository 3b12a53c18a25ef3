"""The numbers of a study, with whose each is, and the way to what others hold of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from search.study import Details, Number
from web.pages.language.registries import NAMES, registry_name, short_name
from web.pages.language.translate import gettext as _


class Named(Struct, frozen=True, kw_only=True):
    """A number of the study, whose number it is, and where that registry shows it."""

    number: str
    whose: str
    url: str | None


class Link(Struct, frozen=True, kw_only=True):
    text: str
    url: str


def named(details: Details) -> Iterator[Named]:
    """Every number that the study bears. A record's sponsor's number stands second; behind a registry's it may be that
    of somebody else. Of several records the first number that is no registry's is a sponsor's."""
    joined = len(details.records) > 1
    free = [place for place, one in enumerate(details.numbers) if not one.registry]
    for place, one in enumerate(details.numbers):
        of_sponsor = place == free[0] if joined and free else place == 1
        yield Named(number=one.number, whose=_whose(one, of_sponsor=of_sponsor), url=one.url)


def _whose(one: Number, *, of_sponsor: bool) -> str:
    if one.registry:
        return short_name(one.registry) if one.registry == "eudract" else registry_name(one.registry)
    return _("Sponsor or another organisation") if of_sponsor else _("Another number of the study")


def links(details: Details) -> Iterator[Link]:
    """The record at each registry, and the other registries that know its numbers."""
    known = set()
    for record in details.records:
        if record.url:
            known.add(record.url)
            text = _("This record at %(registry)s", registry=registry_name(record.registry))
            yield Link(text=text, url=record.url)
    for one in details.numbers:
        if one.url and one.url not in known:
            yield Link(text=_place(one), url=one.url)


def _place(one: Number) -> str:
    if one.registry in NAMES:
        return _("%(number)s at %(registry)s", number=one.number, registry=registry_name(one.registry))
    return _("%(number)s at the organisation that gave it", number=one.number)
