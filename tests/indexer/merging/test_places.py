"""Which sites of a joined study are one hospital."""

from __future__ import annotations

import pytest

from indexer.merging.sites import sites
from search.study import Site
from tests.indexer.merging.builders import by_name, record, site

RECORDS = [record("ctgov", "recruiting"), record("ctis", "recruiting")]
HERE = site("ctgov", "recruiting", "site")


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        pytest.param(site("ctis", "recruiting", "country"), True, id="two registries name it"),
        pytest.param(site("ctis", "recruiting", "country", name="CHARITÉ"), True, id="in another spelling"),
        pytest.param(site("ctis", "recruiting", "country", code="AT"), False, id="in another country"),
        pytest.param(site("ctis", "recruiting", "country", name="Mayo"), False, id="another centre"),
        pytest.param(site("ctgov", "recruiting", "site", number=2), False, id="one registry names it twice"),
    ],
)
def test_a_place_is_shared(other: Site, shared: bool) -> None:
    first, second = sites([HERE, other], RECORDS, by_name)
    assert (first.place is not None) == shared
    assert (first.place == second.place) == (shared or first.place is None)


def test_all_sites_of_a_place_bear_it() -> None:
    three = [HERE, site("ctgov", "recruiting", "site", number=2), site("ctis", "recruiting", "country")]
    assert len({one.place for one in sites(three, RECORDS, by_name)}) == 1


def test_one_centre_in_two_countries_is_two_places() -> None:
    four = [site(registry, "recruiting", "site", code=code) for registry in ("ctgov", "ctis") for code in ("DE", "AT")]
    places = [one.place for one in sites(four, RECORDS, by_name)]
    assert places[0] == places[2] != places[1] == places[3]
    assert None not in places


def test_sites_without_a_centre_have_no_place_and_no_word_for_each_other() -> None:
    nowhere = [site("ctgov", "completed", "site", name=""), site("ctis", "recruiting", "country", name="")]
    assert sites(nowhere, RECORDS, by_name) == tuple(nowhere)


def test_a_place_takes_the_word_of_the_registry_that_knows_it_better() -> None:
    closed = site("ctgov", "completed", "site", "2026-01-01")
    _, other = sites([closed, site("ctis", "recruiting", "country")], RECORDS, by_name)
    assert (other.status, other.status_registry, other.status_as_of) == ("completed", "ctgov", "2026-01-01")


@pytest.mark.parametrize(
    ("name", "shared"), [("University Hospital", True), ("Research Site", False), ("Praxis für Urologie", False)]
)
def test_a_name_without_a_centre_is_one_place_by_its_words(name: str, shared: bool) -> None:
    two = [
        site("ctgov", "completed", "site", name=name, city="Kassel"),
        site("ctis", "recruiting", "country", name=name.upper(), city="Kassel"),
        site("ctis", "recruiting", "country", name=name, city="Fulda", number=2),
    ]
    found = sites(two, RECORDS, lambda _: None)
    assert (found[0].place is not None, found[0].place == found[1].place, found[2].place) == (shared, True, None)
    assert found[1].status == ("completed" if shared else "recruiting")
