"""The centres of a study: the count at the top, the nearest few, and all of them by country."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from search.answer import ShownSite, WholeStudy
from web.pages.language.counted import choice, kinds, of_kind
from web.pages.language.distances import radius_words
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.sites import From, site_lines
from web.pages.study.by_country import Country, centres_in_words, countries
from web.pages.study.office import Office, office_of, offices
from web.pages.study.on_map import OnMap, on_map
from web.pages.study.places import Places, Row
from web.pages.study.tally import Tally, tally_words

NEAREST = 3
FIRST_COUNTRIES = 6
"""So many countries stand in the list; the others fold into one line behind them."""


class Choice(Struct, frozen=True, kw_only=True):
    """A status that the list of all centres can be narrowed to."""

    value: str
    label: str
    chosen: bool


class Centres(Struct, frozen=True, kw_only=True):
    """All of it. A place that several registries list is one centre everywhere on the page, which `entries` explains
    where they have more. `without` is told of the centres without a contact of their own, where not all have none."""

    total: int
    told: str | None
    tally: Tally
    nearest: tuple[Row, ...]
    radius: str | None
    choices: tuple[Choice, ...]
    countries: tuple[Country, ...]
    more_countries: tuple[Country, ...]
    more_told: str
    shown: int
    on_map: OnMap
    no_own_contact: bool
    without: str | None
    entries: str | None
    offices: tuple[Office, ...]


def show_centres(study: WholeStudy, near: From | None, within_m: float | None, only: str = "") -> Centres:
    """The centres as the page tells them; `only` narrows the list of all to one status."""
    places = Places(study)
    sites = places.sites
    close = [site for site in sites if near and _is_within(site, within_m)]
    chosen = of_kind(sites, only)
    everywhere = countries(chosen, near, places)
    first = everywhere if len(everywhere) <= FIRST_COUNTRIES + 1 else everywhere[:FIRST_COUNTRIES]
    rest = everywhere[len(first) :]
    own = sum(site.contact is not None and site.contact.source == "site" for site in sites)
    return Centres(
        total=len(sites),
        told=told_total(sites),
        tally=_tally(study, sites, close, near),
        nearest=tuple(places.row(site, near) for site in _first(sites, near)[:NEAREST]),
        radius=radius_words(within_m, near.units) if near and within_m else None,
        choices=_choices(sites, only),
        countries=tuple(first),
        more_countries=tuple(rest),
        more_told=centres_in_words(sum(each.total for each in rest)),
        shown=len(chosen),
        on_map=on_map(chosen),
        no_own_contact=not own,
        without=_without(study) if 0 < own < len(sites) else None,
        entries=_entries(places, study),
        offices=offices(study),
    )


def told_total(sites: Sequence[ShownSite]) -> str | None:
    """`141 centres in all, 28 countries.`"""
    if not sites:
        return None
    countries = len({site.country for site in sites if site.country})
    if countries < 2:
        return ngettext("%(num)s centre in all.", "%(num)s centres in all.", len(sites))
    return _("%(num)s centres in all, %(countries)s countries.", num=number(len(sites)), countries=number(countries))


def _entries(places: Places, study: WholeStudy) -> str | None:
    """`12 entries in 3 registries, 9 centres`, where these are not the same."""
    if places.entries == len(places.sites):
        return None
    return ngettext(
        "%(entries)s entries in %(registries)s registries, %(num)s centre: each hospital counts once.",
        "%(entries)s entries in %(registries)s registries, %(num)s centres: each hospital counts once.",
        len(places.sites),
        entries=number(places.entries),
        registries=number(len({site.registry for site in study.all_sites})),
    )


def _without(study: WholeStudy) -> str:
    """Whom to ask where a centre gives no contact."""
    if office_of(study):
        return _("A centre without a number? Ask the study office, with the number %(id)s.", id=study.card.id)
    return _("A centre without a number? Ask the sponsor or your doctor, with the number %(id)s.", id=study.card.id)


def _tally(study: WholeStudy, sites: Sequence[ShownSite], close: list[ShownSite], near: From | None) -> Tally:
    if not sites:
        words = Markup(_("The registry lists no centres"))
        return Tally(words=words, beneath=_("Ask the study office or the sponsor.") if office_of(study) else "")
    if near and close:
        return tally_words(close, near.town)
    told = tally_words(sites)
    if not near:
        return told
    nearest = site_lines(sites[0], near).far if sites[0].distance_m is not None else None
    return replace(told, beneath=" ".join(part for part in (_none_near(near.town, nearest), told.beneath) if part))


def _none_near(town: str, nearest: str | None) -> str:
    if nearest:
        return _("No centre is near %(town)s. The nearest is %(far)s away.", town=town, far=nearest)
    return _("No centre is near %(town)s.", town=town)


def _first(sites: Sequence[ShownSite], near: From | None) -> list[ShownSite]:
    """Those that stand at the top: the nearest; without a place all of them, where they are few."""
    if near:
        return _nearest(sites)
    return list(sites) if len(sites) <= NEAREST else []


def _nearest(sites: Sequence[ShownSite]) -> list[ShownSite]:
    """Those that take people, nearest first; where none is known to, simply the nearest."""
    known = [site for site in sites if site.distance_m is not None]
    taking = [site for site in known if site.status == "recruiting" and site.fresh != "stale"]
    return taking or known


def _is_within(site: ShownSite, within_m: float | None) -> bool:
    return site.distance_m is not None and (within_m is None or site.distance_m <= within_m)


def _choices(sites: Sequence[ShownSite], only: str) -> tuple[Choice, ...]:
    found = kinds(sites)
    if len(found) < 2:
        return ()
    values = {each.value for each, _many in found}
    every = Choice(value="", label=_("All %(num)s", num=number(len(sites))), chosen=only not in values)
    each_one = (Choice(value=each.value, label=choice(each, many), chosen=only == each.value) for each, many in found)
    return every, *each_one
