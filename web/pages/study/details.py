"""The rows of a study's definition lists: basic details, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from search.answer import WholeStudy
from search.freshness import fresh
from search.study import Card, Record
from search.vocabulary import Fresh, StatusSource
from web.pages.language import dates
from web.pages.language.facts import age_words, phase_words, what_it_does
from web.pages.language.registries import registry_name, short_name
from web.pages.language.translate import gettext as _
from web.pages.study.differences import days, enrolments, named_sponsor, people, phases, sponsors


class Fact(Struct, frozen=True, kw_only=True):
    """A row of a definition list; `more` is said in a lower voice, `lang` is that of a registry's own words. `each` is
    what each registry says, in place of one value."""

    name: str
    value: str = ""
    more: tuple[str, ...] = ()
    lang: str | None = None
    each: tuple[str, ...] = ()


def basic_details(study: WholeStudy, today: date) -> Iterator[Fact]:
    card, details, records = study.card, study.details, study.details.records
    unknown = _("The registry does not say")
    if card.public_title and card.public_title not in (card.title, card.plain_title):
        yield Fact(name=_("Public title"), value=card.public_title, more=_whose(card.public_title, records), lang="en")
    if details.acronym:
        yield Fact(name=_("Short name"), value=details.acronym, lang="en")
    sexes = {"all": _("Any"), "female": _("Women only"), "male": _("Men only")}
    yield Fact(name=_("Sex"), value=sexes.get(card.sex or "", unknown))
    yield Fact(name=_("Age"), value=_capital(age_words(card.age) or unknown))
    healthy = {True: _("Accepted"), False: _("Not accepted"), None: unknown}[card.healthy]
    yield Fact(name=_("Healthy volunteers"), value=healthy)
    yield Fact(name=_("What it does"), value=what_it_does(card) or unknown)
    yield Fact(name=_("Sponsor"), value=sponsor_of(card) or unknown, each=sponsors(records))
    if phase := phase_words(card.phase):
        yield Fact(name=_("Phase"), value=phase, each=phases(records))
    if told := list(_dates(study, today)):
        yield Fact(name=_("Dates"), value=_capital(told[0]), more=tuple(told[1:]))
    for name, differing in ((_("Start"), days(records, "start")), (_("End"), days(records, "completion"))):
        if differing:
            yield Fact(name=name, each=differing)
    if counts := enrolments(records):
        yield Fact(name=_("People in it"), each=counts)
    elif details.enrolment:
        yield Fact(name=_("People in it"), value=people(details.enrolment))
    if details.why_stopped:
        yield Fact(name=_("Why it stopped"), value=details.why_stopped, lang="en")


def sponsor_of(card: Card) -> str | None:
    """The sponsor's name; None where the registry only says that it knows none."""
    return named_sponsor(card.sponsor)


def _whose(title: str, records: Sequence[Record]) -> tuple[str, ...]:
    """The registry of several that has this title."""
    if len(records) < 2:
        return ()
    return tuple(short_name(record.registry) for record in records if record.title == title)[:1]


def _dates(study: WholeStudy, today: date) -> Iterator[str]:
    """`began January 2018`, `expected to end August 2024, said in July 2020`; not what the registries tell apart."""
    details = study.details
    known = {name: day for name, day in details.dates.items() if not days(details.records, name)}
    start, end = known.get("start"), known.get("completion")
    said = known.get("updated") or study.card.updated or study.card.checked
    if start and not _was_planned(study, start, said, today):
        yield _("began %(month)s", month=dates.month(start))
    elif start and said:
        yield _("planned to begin %(month)s, said in %(said)s", month=dates.month(start), said=dates.month(said))
    elif start:
        yield _("planned to begin %(month)s", month=dates.month(start))
    if end and study.card.status in ("completed", "terminated"):
        yield _("ended %(month)s", month=dates.month(end))
    elif end and said and dates.is_over(end, today):
        yield _("expected to end %(month)s, said in %(said)s", month=dates.month(end), said=dates.month(said))
    elif end:
        yield _("expected to end %(month)s", month=dates.month(end))


def _was_planned(study: WholeStudy, start: str, said: str | None, today: date) -> bool:
    """Whether the beginning was still ahead when the registry wrote it down, however long ago that is now."""
    written = said or today.isoformat()
    return study.card.status in ("not_yet_recruiting", "withdrawn") or start[:10] > written[: len(start[:10])]


def sources(study: WholeStudy, today: date) -> Iterator[Fact]:
    for record in study.details.records:
        changed = (_("changed there %(day)s", day=dates.long_day(record.updated)),) if record.updated else ()
        yield Fact(name=_("Registry"), value=registry_name(record.registry), more=changed)
    if study.as_of:
        yield Fact(name=_("Copied here"), value=dates.long_day(study.as_of))
    yield from _checked(study, today)
    yield Fact(name=_("Places"), value="GeoNames", more=("CC BY 4.0",))
    yield Fact(name=_("Condition names"), value="MeSH", more=("U.S. National Library of Medicine",))


def _checked(study: WholeStudy, today: date) -> Iterator[Fact]:
    """When the statuses were checked, registry by registry."""
    records = study.details.records
    if len(records) == 1:
        checked, source = study.card.checked, records[0].status_source
        yield Fact(name=_("Centres’ status"), value=_day_of_check(checked, study.fresh, source))
        return
    for record in records:
        name = _("Status at %(registry)s", registry=short_name(record.registry))
        age = fresh(record.checked, today)
        yield Fact(name=name, value=_day_of_check(record.checked, age, record.status_source))


def _day_of_check(checked: str | None, age: Fresh, source: StatusSource) -> str:
    if not checked:
        return _("The registry gives no date.")
    day = dates.long_day(checked) if age == "recent" else dates.month(checked)
    if age == "stale":
        return _no_longer_told(day, source)
    if source == "dates":
        return _("%(day)s, worked out from its planned dates.", day=day)
    if source == "country":
        return _("%(day)s, from its countries’ statuses.", day=day)
    return _("%(day)s, as the registry gives it.", day=day)


def _no_longer_told(month: str, source: StatusSource) -> str:
    if source == "dates":
        return _("%(month)s, worked out from its planned dates. Nothing newer has reached us.", month=month)
    if source == "country":
        return _("%(month)s, from its countries’ statuses. Nothing newer has reached us.", month=month)
    return _("%(month)s, as the registry gives it. Nothing newer has reached us.", month=month)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
