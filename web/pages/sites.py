"""A site in words: where it is, how far, whom to call, and what lies nearer and does not match."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from msgspec import Struct

from search.answer import AskedNear, Hit, NearerOther, ShownSite
from search.places.place import Place
from search.study import Contact
from search.vocabulary import Precision, Status
from web.pages.language.distances import coarser, distance_words, same_town, tells_apart
from web.pages.language.numbers import country
from web.pages.language.translate import gettext as _
from web.pages.language.translate import pgettext
from web.pages.language.units import Units
from web.pages.language.words import Badge, listed, look, seen_changed
from web.pages.site_status import site_badge

NO_LONGER: Final[frozenset[Status]] = frozenset({"active_not_recruiting", "completed", "terminated"})


class From(Struct, frozen=True, kw_only=True):
    """Where distances are told from. `name` is None for coordinates, which are no town; `area` tells that it is an
    area, from which no distance is told."""

    name: str | None
    country: str | None
    precision: Precision | None
    units: Units
    area: bool = False

    @property
    def town(self) -> str:
        return self.name.partition(",")[0] if self.name else pgettext("near whom", "you")


class Call(Struct, frozen=True, kw_only=True):
    """Somebody to call or to write to: at the centre, at the study's office, or whom the service's operator names.

    `whose` tells several at one centre apart.
    """

    label: str
    href: str
    shown: str
    by_phone: bool
    of_centre: bool
    of_operator: bool = False
    whose: str | None = None


class SiteLines(Struct, frozen=True, kw_only=True):
    """A site as it is read: its badge, its name with the town, how far, whom to call.

    `centre` is the id of the centre's own page. `shared` is the badge without the day on which we saw the status
    change, for several under one badge; `changed` tells that day, where it is known.
    """

    id: str
    centre: str | None
    badge: Badge
    shared: Badge
    changed: str
    name: str
    far: str | None
    call: Call | None
    directions: str


def asked_from(near: AskedNear | Place, units: Units) -> From:
    """What was asked from. A point rounded to a tenth of a degree is known as well as a town is."""
    coordinates = near.name[:1] in "-0123456789" and near.name.count(",") == 1 and near.country is None
    rough = coordinates and near.lat == round(near.lat, 1) and near.lon == round(near.lon, 1)
    return From(
        name=None if coordinates else near.name,
        country=near.country,
        precision="city" if rough else near.precision,
        units=units,
        area=near.kind == "area",
    )


def site_lines(site: ShownSite, near: From | None, *, in_country: bool = False) -> SiteLines:
    """`in_country` is told where the country stands above already."""
    call = call_of(site.contact)
    has_number = call is not None and call.by_phone
    badge, changed = site_badge(site, can_call=has_number), seen_changed(site, site.fresh, alone=True)
    far, in_town = how_far(site, near)
    return SiteLines(
        id=site.id,
        centre=site.centre,
        badge=badge,
        shared=site_badge(site, can_call=has_number, changed=False) if changed else badge,
        changed=changed,
        name=site_name(site, near, town_is_told=in_town, country_is_told=in_country),
        far=far,
        call=call,
        directions=directions(site),
    )


def how_far(site: ShownSite, near: From | None) -> tuple[str | None, bool]:
    """The distance in words, and whether they tell the town."""
    if near is None or near.area:
        return None, False
    if site.distance_m is None:
        return _("distance not known"), False
    if site.precision != "region" and same_town(near.name, site.city, site.distance_m):
        return _("in %(town)s", town=site.city), True
    return distance_words(site.distance_m, coarser(site.precision, near.precision), near.units), False


def site_name(
    site: ShownSite | NearerOther, near: From | None, *, town_is_told: bool = False, country_is_told: bool = False
) -> str:
    """`Lahey Hospital, Burlington`; the country where it is another than the one asked from."""
    name = " ".join((site.name or _("Centre without a name")).split())
    parts = [name]
    if site.city and not town_is_told and not name.lower().endswith(site.city.lower()):
        parts.append(site.city)
    if site.country and not (town_is_told or country_is_told) and (near is None or site.country != near.country):
        parts.append(country(site.country) or site.country)
    return ", ".join(parts)


def nearer_line(hit: Hit, near: From | None) -> str | None:
    """`Closer, not open yet: Tufts Medical Center, Boston`; `Also in Boston, …` where the gap means nothing."""
    other = hit.nearer_other
    if other is None or not hit.nearest or hit.nearest[0].distance_m is None:
        return None
    nearest = hit.nearest[0]
    assert nearest.distance_m is not None
    if other.reason == "country":
        return _closer_abroad(other, site_name(other, near))
    why = _why_not(other)
    if not tells_apart(other.distance_m, nearest.distance_m, other.precision, nearest.precision):
        if other.city and other.city == nearest.city:
            centre = site_name(other, near, town_is_told=True)
            return _("Also in %(town)s, %(why)s: %(centre)s", town=other.city, why=why, centre=centre)
        return _("Also nearby, %(why)s: %(centre)s", why=why, centre=site_name(other, near))
    return _("Closer, %(why)s: %(centre)s", why=why, centre=site_name(other, near))


def call_of(contact: Contact | None) -> Call | None:
    """The contact's number, else the address to write to; whose it is stands in the label."""
    if contact is None or not (contact.phone or contact.email):
        return None
    if contact.phone:
        label, shown = _call_words(contact), " ".join(contact.phone.split())
        href = _tel(shown)
    else:
        label, shown = _mail_words(contact), str(contact.email).strip()
        href = f"mailto:{quote(shown, safe='@')}"
    return Call(
        label=label,
        href=href,
        shown=shown,
        by_phone=bool(contact.phone),
        of_centre=contact.source == "site",
        of_operator=contact.source == "operator",
    )


def _call_words(contact: Contact) -> str:
    if contact.source == "operator":
        return _("Call the number that the operator of this service gives")
    return _("Call this centre") if contact.source == "site" else _("Call study office")


def _mail_words(contact: Contact) -> str:
    if contact.source == "operator":
        return _("E-mail the address that the operator of this service gives")
    return _("E-mail this centre") if contact.source == "site" else _("E-mail study office")


def directions(site: ShownSite) -> str:
    """Where OpenStreetMap looks for it, by name and town: a town's centre would lead astray."""
    words = ", ".join(part for part in (site.name, site.city, site.country_name) if part)
    return f"https://www.openstreetmap.org/search?query={quote(words)}"


def _closer_abroad(other: NearerOther, centre: str) -> str:
    status = listed("unknown" if look(other.status, other.fresh) == "unconfirmed" else other.status)
    if where := country(other.country):
        return _("Closer, in %(country)s: %(centre)s (%(status)s)", country=where, centre=centre, status=status)
    return _("Closer, in another country: %(centre)s (%(status)s)", centre=centre, status=status)


def _why_not(other: NearerOther) -> str:
    """The reason in a few words; a stale word would not be one."""
    if look(other.status, other.fresh) == "unconfirmed":
        return listed("unknown")
    return _("no longer taking people") if other.status in NO_LONGER else listed(other.status)


def _tel(phone: str) -> str:
    """`tel:` takes digits and a plus; what stands behind "ext" is dialled by the reader."""
    number = phone.lower().partition("ext")[0].partition("x")[0]
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")
