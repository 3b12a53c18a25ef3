"""From a record of CTIS to a study."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from indexer.identifiers import registry_numbers
from indexer.registries.ctis import raw
from indexer.registries.ctis.card import card
from indexer.registries.ctis.days import day, last_update
from indexer.registries.ctis.details import details, enrolment
from indexer.registries.ctis.numbers import other_numbers, own_number
from indexer.registries.ctis.raw_part_one import Details as RawDetails
from indexer.registries.ctis.raw_part_one import (
    Duration,
    Information,
    PartOne,
)
from indexer.registries.ctis.raw_word import text
from indexer.registries.ctis.sites import sites
from indexer.registries.ctis.states import State, country_words, states
from indexer.registries.ctis.status import of_study, spoken, study_meaning
from indexer.registries.reading import Identity, Read
from indexer.registries.typed_json import typed
from indexer.registries.words import Words
from search.study import Number, Record, Study

RECORD = msgspec.json.Decoder(raw.Record)
BEGINNING = msgspec.json.Decoder(raw.Beginning)
OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")
NUMBER = re.compile(rb'"ctNumber"\s*:')


def recognises(received: bytes) -> bool:
    """Whether it is a CTIS record, by its name for the number: no other registry has that, and broken ones have it."""
    return OBJECT.match(received) is not None and NUMBER.search(received) is not None


def identify(received: bytes, today: date | None = None) -> Identity:
    """The record's number, its last update, and the numbers of other registries; raises `Unreadable`."""
    record = typed(received, BEGINNING)
    own = own_number(record.ct_number)
    authorised = record.authorized_application or raw.BeginningOfAuthorised(part_one=record.part_one)
    known = authorised.eudra_ct or record.eudra_ct_info
    part = authorised.part_one.trial_details if authorised.part_one else None
    titles = part.clinical_trial_identifiers if part else None
    others = other_numbers(titles.secondary_identifying_numbers if titles else None, known.code if known else None)
    return Identity("ctis", own.number, updated(record, today or date.today()), registry_numbers(others, own.number))


def updated(record: raw.Beginning | raw.Record, today: date) -> str | None:
    """The day of the last update as the list tells it; without the list, of the last publication."""
    listed = last_update(record.last_updated, record.last_publication_update, today=today)
    return listed or last_update(record.publish_date, today=today)


def study(received: bytes, today: date) -> Read:
    """The study of a record of either shape; dates after `today` have not come. Raises `Unreadable`."""
    record = typed(received, RECORD)
    words = Words()
    own = own_number(record.ct_number)
    part = record.authorised.part_one or PartOne()
    found = states(record, words, today)
    held = _record(record, part, own, found, words, today)
    places = sites(record, held, found, words)
    page = details(record, part, held, own, words)
    return Read(Study(card=card(record, part, held, page, words), details=page, sites=places), (), tuple(words.unknown))


def _record(
    record: raw.Record, part: PartOne, own: Number, found: Mapping[str, State], words: Words, today: date
) -> Record:
    said = next((word for word in map(text, _overall(record)) if word), None)
    meant = study_meaning(said, words)
    together = of_study([state.standing.status for state in found.values()])
    recruits = meant != "recruiting" or together in {"recruiting", "unknown"}
    status = meant if meant != "authorised" and recruits else together
    ends = [state.standing.until for state in found.values() if state.standing.status == "recruiting"]
    last = updated(record, today)
    return Record(
        registry="ctis",
        id=own.number,
        url=own.url,
        status=status,
        checked=last,
        updated=last,
        said=spoken(said),
        # The registry speaks of the European states alone; elsewhere the trial may go on.
        status_source="country" if found else "study",
        recruits_until=max((end for end in ends if end), default=None)
        if status == "recruiting" and all(ends)
        else None,
        countries=country_words(found.values()),
        dates=_dates(record, part, last),
        enrolment=enrolment(record, part),
    )


def _overall(record: raw.Record) -> Iterable[str | int | float | bool | None]:
    return record.ct_public_status_code, record.ct_public_status, record.ct_status


def _dates(record: raw.Record, part: PartOne, last: str | None) -> dict[str, str]:
    """The record's dates by name: what happened, else what is planned."""
    information = (part.trial_details or RawDetails()).trial_information or Information()
    planned = information.trial_duration or Duration()
    written = {
        "start": day(record.start_date) or day(record.trial_start_date) or day(planned.recruitment_start),
        "completion": day(record.end_date) or day(record.trial_end_date) or day(planned.global_end) or day(planned.end),
        "updated": last,
    }
    return {name: known for name, known in written.items() if known}
