"""What every page says of its data: how much is here, from when, and whether it is real."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from search.answer import IndexStory
from search.coverage import DEMO, FROM_FILES, FULL, LAST_CHANGED, NEWEST, told_in
from web.pages.language import dates
from web.pages.language.numbers import number
from web.pages.language.registries import Home, homes, listing, ranked, registry_name
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext


class Story(Struct, frozen=True, kw_only=True):
    """`mark` stands in the header of every page, in a short and a long form; `told` in its footer. `homes` are the
    public registries that the index holds studies of, `days` tells from when the records of each are."""

    told: str
    days: tuple[str, ...] = ()
    homes: tuple[Home, ...] = ()
    partial: bool = False
    demo: bool = False
    mark: tuple[str, str] | None = None
    old: str | None = None


def tell(index: IndexStory, today: date) -> Story:
    """The sentences about the data. Whatever is not the whole registry says so."""
    coverage = _coverage(index)
    told = _("%(coverage)s.", coverage=coverage)
    if index.as_of:
        told = _("%(coverage)s, as of %(day)s.", coverage=coverage, day=dates.day(index.as_of))
    if index.scope == DEMO:
        mark = (_("Demo: not real"), _("Demonstration: these studies are made up, none of them exists"))
        return Story(told=told, homes=homes(), partial=True, demo=True, mark=mark)
    held = homes(part.name for part in index.registries)
    old = index.as_of is not None and dates.days_between(index.as_of, today) > dates.OLD_AFTER_DAYS
    if not (old and index.as_of):
        return Story(told=told, days=_days(index), homes=held, partial=index.scope != FULL)
    since = dates.long_day(index.as_of)
    return Story(
        told=told,
        days=_days(index),
        homes=held,
        partial=index.scope != FULL,
        mark=(_("Data of %(day)s", day=dates.day(index.as_of)), _("Not up to date: data of %(day)s", day=since)),
        old=_(
            "These data are of %(day)s. What has changed since then is not shown here. Call before you travel.",
            day=since,
        ),
    )


def _days(index: IndexStory) -> tuple[str, ...]:
    """`CTIS: 20 November 2026`, for each registry that is not always asked on the same day as the others."""
    known = {part.name: part.as_of for part in index.registries if part.as_of}
    return tuple(
        _("%(registry)s: %(day)s", registry=registry_name(name), day=dates.long_day(known[name]))
        for name in ranked(known)
    )


def _coverage(index: IndexStory) -> str:
    """`1,200 of 605,000 studies: …`, or `401 studies from a file` where nobody knows how many there are."""
    coverage = index.coverage
    count = number(coverage.studies)
    names = listing(map(registry_name, ranked(part.name for part in index.registries))) or _("the registries")
    if index.scope == FULL:
        return ngettext(
            "%(num)s study from %(registries)s",
            "%(num)s studies from %(registries)s",
            coverage.studies,
            registries=names,
        )
    note = _note(coverage.note)
    if coverage.of:
        return _("%(count)s of %(all)s studies: %(note)s", count=count, all=number(coverage.of), note=note)
    if told_in(coverage.note, FROM_FILES):  # What the files are called says nothing to a reader.
        return ngettext(
            "%(num)s chosen study from %(registries)s",
            "%(num)s chosen studies from %(registries)s",
            coverage.studies,
            registries=names,
        )
    return ngettext("%(num)s study: %(note)s", "%(num)s studies: %(note)s", coverage.studies, note=note)


def _note(note: str) -> str:
    """What the index says of itself, where it is one of the sentences that the indexer makes."""
    if what := told_in(note, NEWEST):
        return _("the newest recruiting studies of %(conditions)s", conditions=what)
    return _("those that changed last") if told_in(note, LAST_CHANGED) else note
