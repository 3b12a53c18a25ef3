"""From a record of ISRCTN to a study."""

from __future__ import annotations

from datetime import date

from indexer.registries.isrctn import raw
from indexer.registries.isrctn.ages import ages
from indexer.registries.isrctn.days import newest
from indexer.registries.isrctn.details import dates, details, enrolment
from indexer.registries.isrctn.fitting import fitted
from indexer.registries.isrctn.numbers import numbers, own_number
from indexer.registries.isrctn.people import sponsor
from indexer.registries.isrctn.sites import sites
from indexer.registries.isrctn.status import standing
from indexer.registries.isrctn.tree import recognises, tree
from indexer.registries.isrctn.words import healthy, phases, purpose, sex, study_type
from indexer.registries.reading import Identity, Read
from indexer.registries.words import Words
from search.study import Card, Details, Number, Record, Site, SiteCounts, Study

__all__ = ["identify", "recognises", "study"]


def identify(received: bytes, today: date | None = None) -> Identity:
    """Its number, the day of its last update and the other registries' numbers; raises `Unreadable` without one."""
    record = fitted(tree(received), raw.Beginning)
    own = own_number(record)
    others = numbers(own, record.external_refs)[1:]
    updated = newest(record.last_updated, today or date.today())
    return Identity("isrctn", own.number, updated, tuple(each.number for each in others if each.registry))


def study(received: bytes, today: date) -> Read:
    """The study of a record, as the API sends it or as rendered in JSON; raises `Unreadable` without a number."""
    record = fitted(tree(received), raw.Record)
    words = Words()
    own = own_number(record)
    held = _record(record, own, words, today)
    places = sites(record.participants.centres, held, words)
    page = details(record, held, numbers(own, record.external_refs), words)
    card = _card(record, held, page, places, words)
    return Read(Study(card=card, details=page, sites=places), unknown_words=tuple(words.unknown))


def _record(record: raw.Record, own: Number, words: Words, today: date) -> Record:
    """The day of the last update is the last on which anybody looked; a rendering does not tell it."""
    now = standing(record.trial_design, record.participants, words, today)
    updated = newest(record.last_updated, today)
    return Record(
        registry="isrctn",
        id=own.number,
        url=own.url,
        status=now.status,
        said=now.said,
        status_source=now.source,
        recruits_until=now.recruits_until,
        checked=updated,
        updated=updated,
        dates=dates(record, today),
        enrolment=enrolment(record.participants),
    )


def _card(record: raw.Record, held: Record, page: Details, places: tuple[Site, ...], words: Words) -> Card:
    design, participants = record.trial_design, record.participants
    return Card(
        id=held.id,
        ids=tuple(number.number for number in page.numbers[1:]),
        registries=("isrctn",),
        title=page.titles.registry,
        public_title=None,
        plain_title=page.titles.plain,
        status=held.status,
        recruits_until=held.recruits_until,
        checked=held.checked,
        type=study_type(design.primary_study_design, words),
        purpose=purpose(design.purposes, words),
        interventions=tuple(given.name for given in page.given),
        phase=phases([given.phase for given in record.interventions], words),
        sex=sex(participants.gender, words),
        age=ages(participants, words),
        healthy=healthy(participants.healthy_volunteers_allowed, participants.types),
        sponsor=sponsor(record),
        updated=held.updated,
        conditions=(),
        sites=SiteCounts(total=len(places), recruiting=sum(site.status == "recruiting" for site in places)),
        contact=page.contacts[0] if page.contacts else None,
    )
