"""Real records, joined with what another registry could say of the same trial."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from indexer.merging import merged
from indexer.registries.ctgov.reader import study as read_v2
from indexer.registries.ctis import reader as ctis
from indexer.registries.isrctn import reader as isrctn
from indexer.registries.reading import Read
from search.vocabulary import Registry
from tests.indexer.merging.builders import by_name
from tests.indexer.merging.whole import as_given, check_whole
from tests.records import TODAY, demonstration, recent_records, shared_data, small_record

REAL_RECORDS = 150


def test_real_records_that_an_operator_keeps_too_are_joined_whole() -> None:
    """The operator's own copy of a record stands for another registry's: it has the same sites, by other ids."""
    received = list(recent_records().values())[:REAL_RECORDS] or demonstration()
    for one in received:
        registry: Registry = "ctgov" if recent_records() else "demo"
        ours = read_v2(one, registry=registry, today=TODAY)
        copy = read_v2(one, registry="file", today=date(2026, 1, 1))
        joined = merged([copy, ours], (), by_name)
        check_whole([ours, copy], joined)
        statuses = [each.status for each in joined.study.sites]
        assert statuses[: len(ours.study.sites)] == [each.status for each in ours.study.sites]
        check_single(ours)


def test_real_records_of_other_registries_lower_the_sites_of_a_recruiting_study_and_raise_none() -> None:
    for theirs in records_of_other_registries():
        ours = as_one_that_recruits(theirs)
        joined = merged([theirs, ours], (), by_name)
        check_whole([ours, theirs], joined)
        sites = {one.id: one for one in joined.study.sites}
        assert joined.study.card.id == ours.study.card.id
        assert [sites[one.id].status for one in theirs.study.sites] == [one.status for one in theirs.study.sites]
        words = {said.country: said.status for said in theirs.study.details.records[0].countries}
        for one in ours.study.sites:
            if one.country in words:
                assert sites[one.id].status == words[one.country]


def records_of_other_registries() -> Iterator[Read]:
    """The samples of CTIS and ISRCTN, where they lie beside the checkout."""
    if folder := shared_data():
        for name, read in {"ctis": ctis.study, "isrctn": isrctn.study}.items():
            for file in sorted((folder / name).glob("*.json.gz")):
                yield read(gzip.decompress(file.read_bytes()), TODAY)


def as_one_that_recruits(theirs: Read) -> Read:
    """A record of ClinicalTrials.gov with the same places, that says of the study alone that it recruits."""
    places = [{"facility": one.name, "city": one.city, "country": one.country_name} for one in theirs.study.sites]
    received = small_record(
        statusModule={"overallStatus": "RECRUITING", "statusVerifiedDate": "2026-10"},
        contactsLocationsModule={"locations": places},
    )
    return read_v2(received, today=TODAY)


def check_single(read: Read) -> None:
    alone = merged([read], (), by_name)
    assert alone.study.card.sites.total == len(read.study.sites)
    assert alone.study.card.sites.recruiting == sum(one.status == "recruiting" for one in read.study.sites)
    assert alone.study.sites == read.study.sites
    page = alone.study.details
    assert replace(page, records=tuple(map(as_given, page.records))) == read.study.details
