"""What a reader is told of a study on a day: its status and each site's, record by record, and how two tellings
differ."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import msgspec
from msgspec import Struct

from search.changes import Kind
from search.freshness import standing
from search.study import Study
from search.vocabulary import Status

Key = tuple[str, str]
"""A record's registry and its number there."""


class Told(Struct, frozen=True, array_like=True):
    """What is told of one record: the ids of its sites by their status, in order.

    The record that comes first in a study has the study's `status`, each other names that one as `first`.
    """

    status: Status | None
    first: Key | None
    sites: dict[Status, list[str]]

    def by_site(self) -> dict[str, Status]:
        return {site: status for status, sites in self.sites.items() for site in sites}


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Told)


def write(told: Told) -> bytes:
    return _encoder.encode(told)


def parse(text: bytes) -> Told:
    """The inverse of `write`."""
    return _decoder.decode(text)


class Difference(NamedTuple):
    """One change; `only_of` is the registry that must be comparable for it to count, None where it always does."""

    study: str
    kind: Kind
    site: str | None
    before: str | None
    after: str | None
    only_of: str | None = None

    def columns(self) -> tuple[str | None, ...]:
        """Study, kind, site, from and to."""
        return self[:5]

    def id(self, at: str) -> str:
        """The same change, seen at the same moment, has the same id."""
        parts = (self.study, self.site, self.before, self.after, at)
        return hashlib.blake2b("\n".join(part or "" for part in parts).encode(), digest_size=12).hexdigest()


def records_of(study: Study, parts: Iterable[Key]) -> list[Key]:
    """Those of the study's records that could be read, the first one first: of the others nothing is known today."""
    readable = {(record.registry, record.id) for record in study.details.records}
    return [part for part in parts if part in readable]


def telling(study: Study, records: list[Key], today: date) -> dict[Key, Told]:
    """What is told of each record of a study today."""
    first = records[0]
    sites: dict[Key, dict[Status, list[str]]] = {record: {} for record in records}
    for site in study.sites:
        of_record = sites.get((site.registry, site.record)) if len(records) > 1 else None
        status = standing(site.status, site.recruits_until, today)
        (sites[first] if of_record is None else of_record).setdefault(status, []).append(site.id)
    card = study.card
    return {
        record: Told(
            status=standing(card.status, card.recruits_until, today) if record == first else None,
            first=None if record == first else first,
            # In an order of our own: the registry's may change.
            sites={status: sorted(ids) for status, ids in sorted(found.items())},
        )
        for record, found in sites.items()
    }


def differences(study: str, before: Mapping[Key, Told], now: Mapping[Key, Told]) -> Iterator[Difference]:
    """What changed in a study since each of its records was last told of; a record may have been another's study."""
    first = next(iter(now))
    status = now[first].status
    if not before:
        yield Difference(study, "added", None, None, status, first[0])
        return
    was = next((told.status for record in now if (told := before.get(record)) and told.status), None)
    if was and was != status:
        yield Difference(study, "status", None, was, status)
    for record, told in now.items():
        known = before.get(record)
        yield from _of_sites(study, known.by_site() if known else {}, told.by_site(), None if known else record[0])


def _of_sites(
    study: str, before: Mapping[str, Status], now: Mapping[str, Status], only_of: str | None
) -> Iterator[Difference]:
    for site in sorted(before.keys() | now.keys()):
        if (was := before.get(site)) != (status := now.get(site)):
            yield Difference(study, "site_status", site, was, status, only_of)
