"""Whole readings of ClinicalTrials.gov: after every fault the store holds exactly the registry's studies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.readings import Readings
from indexer.registries import RegistryAway
from indexer.sources.ctgov import newest
from indexer.store import Store
from search.coverage import FULL, SAMPLE
from tests.indexer.reading_bench import PAGE, Bench, bench_of, expect_whole, small
from tests.indexer.registry_server import Fault

RECORDS = small(range(1, 96))
PAGES = 10
SECOND = "2026-11-02T09:00:05Z"


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    with bench_of(RECORDS, tmp_path, monkeypatch) as bench:
        yield bench


def test_a_whole_reading(bench: Bench) -> None:
    taken, report = bench.take()
    expect_whole(bench, taken, RECORDS)
    source = taken.sources["ctgov"]
    assert (source.version, source.scope, source.of) == ("2026-11-01T09:00:05Z", FULL, 95)
    assert taken.compared == {"ctgov": source.version}
    assert (report.told, report.gave) == ({"ctgov": 95}, {"ctgov": 95})
    assert (bench.pages_since(0), report.older_twins) == (PAGES, 0)


@pytest.mark.parametrize("fault", ["429", "500", "truncated", "slow", "hang up", "reset", "empty page"])
def test_stumbles_lose_nothing(bench: Bench, fault: Fault) -> None:
    source = bench.whole()
    bench.registry.faults = [fault, "500", fault] + ["slow", fault] * 9
    taken, report = bench.take(source)
    expect_whole(bench, taken, RECORDS)
    assert (report.unreadable, report.gave) == (0, {"ctgov": 95})


def breaks_off(bench: Bench, request: int, *, faults: int = 9) -> None:
    """The registry goes away at this request, and is back after so many faults."""
    bench.registry.happens[request] = lambda: bench.registry.faults.extend(["500"] * faults)


def test_a_reading_that_broke_off_goes_on_where_it_stopped(bench: Bench) -> None:
    breaks_off(bench, 7)  # version, total, four pages
    with pytest.raises(RegistryAway):
        bench.take()
    assert len(bench.kept()) == 4 * PAGE
    bench.registry.faults, before = [], len(bench.requests)
    taken, report = bench.take()
    expect_whole(bench, taken, RECORDS)
    assert bench.pages_since(before) == PAGES - 4
    assert (report.older_twins, report.read, report.gave) == (0, 55, {"ctgov": 95})
    assert "goes on behind 40 records" in bench.said[-1]


def test_a_reading_that_was_interrupted_goes_on(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of a page: what was kept of it comes again and counts once."""
    keep, kept = Store.keep, []

    def interrupted(self: Store, *args: object, **named: object) -> None:
        kept.append(1)
        if len(kept) == 7:
            raise KeyboardInterrupt
        keep(self, *args, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("indexer.receiving.BATCH", 4)
        patch.setattr(Store, "keep", interrupted)
        with pytest.raises(KeyboardInterrupt):
            bench.take()
    before = bench.at_rest()
    taken, report = bench.take()
    expect_whole(bench, taken, RECORDS)
    assert bench.pages_since(before) == PAGES - 2
    assert report.older_twins == 0


CHILD = """
import signal
import sys
from dataclasses import replace
from pathlib import Path
from indexer.intake import take_in
from indexer.registries.ctgov import asked
from indexer.report import Report
from indexer.sources.ctgov import whole
from indexer.store import Store
from search.settings import Settings
from tests.built import quiet
signal.signal(signal.SIGINT, signal.default_int_handler)  # Whoever runs the tests in the background ignores it.
asked.PAGE_SIZE = 10
store = Store(Path(sys.argv[1]))
source = whole(replace(Settings(), ctgov_url=sys.argv[2], registry_rate=20.0))
take_in((source,), store, Report(run=store.runs.begin(), scope="full"), quiet())
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_reading_that_was_killed_goes_on_where_it_stopped(bench: Bench, tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "killed"
    children: list[subprocess.Popen[bytes]] = []
    bench.registry.happens[9] = lambda: os.kill(children[0].pid, how)  # the seventh page
    child = [sys.executable, "-c", CHILD, str(folder), bench.settings.ctgov_url]
    children.append(subprocess.Popen(child, stderr=subprocess.DEVNULL))
    assert children[0].wait(60) == -how
    with closing(Store(folder)) as store:
        bench.store, before = store, bench.at_rest()
        pages_kept = len(bench.kept()) // PAGE
        assert pages_kept in (4, 5, 6)
        taken, _ = bench.take()
        expect_whole(bench, taken, RECORDS)
        assert bench.pages_since(before) == PAGES - pages_kept


def test_what_was_read_to_its_end_is_not_read_again_before_it_is_live(bench: Bench) -> None:
    first, _ = bench.take()
    before = len(bench.requests)
    taken, report = bench.take()
    assert bench.pages_since(before) == 0
    assert "is done" in bench.said[-1]
    expect_whole(bench, taken, RECORDS)
    assert taken.readings["ctgov"].number == first.readings["ctgov"].number
    assert taken.compared == first.compared
    assert (report.told, report.gave) == ({"ctgov": 95}, {"ctgov": 95})
    Readings(bench.store).settled(taken.readings["ctgov"])
    bench.take()
    assert bench.pages_since(before) == PAGES


def test_what_a_check_refused_is_read_again_unless_it_is_forced(bench: Bench) -> None:
    _, report = bench.take()
    Readings(bench.store).refused(report.run)
    before = len(bench.requests)
    taken, report = bench.take(refused=True)
    assert bench.pages_since(before) == 0
    expect_whole(bench, taken, RECORDS)
    Readings(bench.store).refused(report.run)
    taken, _ = bench.take()
    assert bench.pages_since(before) == PAGES
    expect_whole(bench, taken, RECORDS)


def test_a_sample_between_leaves_a_broken_reading_to_go_on(bench: Bench) -> None:
    breaks_off(bench, 7)
    with pytest.raises(RegistryAway):
        bench.take()
    bench.registry.faults = []
    sampled, _ = bench.take(newest(bench.settings, 5))
    assert (sampled.in_part, sampled.sources["ctgov"].scope) == ({"ctgov"}, SAMPLE)
    before = len(bench.requests)
    taken, _ = bench.take()
    assert bench.pages_since(before) == PAGES - 4
    expect_whole(bench, taken, RECORDS)


NEW = [*small(range(11, 96), "2026-11-02"), *small(range(200, 231))]


@pytest.mark.parametrize("keeps_tokens", [False, True])
def test_data_that_change_on_the_way_come_anew(bench: Bench, keeps_tokens: bool) -> None:
    """What only the version before had is gone, though this very run kept it."""
    bench.registry.keeps_tokens = keeps_tokens
    bench.registry.happens[6] = lambda: bench.registry.renew(NEW)
    taken, report = bench.take()
    assert "NCT00000001" in bench.kept()
    expect_whole(bench, taken, NEW)
    source = taken.sources["ctgov"]
    assert (source.version, source.as_of, source.of) == (SECOND, SECOND, len(NEW))
    assert taken.readings["ctgov"].version == taken.compared["ctgov"] == SECOND
    assert (report.read, report.older_twins, report.told) == (len(NEW), 0, {"ctgov": len(NEW)})


def test_data_that_changed_while_nobody_read_come_anew(bench: Bench) -> None:
    breaks_off(bench, 7)
    with pytest.raises(RegistryAway):
        bench.take()
    bench.registry.faults = []
    bench.registry.renew(NEW)
    taken, _ = bench.take()
    expect_whole(bench, taken, NEW)


def test_a_token_that_was_forgotten_meanwhile_begins_anew(bench: Bench) -> None:
    breaks_off(bench, 7)
    with pytest.raises(RegistryAway):
        bench.take()
    bench.registry.faults = []
    bench.registry.forget()
    taken, report = bench.take()
    expect_whole(bench, taken, RECORDS)
    assert (report.read, report.older_twins) == (95, 0)


def test_a_registry_that_shrank_is_told_as_it_is(bench: Bench) -> None:
    """Whether that may go live is for the checks to say."""
    bench.live(bench.take()[0])
    bench.registry.renew(RECORDS[:38])
    taken, report = bench.take()
    assert (report.told, report.gave) == ({"ctgov": 38}, {"ctgov": 38})
    assert len(bench.kept()) == 95
    expect_whole(bench, taken, RECORDS[:38])
