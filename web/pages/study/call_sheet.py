"""A call sheet: a small card to print, with whom to call about a study and what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

import segno
from markupsafe import Markup
from msgspec import Struct

from search.answer import ShownSite, WholeStudy
from web.pages.language import dates
from web.pages.language.translate import gettext as _
from web.pages.language.words import Badge
from web.pages.sites import Call, site_lines
from web.pages.study.office import office_of
from web.pages.study.page import study_badge


class Code(Struct, frozen=True, kw_only=True):
    """A QR code: the path of its dark squares in a drawing of `size` by `size` squares."""

    size: int
    path: str


class CallSheet(Struct, frozen=True, kw_only=True):
    """The card. `centre` is None on the study office's own, `gone` tells that the centre asked for is not listed.

    `shown_address` may break after a slash.
    """

    id: str
    title: str
    centre: str | None
    whose: str | None
    call: Call | None
    badge: Badge
    printed: str
    address: str
    shown_address: Markup
    code: Code
    mail: str
    gone: bool


def call_sheet(study: WholeStudy, site_id: str, today: date, address: str) -> CallSheet:
    """The sheet of a centre, or of the study office where none is asked for. `address` is the study's page."""
    site = next((one for one in study.all_sites if one.id == site_id), None)
    lines = site_lines(site, None) if site else None
    call = lines.call if lines else office_of(study)
    return CallSheet(
        id=study.card.id,
        title=study.card.plain_title or study.card.title,
        centre=lines.name if lines else None,
        whose=_whose(call, site),
        call=call,
        badge=lines.badge if lines else study_badge(study),
        printed=dates.day(today.isoformat()),
        address=address,
        shown_address=Markup("/<wbr>").join(address.partition("://")[2].split("/")),
        code=qr_code(address),
        mail=f"mailto:?{urlencode({'subject': study.card.id, 'body': address}).replace('+', '%20')}",
        gone=bool(site_id) and site is None,
    )


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


def _whose(call: Call | None, site: ShownSite | None) -> str | None:
    """Whose number it is."""
    if call is None:
        return None
    if call.of_operator:
        return _("Contact that the operator of this service gives")
    if site is None:
        return _("Study office")
    return _("Centre, with its own number") if call.of_centre else _("Study office (not this hospital)")
