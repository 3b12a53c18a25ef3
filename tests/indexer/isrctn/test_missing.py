"""Trials that do not come, or not as something that can be read: each is told, and costs none of the others."""

from __future__ import annotations

from datetime import date

import pytest

from indexer.registries.isrctn.reader import identify
from indexer.registries.reading import RegistryAway
from tests.indexer.isrctn.asking import ALL, TRIALS, given, ids, numbered
from tests.indexer.isrctn.server import Fault, IsrctnServer, served


@pytest.mark.usefixtures("_small_pages")
def test_a_registry_that_says_it_has_more_than_it_gives() -> None:
    registry = IsrctnServer(TRIALS[:3])
    registry.boasts = 1
    with served(registry) as url:
        came, missing = given(url)
    assert set(came) == set(ALL[:3])
    assert missing[-1] == "gives 3 of 4 trials"


@pytest.mark.parametrize("edited", ["1989-12-31T23:59:59Z", "2099-01-01T00:00:00Z"])
def test_trials_that_no_time_finds_are_missed(edited: str) -> None:
    registry = IsrctnServer([*TRIALS, *numbered(41, edited)[40:]])
    with served(registry) as url:
        came, missing = given(url)
        assert sorted(came) == ALL
        assert missing == ["gives 40 of 41 trials"]
        assert given(url, changed_since=date(2026, 5, 20))[1] == given(url, limit=7)[1] == []


def test_a_registry_that_finds_no_time_at_all() -> None:
    registry = IsrctnServer(numbered(3, "1989-12-31T23:59:59Z"))
    with served(registry) as url:
        assert given(url) == ([], ["gives 0 of 3 trials"])


@pytest.mark.usefixtures("_small_pages")
def test_a_second_that_gives_less_than_it_is_asked_for() -> None:
    registry = IsrctnServer(numbered(23, "2026-05-01T10:00:00.123Z"))
    registry.most = 7
    with served(registry) as url:
        came, missing = given(url)
    assert len(came) == 7
    assert missing == ["gives 7 of 23 trials", "gives 7 of 23 trials"]


@pytest.mark.usefixtures("_small_pages")
@pytest.mark.parametrize("character", [b"\x00", b"\x0b", b"\xff", b"&nothing;", b"</a>"])
def test_a_trial_that_cannot_be_read_costs_itself(character: bytes) -> None:
    broken = [TRIALS[17].replace(b"feel dizzy", character), *TRIALS[:17], *TRIALS[18:]]
    with served(IsrctnServer(broken)) as url:
        came, missing = given(url)
    assert sorted(came) == sorted(set(ALL) - {identify(TRIALS[17]).id})
    assert "cannot be read" in missing[0]
    assert missing[1] == "gives 39 of 40 trials"


def test_a_second_that_cannot_be_read_costs_itself() -> None:
    trials = [*numbered(3, "2026-05-01T10:00:00Z"), *numbered(9, "2026-05-02T10:00:00Z")[3:]]
    with served(IsrctnServer([trials[0].replace(b"feel dizzy", b"\xff"), *trials[1:]])) as url:
        came, missing = given(url)
    assert sorted(came) == ALL[3:9]
    assert missing[0].startswith("3 that cannot be read")


@pytest.mark.usefixtures("_small_pages")
@pytest.mark.parametrize("fault", ["500", "hang up"])
def test_pages_that_do_not_come_are_not_cut_smaller(fault: Fault) -> None:
    registry = IsrctnServer(TRIALS[:3])
    registry.faults = [None, None, *[fault] * 4]
    with served(registry) as url, pytest.raises(RegistryAway):
        ids(url)
    assert len(registry.requests) == 6


@pytest.mark.parametrize("fault", ["truncated", "empty page"])
def test_a_page_that_never_comes_whole_is_asked_for_in_smaller_ones(fault: Fault) -> None:
    registry = IsrctnServer(TRIALS)
    registry.faults = [None, None, *[fault] * 4]
    with served(registry) as url:
        assert sorted(ids(url)) == ALL
