"""The centres of a study: the count at the top, the nearest few, and all of them by country."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from search.answer import ShownSite, WholeStudy
from search.countries import NAMES
from web.pages.distances import radius_words
from web.pages.sites import From, SiteLines, site_lines
from web.pages.tally import CLOSED_TOGETHER, OVER, OVER_WORDS, Tally, rank, tally_words
from web.pages.words import OPEN, Badge, badge, listed

NEAREST = 3
FIRST_COUNTRIES = 6
"""So many countries stand in the list; the others fold into one line behind them."""


class Group(Struct, frozen=True, kw_only=True):
    """Centres of one status in one country, under one badge."""

    badge: Badge
    sites: tuple[SiteLines, ...]


class Country(Struct, frozen=True, kw_only=True):
    name: str
    told: str
    open: bool
    groups: tuple[Group, ...]


class Choice(Struct, frozen=True, kw_only=True):
    """A status that the list of all centres can be narrowed to."""

    value: str
    label: str
    chosen: bool


class Centres(Struct, frozen=True, kw_only=True):
    """All of it. `office` tells that no centre has a contact of its own."""

    total: int
    countries_total: int
    tally: Tally
    nearest: tuple[SiteLines, ...]
    radius: str | None
    choices: tuple[Choice, ...]
    countries: tuple[Country, ...]
    more_countries: tuple[Country, ...]
    more_told: str
    listed: int
    no_own_contact: bool


def show_centres(study: WholeStudy, near: From | None, within_m: float | None, only: str = "") -> Centres:
    """The centres as the page tells them; `only` narrows the list of all to one status."""
    sites = study.all_sites
    close = [site for site in sites if near and _is_within(site, within_m)]
    chosen = [site for site in sites if only in ("", _kind(site))] or list(sites)
    countries = _countries(chosen, near)
    first = countries if len(countries) <= FIRST_COUNTRIES + 1 else countries[:FIRST_COUNTRIES]
    rest = countries[len(first) :]
    has_own = any(site.contact and site.contact.source == "site" for site in sites)
    return Centres(
        total=len(sites),
        countries_total=len({site.country for site in sites if site.country}),
        tally=_tally(close, sites, near),
        nearest=tuple(site_lines(site, near) for site in _nearest(sites)) if near else (),
        radius=radius_words(within_m, near.units) if near and within_m else None,
        choices=_choices(sites, only),
        countries=tuple(first),
        more_countries=tuple(rest),
        more_told=_plural(len(chosen) - sum(len(group.sites) for each in first for group in each.groups), "centre"),
        listed=len(chosen),
        no_own_contact=not has_own,
    )


def _tally(close: list[ShownSite], sites: tuple[ShownSite, ...], near: From | None) -> Tally:
    if not sites:
        return Tally(count=None, words="The registry lists no centres", beneath="Ask the study office or the sponsor.")
    if near and close:
        return tally_words(close, near.town)
    told = tally_words(sites)
    if near:
        far = site_lines(sites[0], near).far
        nearest = f" The nearest is {far} away." if sites[0].distance_m is not None else ""
        return replace(told, beneath=f"No centre is near {near.town}.{nearest} {told.beneath}".strip())
    return told


def _nearest(sites: tuple[ShownSite, ...]) -> list[ShownSite]:
    """The nearest that take people; where none is known to, simply the nearest."""
    known = [site for site in sites if site.distance_m is not None]
    taking = [site for site in known if site.status == "recruiting" and site.fresh != "stale"]
    return (taking or known)[:NEAREST]


def _is_within(site: ShownSite, within_m: float | None) -> bool:
    return site.distance_m is not None and (within_m is None or site.distance_m <= within_m)


def _countries(sites: list[ShownSite], near: From | None) -> list[Country]:
    by_country: dict[str, list[ShownSite]] = {}
    for site in sites:
        by_country.setdefault(_country_name(site), []).append(site)
    own = NAMES.get(near.country or "") if near else None
    ordered = sorted(by_country.items(), key=lambda item: (item[0] != own, item[0]))
    return [
        Country(
            name=name,
            told=_country_told(here),
            open=name == own or len(by_country) == 1,
            groups=tuple(_groups(here, near)),
        )
        for name, here in ordered
    ]


def _groups(sites: list[ShownSite], near: From | None) -> Iterable[Group]:
    by_badge: dict[str, list[ShownSite]] = {}
    badges: dict[str, Badge] = {}
    for site in sorted(sites, key=rank):
        shown = badge(site.status, site.fresh, site.status_as_of, can_call=bool(site.contact and site.contact.phone))
        badges[shown.text] = shown
        by_badge.setdefault(shown.text, []).append(site)
    for text, same in by_badge.items():
        yield Group(badge=badges[text], sites=tuple(site_lines(site, near, in_country=True) for site in same))


def _country_told(sites: list[ShownSite]) -> str:
    """`5 centres · 2 then recruiting` where nothing is confirmed."""
    recruiting = [site for site in sites if site.status == "recruiting"]
    told = _plural(len(sites), "centre")
    if not recruiting:
        return told
    then = "" if any(site.fresh == "recent" for site in recruiting) else "then "
    return f"{told} · {len(recruiting):,} {then}recruiting"


def _choices(sites: tuple[ShownSite, ...], only: str) -> tuple[Choice, ...]:
    kinds: dict[str, list[ShownSite]] = {}
    for site in sorted(sites, key=rank):
        kinds.setdefault(_kind(site), []).append(site)
    if len(kinds) < 2:
        return ()
    choices = [Choice(value="", label=f"All {len(sites):,}", chosen=only not in kinds)]
    for kind, same in kinds.items():
        word = OVER_WORDS if kind == OVER else listed(same[0].status)
        stale = kind != OVER and same[0].status in OPEN and all(site.fresh == "stale" for site in same)
        word = f"then {word}" if stale else word
        label = f"{word[:1].upper()}{word[1:]} {len(same):,}"
        choices.append(Choice(value=kind, label=label, chosen=only == kind))
    return tuple(choices)


def _kind(site: ShownSite) -> str:
    """What the list is narrowed by: the status, but those that are over are one kind."""
    return OVER if site.status in CLOSED_TOGETHER else site.status


def _country_name(site: ShownSite) -> str:
    return NAMES.get(site.country or "") or site.country_name or "Country not given"


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
