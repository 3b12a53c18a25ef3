"""The reader of an operator's lines: whole studies of their own, and additions."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from indexer.identifiers import number, registry_numbers
from indexer.own import v2
from indexer.own.addition import Addition
from indexer.own.received import read, shape_of
from indexer.own.study import OwnSite, OwnStudy
from indexer.registries.ctgov import reader as ctgov
from indexer.registries.reading import Identity, Read
from search.study import Site


def recognises(received: bytes) -> bool:
    """Whether a record has the shape of an operator's own study, or of an addition."""
    return shape_of(received) is not None


def identify(received: bytes, today: date | None = None) -> Identity:
    """Whose line it is and under which number. Raises one `Unreadable` with all faults of the line."""
    today = today or date.today()
    if shape_of(received) is Addition:
        addition = read_addition(received, today)
        return Identity("texts", addition.study, addition.written)
    own = read(received, OwnStudy, today)
    return Identity("file", own.id, own.updated, registry_numbers(own.other_ids, own.id))


def read_addition(received: bytes, today: date | None = None) -> Addition:
    """What a line adds; the study by its number in normal form. Raises one `Unreadable` with all its faults."""
    addition = read(received, Addition, today)
    return replace(addition, study=number(addition.study).number)


def study(received: bytes, today: date) -> Read:
    """An operator's own study, in their form or in the v2 shape. Raises `Unreadable`."""
    if shape_of(received) is None:
        return ctgov.study(received, registry="file", today=today)
    own = read(received, OwnStudy)
    found = ctgov.study(v2.record(own), registry="file", today=today)
    sites = tuple(_as_given(site, given) for site, given in zip(found.study.sites, own.sites, strict=True))
    return found._replace(study=replace(found.study, sites=sites))


def _as_given(site: Site, given: OwnSite) -> Site:
    """The site with the operator's own word; a point that they gave is the site's own."""
    if given.lat is None:
        return replace(site, said=given.status)
    return replace(site, said=given.status, precision="exact", position_source="operator")
