"""The recipe makes the same corpus every time, one record after the other, with the shares that it promises."""

from __future__ import annotations

import tracemalloc
from itertools import islice
from statistics import mean

import msgspec
import pytest

from benchmarks import corpus, originals
from benchmarks.likeness import RECRUITING_SHARE, SITES_A_STUDY, Likeness, likeness, thinned
from indexer.registries import identify, read
from search.study import Study
from tests.records import TODAY

COPIES = 3_000
LARGEST_RECORDS = 12 * 2**20
"""Bytes: the unpacking of the files, and one study with 1,500 sites."""


@pytest.fixture(scope="module")
def like() -> Likeness:
    return likeness(originals.records(), corpus.SEED)


@pytest.fixture(scope="module")
def studies(like: Likeness) -> list[Study]:
    """Copies as the indexer reads them."""
    return [read(identify(each).registry, each, TODAY).study for each in corpus.copies(COPIES, like)]


def test_the_smallest_corpus_is_the_records_as_they_are() -> None:
    assert list(islice(corpus.records(0), 50)) == list(islice(originals.records(), 50))
    assert corpus.number_of_studies("28k") == originals.count()


def test_the_same_copies_come_every_time(like: Likeness) -> None:
    again = likeness(originals.records(), corpus.SEED)
    assert list(corpus.copies(40, again)) == list(corpus.copies(40, like))


def test_a_copy_depends_on_its_number_alone(like: Likeness) -> None:
    record = next(originals.records())
    assert corpus.copy(record, corpus.FIRST_COPY + 1, like) == next(corpus.copies(1, like))


def test_every_copy_is_a_study_of_its_own(studies: list[Study]) -> None:
    assert len({study.card.id for study in studies}) == COPIES
    numbers = (number.number for study in studies for number in study.details.numbers if number.registry)
    assert all(number.startswith("NCT9") for number in numbers)


def test_as_many_recruit_as_in_the_registry(studies: list[Study]) -> None:
    share = mean(study.card.status == "recruiting" for study in studies)
    assert share == pytest.approx(RECRUITING_SHARE, abs=0.025)


def test_studies_have_as_many_sites_as_in_the_registry(studies: list[Study], like: Likeness) -> None:
    expected = min(SITES_A_STUDY, mean(like.counts))
    assert mean(len(study.sites) for study in studies) == pytest.approx(expected, rel=0.15)
    assert thinned(0, like.share) == 0
    assert thinned(1, like.share) == 1


def test_sites_are_real_ones(studies: list[Study]) -> None:
    known = {
        (location.get("city"), location.get("country"))
        for record in originals.records()
        for location in msgspec.json.decode(record)["protocolSection"]
        .get("contactsLocationsModule", {})
        .get("locations", [])
    }
    drawn = {(site.city, site.country_name) for study in studies[:500] for site in study.sites}
    assert len(drawn - known) <= len(drawn) * 0.02, "the reader only tidies white space"


def test_records_are_made_one_at_a_time(like: Likeness) -> None:
    tracemalloc.start()
    made = sum(len(record) for record in corpus.copies(COPIES, like))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert made > 0
    assert most < LARGEST_RECORDS
