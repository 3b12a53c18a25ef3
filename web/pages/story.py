"""What every page says of its data: how much is here, from when, and whether it is real."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from search.answer import IndexStory
from search.vocabulary import REGISTRY_NAMES
from web.pages import dates


class Story(Struct, frozen=True, kw_only=True):
    """`mark` stands in the header of every page, in a short and a long form; `told` in its footer."""

    told: str
    partial: bool = False
    demo: bool = False
    mark: tuple[str, str] | None = None
    old: str | None = None


def tell(index: IndexStory, today: date) -> Story:
    """The sentences about the data. Whatever is not the whole registry says so."""
    as_of = f", as of {dates.day(index.as_of)}" if index.as_of else ""
    told = f"{_coverage(index)}{as_of}."
    if index.scope == "demo":
        mark = ("Demo: not real", "Demonstration: these studies are made up, none of them exists")
        return Story(told=told, partial=True, demo=True, mark=mark)
    old = index.as_of is not None and dates.days_between(index.as_of, today) > dates.OLD_AFTER_DAYS
    if not (old and index.as_of):
        return Story(told=told, partial=index.scope != "full")
    since = dates.long_day(index.as_of)
    return Story(
        told=told,
        partial=index.scope != "full",
        mark=(f"Data of {dates.day(index.as_of)}", f"Not up to date: data of {since}"),
        old=f"These data are of {since}. What has changed since then is not shown here. Call before you travel.",
    )


def _coverage(index: IndexStory) -> str:
    """`1,200 of 605,000 studies: …`, or `401 studies from a file` where nobody knows how many there are."""
    coverage = index.coverage
    count = f"{coverage.studies:,}"
    if index.scope == "full":
        names = [REGISTRY_NAMES.get(part.name, part.name) for part in index.registries]
        return f"{count} studies from {' and '.join(names) or 'the registries'}"
    if coverage.of:
        return f"{count} of {coverage.of:,} studies: {coverage.note}"
    says_studies = "studies" in coverage.note.split()[:2]
    return f"{count} {coverage.note}" if says_studies else f"{count} studies: {coverage.note}"
