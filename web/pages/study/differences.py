"""Where the registries of one study differ: in its status, its sponsor, its dates, or how many people take part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Final

from search.fold import fold
from search.study import Enrolment, Record
from search.vocabulary import Status
from web.pages.language import dates
from web.pages.language.counted import rank_of
from web.pages.language.facts import phase_words
from web.pages.language.numbers import country, number
from web.pages.language.registries import listing, short_name
from web.pages.language.translate import gettext as _
from web.pages.language.translate import ngettext
from web.pages.language.words import listed, planned_until

SHOWN_COUNTRIES: Final = 2
"""So many countries are named where there is little room, and one more where it would be the only one left."""

NO_NAME: Final = frozenset({"unknown", "n/a", "na", "none", "not provided", "not available", "-"})
"""What registries write where they know no sponsor."""


def statuses(records: Sequence[Record]) -> tuple[str, ...]:
    """`ClinicalTrials.gov: recruiting, 3 Nov 2026`, `CTIS: finished in Germany, 20 Oct 2026`; none where all agree.

    What is unknown to a registry is no other word.
    """
    said = {frozenset(_said(record)) for record in records if _said(record) != {"unknown"}}
    return tuple(map(_status_line, records)) if len(said) > 1 else ()


def days(records: Sequence[Record], name: str) -> tuple[str, ...]:
    """What each of them gives for a date, where these differ as far as the least exact of them can tell."""
    given = [(record, record.dates[name]) for record in records if record.dates.get(name)]
    known = min((len(day) for _record, day in given), default=0)
    if len({day[:known] for _record, day in given}) < 2:
        return ()
    return tuple(
        _("%(registry)s: %(day)s", registry=short_name(record.registry), day=dates.long_day(day))
        for record, day in given
    )


def enrolments(records: Sequence[Record]) -> tuple[str, ...]:
    """How many people each of them has, where the counts differ."""
    given = [(record, record.enrolment) for record in records if record.enrolment]
    if len({enrolment.count for _record, enrolment in given}) < 2:
        return ()
    return tuple(
        _("%(registry)s: %(people)s", registry=short_name(record.registry), people=people(enrolment))
        for record, enrolment in given
    )


def sponsors(records: Sequence[Record]) -> tuple[str, ...]:
    """Whom each of them names as the sponsor, where these are not one name in several spellings."""
    given = [(record, sponsor) for record in records if (sponsor := named_sponsor(record.sponsor))]
    if len({fold(sponsor) for _record, sponsor in given}) < 2:
        return ()
    return tuple(
        _("%(registry)s: %(sponsor)s", registry=short_name(record.registry), sponsor=sponsor)
        for record, sponsor in given
    )


def phases(records: Sequence[Record]) -> tuple[str, ...]:
    """Which phase each of them gives, where these differ."""
    given = [(record, phase) for record in records if (phase := phase_words(record.phase))]
    if len({phase for _record, phase in given}) < 2:
        return ()
    return tuple(
        _("%(registry)s: %(phase)s", registry=short_name(record.registry), phase=phase) for record, phase in given
    )


def named_sponsor(sponsor: str | None) -> str | None:
    """The sponsor's name; None where the registry only says that it knows none."""
    return sponsor if sponsor and sponsor.strip().lower() not in NO_NAME else None


def status_words(record: Record, *, short: bool = False) -> str:
    """`recruiting in Germany, France and 4 more; finished in Spain`, or the status of the whole record."""
    if not record.countries:
        return listed(record.status, planned_until(record))
    by_status: dict[Status, list[str]] = {}
    for word in record.countries:
        by_status.setdefault(word.status, []).append(country(word.country) or word.country)
    ordered = sorted(by_status.items(), key=lambda item: rank_of(item[0]))
    told = (_in_countries(status, sorted(names, key=fold), short) for status, names in ordered)
    return reduce(lambda first, then: _("%(first)s; %(then)s", first=first, then=then), told)


def people(enrolment: Enrolment) -> str:
    """`572 planned`"""
    if enrolment.kind == "estimated":
        return _("%(num)s planned", num=number(enrolment.count))
    return number(enrolment.count)


def _said(record: Record) -> set[Status | tuple[Status, str]]:
    """The words of a record. Two that plan to end on different days say different things."""
    if record.countries:
        return {word.status for word in record.countries}
    if until := planned_until(record):
        return {(record.status, until)}
    return {record.status}


def _status_line(record: Record) -> str:
    values = {"registry": short_name(record.registry), "status": status_words(record, short=True)}
    if record.status_source == "dates" and not planned_until(record):
        return _("%(registry)s: %(status)s, by its planned dates", **values)
    if (day := _since(record)) and not planned_until(record):
        return _("%(registry)s: %(status)s, %(day)s", **values, day=dates.day(day))
    return _("%(registry)s: %(status)s", **values)


def _since(record: Record) -> str | None:
    """The day of its word: since when it says the same of all countries, else when it was checked."""
    since = {word.since for word in record.countries}
    return since.pop() or record.checked if len(since) == 1 else record.checked


def _in_countries(status: Status, names: list[str], short: bool) -> str:
    if not short or len(names) <= SHOWN_COUNTRIES + 1:
        return _("%(status)s in %(countries)s", status=listed(status), countries=listing(names))
    return ngettext(
        "%(status)s in %(countries)s and %(num)s more",
        "%(status)s in %(countries)s and %(num)s more",
        len(names) - SHOWN_COUNTRIES,
        status=listed(status),
        countries=", ".join(names[:SHOWN_COUNTRIES]),
    )
