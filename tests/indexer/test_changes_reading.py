"""What changed since a day: studies that changed or are new come, those that are no more are found by the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_meta

from indexer.intake import Taken
from indexer.registries import Raw, RegistryAway
from indexer.registries.data_days import today
from indexer.report import Report
from indexer.sources import changed, scope
from indexer.sources.ctgov import changes
from indexer.store import Store
from search.contents import Count
from search.coverage import FULL, SAMPLE
from search.indices import IndexMeta, RegistryMeta
from search.settings import Settings
from tests.indexer.reading_bench import Bench, bench_of, ids_of, small
from tests.indexer.three_registries import AWAY, NCT, of_ctgov, three_registries
from tests.records import small_record

RECORDS = small(range(1, 96))
FIRST, SECOND = "2026-11-01T09:00:05Z", "2026-11-02T09:00:05Z"
SINCE = date(2026, 11, 2)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """All studies are kept already, as they were on the first of the month."""
    with bench_of(RECORDS, tmp_path, monkeypatch) as bench:
        bench.live(bench.take()[0])
        yield bench


def update(bench: Bench, compared: str | None = FIRST, missing: int = 0) -> tuple[Taken, Report]:
    taken, report = bench.take(changes(bench.settings, SINCE, compared, missing))
    bench.live(taken)
    return taken, report


def expect_kept(bench: Bench, records: list[bytes]) -> None:
    assert set(bench.kept()) == ids_of(records)
    assert set(bench.kept().values()) == set(records)


NOW = [*RECORDS[5:], *small(range(1, 4), "2026-11-02"), *small(range(200, 222), "2026-11-02")]
"""Three changed, twenty-two are new, the fourth and fifth are no more."""


def test_changed_and_new_and_removed_studies(bench: Bench) -> None:
    bench.registry.renew(NOW)
    before = len(bench.requests)
    taken, report = update(bench)
    expect_kept(bench, NOW)
    assert (taken.whole, taken.compared) == ({"ctgov"}, {"ctgov": SECOND})
    assert (report.read, report.told, report.gave) == (25, {"ctgov": len(NOW)}, {"ctgov": len(NOW)})
    source = taken.sources["ctgov"]
    assert (source.scope, source.as_of, source.of) == (FULL, SECOND, len(NOW))
    assert bench.pages_since(before) == 3


def test_what_was_compared_in_these_data_is_not_compared_again(bench: Bench) -> None:
    bench.registry.renew(NOW)
    update(bench)
    before = len(bench.requests)
    taken, report = update(bench, SECOND)
    assert (taken.whole, taken.compared) == (set(), {})
    assert (report.told, report.gave) == ({"ctgov": len(NOW)}, {"ctgov": len(NOW)})
    assert lists_since(bench, before) == 0
    expect_kept(bench, NOW)


def test_nothing_changed_is_an_answer_too(bench: Bench) -> None:
    taken, report = update(bench)
    assert (set(taken.sources), report.read) == ({"ctgov"}, 0)
    expect_kept(bench, RECORDS)


def test_counts_that_disagree_are_a_reason_to_compare(bench: Bench) -> None:
    """A study that was published with an old date, and one that went, without a new version of the data."""
    bench.registry.listed = bench.registry.listed[2:]
    taken, _ = update(bench)
    assert taken.compared == {"ctgov": FIRST}
    expect_kept(bench, RECORDS[2:])


def test_studies_that_are_lacking_are_fetched_by_number(bench: Bench) -> None:
    now = [*RECORDS, *small(range(500, 650))]
    bench.registry.renew(now)
    before = len(bench.requests)
    update(bench)
    expect_kept(bench, now)
    assert bench.pages_since(before) == 1 + 10 + 5, "what changed, a hundred numbers, fifty more"


@pytest.mark.parametrize("way", ["ignored", "refused"])
def test_a_registry_that_takes_no_numbers_is_walked_for_what_is_lacking(bench: Bench, way: str) -> None:
    now = [*RECORDS[3:], *small(range(500, 520))]
    bench.registry.renew(now)
    getattr(bench.registry, way).update({"filter.ids", "fields"})
    update(bench)
    expect_kept(bench, now)


def test_a_study_that_is_listed_and_never_given_is_told(bench: Bench) -> None:
    now = [*RECORDS[3:], *small(range(500, 502))]
    bench.registry.renew(now)
    bench.registry.lost = {"NCT00000500"}
    bench.registry.happens[len(bench.requests) + 4] = lambda: bench.registry.lost.clear()
    bench.registry.instead = {"NCT00000500": b"{}"}
    taken, report = update(bench)
    expect_kept(bench, [each for each in now if b"NCT00000500" not in each])
    assert (taken.whole, report.unreadable) == ({"ctgov"}, 1)
    assert (report.told, report.gave) == ({"ctgov": 94}, {"ctgov": 94})


@pytest.mark.parametrize("day", ["2026-10-01", "2026-11-02"])
def test_studies_that_are_never_given_are_looked_for_once_in_each_version(bench: Bench, day: str) -> None:
    """Whether or not they count among what changed."""
    now = [*RECORDS, *small(range(500, 503), day)]
    bench.registry.renew(now)
    bench.registry.instead = {f"NCT{number:08}": b"{}" for number in range(500, 503)}
    taken, report = update(bench)
    assert (taken.compared, taken.missing) == ({"ctgov": SECOND}, {"ctgov": 3})
    assert (report.told, report.gave) == ({"ctgov": 98}, {"ctgov": 98})
    before = len(bench.requests)
    again, report = update(bench, SECOND, taken.missing["ctgov"])
    assert (again.compared, again.missing, lists_since(bench, before)) == ({}, {}, 0)
    assert (report.told, report.gave) == ({"ctgov": 98}, {"ctgov": 98})
    bench.registry.instead = {}
    bench.registry.listed = bench.registry.listed[:96]
    again, _ = update(bench, SECOND, 3)
    assert (again.compared, again.missing) == ({"ctgov": SECOND}, {"ctgov": 0})
    expect_kept(bench, now[:96])


@pytest.mark.parametrize("broken", [b"{}", small_record("NCT00000050", contactsLocationsModule={"locations": 5})])
def test_a_whole_reading_tells_how_many_it_could_not_have(bench: Bench, broken: bytes) -> None:
    now = [*RECORDS, *small(range(500, 503))]
    bench.registry.renew(now)
    bench.registry.instead = {"NCT00000050": broken} | {f"NCT{number:08}": b"{}" for number in range(500, 503)}
    for told in ("read", "taken over"):
        taken, _ = bench.take()
        assert (taken.compared, taken.missing) == ({"ctgov": SECOND}, {"ctgov": 3}), told
    bench.live(taken)
    before = len(bench.requests)
    update(bench, SECOND, 3)
    assert lists_since(bench, before) == 0


def lists_since(bench: Bench, requests: int) -> int:
    """How many pages of numbers behind the first were asked for after so many requests."""
    return sum("pageToken" in asked and "fields" in asked for _, asked, _, _ in bench.requests[requests:])


@pytest.mark.parametrize("listed", [b"{}", b'{"protocolSection": {"identificationModule": {"nctId": 5}}}', b"null"])
def test_a_list_that_cannot_be_read_drops_nothing(bench: Bench, listed: bytes) -> None:
    bench.registry.renew(NOW)
    bench.registry.instead_listed = {"NCT00000050": listed}
    taken, report = update(bench)
    assert (set(taken.sources), taken.whole, taken.compared) == ({"ctgov"}, set(), {})
    assert set(bench.kept()) == ids_of([*RECORDS, *NOW])
    assert "numbers" in bench.store.runs.faults(report.run)[0][0]


def test_a_list_that_loses_numbers_drops_nothing(bench: Bench) -> None:
    bench.registry.renew(NOW)
    bench.registry.lost = {"NCT00000050"}
    taken, _ = update(bench)
    assert taken.whole == set()
    assert set(bench.kept()) == ids_of([*RECORDS, *NOW])


def test_an_empty_list_drops_nothing(bench: Bench) -> None:
    bench.registry.renew([])
    taken, _ = update(bench)
    assert taken.whole == set()
    expect_kept(bench, RECORDS)


@pytest.mark.parametrize("keeps_tokens", [False, True])
@pytest.mark.parametrize("request_number", [4, 9])
def test_data_that_change_on_the_way_are_asked_for_anew(bench: Bench, request_number: int, keeps_tokens: bool) -> None:
    """While the changes come, or while the numbers do."""
    bench.registry.renew(NOW)
    bench.registry.keeps_tokens = keeps_tokens
    later = [*NOW[4:], *small(range(300, 305), "2026-11-03")]
    bench.registry.happens[len(bench.requests) + request_number] = lambda: bench.registry.renew(later)
    update(bench)
    assert set(bench.kept()) == ids_of(later)
    _, report = update(bench)
    expect_kept(bench, later)
    assert report.older_twins == 0


def test_changes_that_break_off_keep_what_came(bench: Bench) -> None:
    bench.registry.renew(NOW)
    source = changes(bench.settings, SINCE, FIRST)
    bench.registry.happens[len(bench.requests) + 3] = lambda: bench.registry.faults.extend(["500"] * 9)
    with pytest.raises(RegistryAway):
        bench.take(source)
    assert len(bench.kept()) == 95 + 17
    bench.registry.faults = []
    update(bench)
    expect_kept(bench, NOW)


def test_a_registry_that_goes_away_before_its_numbers_keeps_what_was_known_of_it(bench: Bench) -> None:
    """What changed is kept and may go live; the next update asks from the same day, and for all numbers."""
    bench.registry.renew(NOW)
    source = changes(bench.settings, SINCE, FIRST)
    bench.registry.happens[len(bench.requests) + 5] = lambda: bench.registry.faults.extend(["500"] * 9)
    taken, report = bench.take(source)
    assert (taken.sources, taken.whole, taken.compared, taken.readings) == ({}, set(), {}, {})
    assert (report.read, set(report.away)) == (25, {"ctgov"})
    assert "status 500" in report.away["ctgov"]
    before = RegistryMeta(name="ctgov", studies=95, sites=95, as_of=FIRST, scope=FULL, compared=FIRST, missing=2)
    told = IndexMeta(registries=(before,))
    assert scope.part("ctgov", Count(117, 117), told, taken) == replace_meta(before, studies=117, sites=117)
    assert scope.readings(taken, told) == told.readings
    assert set(bench.kept()) == ids_of([*RECORDS, *NOW])
    bench.registry.faults = []
    taken, report = update(bench)
    expect_kept(bench, NOW)
    assert (taken.compared, report.away) == ({"ctgov": SECOND}, {})


def test_a_whole_reading_and_its_changes_hold_the_same(bench: Bench, tmp_path: Path) -> None:
    bench.registry.renew(NOW)
    update(bench)
    with closing(Store(tmp_path / "other")) as other:
        updated, bench.store = bench.kept(), other
        bench.take()
        assert bench.kept() == updated


def part(name: str, scope: str = FULL, as_of: str | None = "2026-05-28T09:00:05Z") -> RegistryMeta:
    return RegistryMeta(name=name, studies=1, sites=1, as_of=as_of, scope=scope)


def test_whole_registries_of_an_index_are_followed_and_no_others(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store, three_registries(Settings()) as three:
        parts = [part("ctgov"), part("isrctn"), part("ctis"), part("file", "files:x"), part("demo", "demo")]
        chosen = changed(three.settings, store, parts)
        assert [(one.registry, one.whole, one.scope) for one in chosen.sources] == [
            ("ctgov", False, FULL),
            ("isrctn", False, FULL),
            ("ctis", True, FULL),
        ]
        assert [raw.data for raw in chosen.sources[0].records() if isinstance(raw, Raw)] == [of_ctgov()]
        assert "RANGE[2026-05-27,MAX]" in three.ctgov.pages[-1]["query.term"]
        assert list(chosen.sources[1].records()) == [], "edited two days before"
        assert changed(three.settings, store, [part("ctgov", SAMPLE), part("file")]) == ((), {})


@pytest.mark.parametrize(
    ("as_of", "since"),
    [
        ("0001-01-01T00:00:00Z", None),
        ("2062-01-01T09:00:05Z", None),
        (f"{today() + timedelta(days=1)}T00:00:05Z", today() - timedelta(days=1)),
        (f"{today()}T00:00:05Z", today() - timedelta(days=1)),
    ],
)
def test_from_an_impossible_day_everything_is_asked_for(tmp_path: Path, as_of: str, since: date | None) -> None:
    with closing(Store(tmp_path)) as store, three_registries(Settings()) as three:
        sources = changed(three.settings, store, [part(name, as_of=as_of) for name in ("ctgov", "isrctn")]).sources
        assert [one.whole for one in sources] == [since is None] * 2
        list(sources[0].records())
        assert (f"RANGE[{since},MAX]" in str(three.ctgov.pages[-1])) == (since is not None)


def test_registries_that_are_away_are_told(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store, three_registries(Settings()) as three:
        away = replace(three.settings, ctgov_url=AWAY)
        chosen = changed(away, store, [part("ctgov"), part("ctis")])
        assert ([one.registry for one in chosen.sources], set(chosen.away)) == (["ctis"], {"ctgov"})
        with pytest.raises(RegistryAway, match=AWAY):
            changed(away, store, [part("ctgov")])


def test_an_update_of_three_registries_without_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry of which nothing changed was read all the same, and drops nothing."""
    with closing(Store(tmp_path)) as store, three_registries(Settings()) as three:
        bench = Bench(three.ctgov, store, three.settings)
        taken, _ = bench.take(*changed(three.settings, store, [part("isrctn"), part("ctis")]).sources)
        assert (set(taken.sources), taken.whole) == ({"isrctn", "ctis"}, {"ctis"})
        assert NCT not in bench.kept()
