"""Rows of the list of centres: a place that several registries list stands in it once, with what each of them says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, get_args

from msgspec import Struct
from msgspec.structs import replace

from search.answer import ShownSite, WholeStudy
from search.vocabulary import StatusSource
from web.pages.language.counted import rank
from web.pages.language.registries import listing, short_name
from web.pages.language.translate import gettext as _
from web.pages.site_status import own_line, own_word
from web.pages.sites import Call, From, SiteLines, call_of, site_lines

SOURCES: Final[tuple[StatusSource, ...]] = get_args(StatusSource)


class Row(Struct, frozen=True, kw_only=True):
    """A place: the site that speaks for it, the ids of the others, whom to call there, and what its registries say.

    `on_map` is the site that a map can show, None where no position is known.
    """

    site: SiteLines
    on_map: str | None
    others: tuple[str, ...]
    calls: tuple[Call, ...]
    told: tuple[str, ...]


class Places:
    """The places of a study's sites."""

    def __init__(self, study: WholeStudy) -> None:
        self._everyone = _by_place(study.all_sites)
        self._records = {record.registry: record for record in study.details.records}

    @property
    def shared(self) -> bool:
        """Whether some place is listed by several registries."""
        return any(len(sites) > 1 for sites in self._everyone.values())

    def rows(self, sites: Iterable[ShownSite], near: From | None, *, in_country: bool = False) -> Iterator[Row]:
        """A row for each place of these sites, in their order."""
        for place, here in _by_place(sites).items():
            everyone = self._everyone[place]
            yield _row(here, everyone, near, in_country, told=self._told(everyone))

    def _told(self, everyone: list[ShownSite]) -> tuple[str, ...]:
        """Each registry's word where they differ, or where the site's own does not hold; else who lists the place."""
        words = {own_word(site, self._records.get(site.registry)) for site in everyone}
        if len(words) > 1 or any(site.status_registry for site in everyone):
            lines = (own_line(site, self._records.get(site.registry)) for site in everyone)
            return tuple(dict.fromkeys(lines))
        registries = list(dict.fromkeys(short_name(site.registry) for site in everyone))
        if len(registries) < 2:
            return ()
        return (_("Listed by %(registries)s", registries=listing(registries)),)


def _by_place(sites: Iterable[ShownSite]) -> dict[str, list[ShownSite]]:
    found: dict[str, list[ShownSite]] = {}
    for site in sites:
        found.setdefault(site.place or site.id, []).append(site)
    return found


def _row(
    chosen: list[ShownSite], everyone: list[ShownSite], near: From | None, in_country: bool, told: tuple[str, ...]
) -> Row:
    speaks = _placed(min(chosen, key=_weight), everyone)
    calls = {call.href: call for site in everyone if (call := call_of(site.contact)) and call.of_centre}
    office = call_of(speaks.contact)
    lines = site_lines(speaks, near, in_country=in_country)
    ids = [site.id for site in everyone]
    placed = [speaks.id] if speaks.lat is not None else []
    placed += [site.id for site in everyone if site.lat is not None]
    return Row(
        site=lines,
        on_map=placed[0] if placed else None,
        others=tuple(id for id in ids if id != (placed or [speaks.id])[0]),
        calls=tuple(calls.values()) or ((office,) if office else ()),
        told=told,
    )


def _weight(site: ShownSite) -> tuple[int, bool, int]:
    """The best word speaks for a place: a site's own before its country's; among equals the one that promises less."""
    return SOURCES.index(site.status_source), site.status_registry is not None, -rank(site)[0]


def _placed(site: ShownSite, everyone: list[ShownSite]) -> ShownSite:
    """With the position that another registry knows, where its own has none."""
    known = next((one for one in everyone if one.distance_m is not None), None)
    if site.distance_m is not None or known is None:
        return site
    return replace(site, distance_m=known.distance_m, precision=known.precision)
