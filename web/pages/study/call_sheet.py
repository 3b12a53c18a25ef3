"""A call sheet: a small card to print, with whom to call about a study and what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlencode

import segno
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from search.answer import ShownSite, WholeStudy
from web.pages.language import dates
from web.pages.language.registries import short_name
from web.pages.language.translate import gettext as _
from web.pages.language.words import Badge
from web.pages.sites import Call
from web.pages.study.office import Office, office_of, offices
from web.pages.study.page import study_badge
from web.pages.study.places import Places, Row


class Code(Struct, frozen=True, kw_only=True):
    """A QR code: the path of its dark squares in a drawing of `size` by `size` squares."""

    size: int
    path: str


class CallSheet(Struct, frozen=True, kw_only=True):
    """The card. `numbers` are what registries call the study besides its id, `told` is what each of them says of the
    centre. `centre` is None on the study office's own, `gone` tells that the centre asked for is not listed. `offices`
    stand beneath the number to call. `shown_address` may break after a slash.
    """

    id: str
    numbers: tuple[str, ...]
    title: str
    centre: str | None
    whose: str | None
    calls: tuple[Call, ...]
    badge: Badge
    told: tuple[str, ...]
    offices: tuple[Office, ...]
    printed: str
    address: str
    shown_address: Markup
    code: Code
    mail: str
    gone: bool


def call_sheet(study: WholeStudy, site_id: str, today: date, address: str) -> CallSheet:
    """The sheet of a centre, or of the study office where none is asked for. `address` is the study's page."""
    places = Places(study)
    site = places.holding(site_id)
    row = places.row(site, None) if site else None
    office = office_of(study)
    named = {one.call: one.name for one in offices(study)}
    of_study = (replace(office, whose=named.get(office)),) if office else ()
    calls = row.calls if row and row.own else of_study
    return CallSheet(
        id=study.card.id,
        numbers=tuple(_other_numbers(study)),
        title=study.card.plain_title or study.card.title,
        centre=row.site.name if row else None,
        whose=_whose(calls, site),
        calls=calls,
        badge=row.site.badge if row else study_badge(study),
        told=_told(places, site, row) if site and row else (),
        offices=tuple(_offices(study, calls)),
        printed=dates.day(today.isoformat()),
        address=address,
        shown_address=Markup("/<wbr>").join(address.partition("://")[2].split("/")),
        code=qr_code(address),
        mail=f"mailto:?{urlencode({'subject': study.card.id, 'body': address}).replace('+', '%20')}",
        gone=bool(site_id) and site is None,
    )


def _told(places: Places, site: ShownSite, row: Row) -> tuple[str, ...]:
    """What every registry says of the centre, also where they say the same."""
    return places.each_word(site) if row.others else row.told


def _offices(study: WholeStudy, calls: Sequence[Call]) -> Iterator[Office]:
    """Those beneath the numbers above: of one registry the others, of several all, each with its registry."""
    above = {call.href for call in calls}
    for one in offices(study):
        if len(study.card.registries) > 1 or one.call is None or one.call.href not in above:
            yield one


def qr_code(text: str) -> Code:
    """Error correction M: still read with a seventh of it smudged."""
    rows = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
    return Code(size=len(rows), path="".join(_runs(rows)))


def _runs(rows: list[bytes]) -> Iterator[str]:
    """Each run of dark squares in a row, as a box of the path."""
    for y, row in enumerate(rows):
        x = 0
        while (x := row.find(1, x)) >= 0:
            end = row.find(0, x)
            width = (len(row) if end < 0 else end) - x
            yield f"M{x} {y}h{width}v1h-{width}z"
            x += width


def _other_numbers(study: WholeStudy) -> Iterator[str]:
    """Those that a registry gave: a hospital may know the study by any of them."""
    for one in study.details.numbers:
        if one.registry and one.number != study.card.id:
            name = short_name(one.registry)
            yield one.number if one.number.startswith(name) else f"{name} {one.number}"


def _whose(calls: Sequence[Call], site: ShownSite | None) -> str | None:
    """Whose number it is."""
    call = next(iter(calls), None)
    if call is None:
        return None
    if call.of_operator:
        return _("Contact that the operator of this service gives")
    if site is None:
        return _("Study office")
    return _("Centre, with its own number") if call.of_centre else _("Study office (not this hospital)")
