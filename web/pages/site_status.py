"""The status of a site in words: which word holds, whose it is, and what the site's own registry says instead."""

from __future__ import annotations

from msgspec.structs import replace

from search.answer import ShownSite
from search.study import Record, SiteFacts
from search.vocabulary import STATUSES, StatusSource
from web.pages.language import dates
from web.pages.language.registries import short_name
from web.pages.language.translate import gettext as _
from web.pages.language.words import Badge, badge, listed, of_whole, planned_until, seen_changed, whose_word


def site_badge(site: ShownSite, *, can_call: bool = False, changed: bool = True) -> Badge:
    """The badge of a site. It says whose word it shows where that is not the site's own, and behind all
    else, where `changed`, the day on which we saw that it had changed."""
    until = planned_until(site)
    # What is planned says already that it follows from dates.
    whose = whose_word("study" if until else site.status_source, site.status_registry)
    shown = badge(site.status, site.fresh, site.status_as_of, can_call=can_call, until=until, whose=whose)
    return replace(shown, rest=shown.rest + seen_changed(site, site.fresh)) if changed else shown


def own_line(site: ShownSite, record: Record | None) -> str:
    """`ISRCTN: planned to recruit until 1 December 2026, updated 2 Sep 2026`: what its own registry says of a site, and
    from when that is."""
    source = _own_source(site, record)
    values = {"registry": short_name(site.registry), "status": f"{own_word(site, record)}{of_whole(source)}"}
    day = site.status_as_of if site.status_registry is None else record and record.checked
    if not day:
        return _("%(registry)s: %(status)s", **values)
    if source == "dates":
        return _("%(registry)s: %(status)s, updated %(day)s", **values, day=dates.day(day))
    return _("%(registry)s: %(status)s, %(day)s", **values, day=dates.day(day))


def own_word(site: SiteFacts, record: Record | None) -> str:
    """What its own registry says. Where another's word holds, that stands in `said`, or is what its record says."""
    if site.status_registry is None:
        return listed(site.status, planned_until(site))
    if site.said:
        return registry_word(site.said)
    return listed(record.status, planned_until(record)) if record else listed("unknown")


def _own_source(site: SiteFacts, record: Record | None) -> StatusSource:
    """What the word of its own registry was said of."""
    if site.status_registry is None:
        return site.status_source
    if site.said:
        return "country" if record and record.countries else "site"
    return record.status_source if record else "study"


def registry_word(said: str) -> str:
    """A registry's own word for a status: ours where they are the same, else the registry's in quotation marks."""
    spoken = said.lower().replace(" ", "_")
    known = next((status for status in STATUSES if status == spoken), None)
    return listed(known) if known else _("“%(words)s”", words=said.replace("_", " ").lower())
