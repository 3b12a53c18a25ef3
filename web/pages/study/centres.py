"""The centres of a study: the count at the top, the nearest few, and all of them by country."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from search.answer import ShownSite, WholeStudy
from search.fold import fold
from web.pages.language.counted import choice, counted, kinds, of_kind, rank
from web.pages.language.distances import radius_words
from web.pages.language.numbers import country as country_name
from web.pages.language.numbers import number
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.language.words import Badge
from web.pages.sites import From, site_lines
from web.pages.study.office import office_of
from web.pages.study.on_map import OnMap, on_map
from web.pages.study.places import Places, Row
from web.pages.study.tally import Tally, tally_words

NEAREST = 3
FIRST_COUNTRIES = 6
"""So many countries stand in the list; the others fold into one line behind them."""
FIRST_SITES = 12
"""So many centres of one status in a country stand in its list; the others fold behind them."""


class Group(Struct, frozen=True, kw_only=True):
    """Centres of one status in one country, under one badge; a long list of them folds."""

    badge: Badge
    first: tuple[Row, ...]
    more: tuple[Row, ...]


class Country(Struct, frozen=True, kw_only=True):
    name: str
    total: int
    told: str
    open: bool
    groups: tuple[Group, ...]


class Choice(Struct, frozen=True, kw_only=True):
    """A status that the list of all centres can be narrowed to."""

    value: str
    label: str
    chosen: bool


class Centres(Struct, frozen=True, kw_only=True):
    """All of it. `no_own_contact` tells that no centre has a contact of its own, `grouped` that a place which several
    registries list stands once in the lists, though each of them counts."""

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
    grouped: bool


def show_centres(study: WholeStudy, near: From | None, within_m: float | None, only: str = "") -> Centres:
    """The centres as the page tells them; `only` narrows the list of all to one status."""
    sites, places = study.all_sites, Places(study)
    close = [site for site in sites if near and _is_within(site, within_m)]
    chosen = of_kind(sites, only)
    countries = _countries(chosen, near, places)
    first = countries if len(countries) <= FIRST_COUNTRIES + 1 else countries[:FIRST_COUNTRIES]
    rest = countries[len(first) :]
    has_own = any(site.contact and site.contact.source == "site" for site in sites)
    return Centres(
        total=len(sites),
        told=told_total(sites),
        tally=_tally(study, close, near),
        nearest=tuple(islice(places.rows(_first(sites, near), near), NEAREST)),
        radius=radius_words(within_m, near.units) if near and within_m else None,
        choices=_choices(sites, only),
        countries=tuple(first),
        more_countries=tuple(rest),
        more_told=_centres(sum(each.total for each in rest)),
        shown=len(chosen),
        on_map=on_map(chosen),
        no_own_contact=not has_own,
        grouped=places.shared,
    )


def told_total(sites: tuple[ShownSite, ...]) -> str | None:
    """`141 centres in all, 28 countries.`"""
    if not sites:
        return None
    countries = len({site.country for site in sites if site.country})
    if countries < 2:
        return ngettext("%(num)s centre in all.", "%(num)s centres in all.", len(sites))
    return _("%(num)s centres in all, %(countries)s countries.", num=number(len(sites)), countries=number(countries))


def _tally(study: WholeStudy, close: list[ShownSite], near: From | None) -> Tally:
    sites = study.all_sites
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


def _first(sites: tuple[ShownSite, ...], near: From | None) -> list[ShownSite]:
    """Those that stand at the top: the nearest; without a place all of them, where they are few."""
    if near:
        return _nearest(sites)
    return list(sites) if len(sites) <= NEAREST else []


def _nearest(sites: tuple[ShownSite, ...]) -> list[ShownSite]:
    """Those that take people, nearest first; where none is known to, simply the nearest."""
    known = [site for site in sites if site.distance_m is not None]
    taking = [site for site in known if site.status == "recruiting" and site.fresh != "stale"]
    return taking or known


def _is_within(site: ShownSite, within_m: float | None) -> bool:
    return site.distance_m is not None and (within_m is None or site.distance_m <= within_m)


def _countries(sites: list[ShownSite], near: From | None, places: Places) -> list[Country]:
    """The reader's own first, the others by name."""
    by_country: dict[str, list[ShownSite]] = {}
    for site in sites:
        name = country_name(site.country) or site.country_name or _("Country not given")
        by_country.setdefault(name, []).append(site)
    own = country_name(near.country) if near else None
    ordered = sorted(by_country.items(), key=lambda item: (item[0] != own, fold(item[0])))
    return [
        Country(
            name=name,
            total=len(here),
            told=_told(here),
            open=name == own or len(by_country) == 1,
            groups=tuple(_groups(here, near, places)),
        )
        for name, here in ordered
    ]


def _groups(sites: list[ShownSite], near: From | None, places: Places) -> Iterable[Group]:
    by_badge: dict[Badge, list[Row]] = {}
    for row in places.rows(sorted(sites, key=rank), near, in_country=True):
        by_badge.setdefault(row.site.badge, []).append(row)
    for shown, same in by_badge.items():
        first = FIRST_SITES if len(same) > FIRST_SITES + 2 else len(same)
        yield Group(badge=shown, first=tuple(same[:first]), more=tuple(same[first:]))


def _told(sites: list[ShownSite]) -> str:
    """`5 centres · 2 then recruiting` where nothing is confirmed."""
    recruiting = kinds(site for site in sites if site.status == "recruiting")
    return " · ".join([_centres(len(sites)), *(counted(each, many) for each, many in recruiting)])


def _centres(many: int) -> str:
    return ngettext("%(num)s centre", "%(num)s centres", many)


def _choices(sites: tuple[ShownSite, ...], only: str) -> tuple[Choice, ...]:
    found = kinds(sites)
    if len(found) < 2:
        return ()
    values = {each.value for each, _many in found}
    every = Choice(value="", label=_("All %(num)s", num=number(len(sites))), chosen=only not in values)
    each_one = (Choice(value=each.value, label=choice(each, many), chosen=only == each.value) for each, many in found)
    return every, *each_one
