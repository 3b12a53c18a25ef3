"""The places of a study: one that several registries list is one centre, with what each of them says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from msgspec import Struct
from msgspec.structs import replace

from search.answer import ShownSite, WholeStudy
from search.study import Contact
from search.vocabulary import Fresh, StatusSource
from web.pages.language.counted import rank
from web.pages.language.registries import listing, short_name
from web.pages.language.translate import gettext as _
from web.pages.site_status import own_line, own_word
from web.pages.sites import Call, From, SiteLines, call_of, site_lines
from web.pages.study.office import office_contact

SOURCES: Final[tuple[StatusSource, ...]] = get_args(StatusSource)
AGES: Final[tuple[Fresh, ...]] = ("recent", "aging", "stale")


class Row(Struct, frozen=True, kw_only=True):
    """A place: the site that speaks for it, the ids of the others, whom to call there, and what its registries say.

    `on_map` tells whether its position is known.
    """

    site: SiteLines
    on_map: bool
    others: tuple[str, ...]
    calls: tuple[Call, ...]
    told: tuple[str, ...]

    @property
    def own(self) -> bool:
        """Whether somebody can be called at the place itself."""
        return any(call.of_centre for call in self.calls)


class Places:
    """The places of a study. `sites` has one site for each: with the best word there, its position, its contact."""

    def __init__(self, study: WholeStudy) -> None:
        here: dict[str, list[ShownSite]] = {}
        for site in study.all_sites:
            here.setdefault(site.place or site.id, []).append(site)
        office = office_contact(study)
        spoken = {id: _spoken(everyone, office) for id, everyone in here.items()}
        self._office = call_of(office)
        self._records = {record.registry: record for record in study.details.records}
        self._everyone = {spoken[id].id: everyone for id, everyone in here.items()}
        self.sites = tuple(spoken.values())

    @property
    def entries(self) -> int:
        """How many sites the registries have."""
        return sum(len(everyone) for everyone in self._everyone.values())

    def holding(self, id: str) -> ShownSite | None:
        """The place of a site, by the id of any registry's."""
        held = (site for site in self.sites if any(one.id == id for one in self._everyone[site.id]))
        return next(held, None)

    def row(self, site: ShownSite, near: From | None, *, in_country: bool = False) -> Row:
        """The row of one of these sites."""
        everyone = self._everyone[site.id]
        office = call_of(site.contact) or self._office
        return Row(
            site=site_lines(site, near, in_country=in_country),
            on_map=site.lat is not None,
            others=tuple(one.id for one in everyone if one.id != site.id),
            calls=_calls(everyone) or ((office,) if office else ()),
            told=self.told(site),
        )

    def told(self, site: ShownSite) -> tuple[str, ...]:
        """Each registry's word where they differ, or where the site's own does not hold; else who lists the place."""
        everyone = self._everyone[site.id]
        words = {own_word(one, self._records.get(one.registry)) for one in everyone}
        if len(words) > 1 or any(one.status_registry for one in everyone):
            return self.each_word(site)
        registries = list(dict.fromkeys(short_name(one.registry) for one in everyone))
        if len(registries) < 2:
            return ()
        return (_("Listed by %(registries)s", registries=listing(registries)),)

    def each_word(self, site: ShownSite) -> tuple[str, ...]:
        """What each registry that lists the place says of it."""
        lines = (own_line(one, self._records.get(one.registry)) for one in self._everyone[site.id])
        return tuple(dict.fromkeys(lines))


def _spoken(everyone: Sequence[ShownSite], office: Contact | None) -> ShownSite:
    """The site that speaks for its place. What the operator gives never stands in the place of a registry's office."""
    speaks = min(everyone, key=_weight)
    known = next((one for one in everyone if one.lat is not None), speaks)
    contact = next((one.contact for one in everyone if _is_own(one)), speaks.contact)
    if contact and contact.source == "operator" and office:
        contact = office
    if known is speaks and contact is speaks.contact:
        return speaks
    where = {name: getattr(known, name) for name in ("lat", "lon", "distance_m", "precision", "position_source")}
    return replace(speaks, **where, contact=contact)


def _weight(site: ShownSite) -> tuple[bool, int, int, bool, int]:
    """A place recruits where one of its sites does, by the newest check. Then a site's own word speaks before its
    country's; among equals the one that promises less."""
    recruits = site.status == "recruiting"
    age = AGES.index(site.fresh) if recruits else 0
    return not recruits, age, SOURCES.index(site.status_source), site.status_registry is not None, -rank(site)[0]


def _calls(everyone: Sequence[ShownSite]) -> tuple[Call, ...]:
    """Whom to call at the place. Several are told apart by who answers, or by the registry that has the number."""
    found: dict[str, tuple[Call, ShownSite]] = {}
    for site in everyone:
        if _is_own(site) and (call := call_of(site.contact)):
            found.setdefault(call.href, (call, site))
    if len(found) < 2:
        return tuple(call for call, _site in found.values())
    names = [" ".join((site.contact.name or "").split()) if site.contact else "" for _call, site in found.values()]
    if not all(names) or len(set(names)) < len(names):
        names = [
            ", ".join(filter(None, (name, short_name(site.registry))))
            for name, (_call, site) in zip(names, found.values(), strict=True)
        ]
    return tuple(replace(call, whose=name) for name, (call, _site) in zip(names, found.values(), strict=True))


def _is_own(site: ShownSite) -> bool:
    return site.contact is not None and site.contact.source == "site"
