"""What a new index must hold and a run must have read before it replaces the live one, without an engine."""

from __future__ import annotations

from typing import Any

import pytest

from indexer.checks import Checked, Made
from indexer.checks.against_live import live_count, points, recruiting
from indexer.checks.of_the_index import empty, written
from indexer.checks.of_the_run import broken_files, refused, registry_count, unreadable
from indexer.report import Report
from search.contents import Contents
from search.indices import IndexMeta, Live, RegistryMeta
from tests.records import TODAY

NOWHERE: Any = None


def part(name: str, studies: int, scope: str = "full") -> RegistryMeta:
    return RegistryMeta(name=name, studies=studies, sites=0, as_of=None, scope=scope)


FULL = [part("ctgov", 605_000), part("isrctn", 27_000)]


def made(parts: list[RegistryMeta] = FULL, sites: tuple[int, int, int] = (0, 0, 0), **told: Any) -> Made:
    """A new index of these parts and of so many sites, placed ones and recruiting ones."""
    studies = sum(one.studies for one in parts)
    report = Report(**{"run": 2, "scope": "", "studies": studies, **told})
    counts = Contents(studies=studies, sites=sites[0], placed=sites[1], recruiting=sites[2])
    return Made(report, studies, counts, parts, Live("new", IndexMeta()), NOWHERE, NOWHERE, TODAY)


def live(parts: list[RegistryMeta] = FULL, sites: tuple[int | None, int | None, int | None] = (0, 0, 0)) -> Live:
    counts = dict(zip(("sites", "placed", "recruiting"), sites, strict=True))
    return Live("old", IndexMeta(registries=tuple(parts), **counts))  # type: ignore[arg-type]


def expect_failed(result: Checked, *words: str) -> None:
    assert not result.passed
    assert [word for word in words if word not in result.told] == []


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param([part("file", 1, "files:b")], "no study of ClinicalTrials.gov", id="only one's own"),
        pytest.param([part("isrctn", 27_100)], "no study of ClinicalTrials.gov", id="another registry"),
        pytest.param([part("ctgov", 605_010)], "no study of ISRCTN", id="the second registry"),
        pytest.param([part("ctgov", 605_010), part("isrctn", 21_000)], "only 21,000 studies of ISRCTN", id="shrunken"),
        pytest.param([part("demo", 40, "demo")], "no study of ClinicalTrials.gov", id="made-up for a whole registry"),
    ],
)
def test_a_registry_that_would_be_lost_is_named(now: list[RegistryMeta], told: str) -> None:
    expect_failed(live_count(made(now), live()), told, "where the live index has", "at least 80% would be right")


def test_every_registry_that_would_be_lost_is_named_with_its_share() -> None:
    shrunken = [part("ctgov", 242_000), part("isrctn", 0)]
    expect_failed(live_count(made(shrunken), live()), "605,000 (40.0%)", "no study of ISRCTN", "27,000 (0.0%)")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param([part("ctgov", 100)], [part("ctgov", 80)], id="a little less"),
        pytest.param([part("ctgov", 1200, "sample")], [part("ctgov", 605_000)], id="sample to full"),
        pytest.param([part("ctgov", 605_000, "files:a")], [part("ctgov", 3, "files:b")], id="other files"),
        pytest.param([part("demo", 40, "demo")], [part("ctgov", 3, "sample")], id="demo to anything"),
        pytest.param([part("ctgov", 1200, "sample")], [part("demo", 40, "demo")], id="sample to demo"),
        pytest.param([part("ctgov", 3), part("file", 9, "files:a")], [part("ctgov", 3)], id="one's own are taken back"),
    ],
)
def test_what_was_asked_for_is_no_loss(before: list[RegistryMeta], now: list[RegistryMeta]) -> None:
    assert live_count(made(now), live(before)).passed


@pytest.mark.parametrize(
    ("told", "gave", "passed"),
    [
        pytest.param(999, 998, False, id="one of a small set"),
        pytest.param(999, 999, True, id="a small set whole"),
        pytest.param(999, 1_004, True, id="more than it told of"),
        pytest.param(28_000, 27_972, True, id="one in a thousand"),
        pytest.param(28_000, 27_971, False, id="one more than that"),
        pytest.param(605_000, 604_901, True, id="fewer than a page"),
        pytest.param(605_000, 604_900, False, id="a page of a hundred"),
        pytest.param(0, 0, True, id="none of none"),
    ],
)
def test_a_registry_gives_what_it_told_of(told: int, gave: int, passed: bool) -> None:
    result = registry_count(made(told={"ctgov": told}, gave={"ctgov": gave}))
    assert result.passed is passed
    assert f"ClinicalTrials.gov gave {gave:,} of the {told:,}" in result.told


def test_a_registry_that_told_none_is_not_asked_and_one_that_gave_none_fails() -> None:
    not_asked = registry_count(made(gave={"ctgov": 5}))
    assert (not_asked.passed, not_asked.told[:9]) == (None, "not asked")
    expect_failed(registry_count(made(told={"isrctn": 5})), "ISRCTN gave 0 of the 5", "at least 5 would be right")


@pytest.mark.parametrize(
    ("faults", "read", "held", "passed"),
    [
        pytest.param(5, 1, 1, True, id="few"),
        pytest.param(6, 594, 0, True, id="one in a hundred"),
        pytest.param(6, 593, 587, False, id="more than one in a hundred"),
        pytest.param(300, 27_700, 27_400, False, id="many of many"),
        pytest.param(6, 2, 28_000, True, id="few of what an update holds"),
        pytest.param(300, 2, 28_000, False, id="many of what an update holds"),
        pytest.param(0, 0, 0, True, id="none of none"),
    ],
)
def test_few_records_may_be_unreadable(faults: int, read: int, held: int, passed: bool) -> None:
    result = unreadable(made([part("ctgov", held)], unreadable=faults, read=read))
    assert result.passed is passed
    assert result.passed or "at most 1% would be right" in result.told


@pytest.mark.parametrize(("faults", "taken", "passed"), [(5, 1, True), (6, 1_194, True), (6, 1_193, False)])
def test_few_studies_may_be_refused(faults: int, taken: int, passed: bool) -> None:
    result = refused(made(refused=faults, written=taken))
    assert result.passed is passed
    assert result.passed or f"refused {faults} of {faults + taken:,}" in result.told


def test_a_broken_file_fails_beside_a_live_index() -> None:
    assert broken_files(made(), live()).passed
    expect_failed(broken_files(made(broken=2), live()), "2 files could not be read to their end")


@pytest.mark.parametrize(
    ("before", "now", "passed"),
    [
        pytest.param((1_000, 900), (1_000, 850), True, id="five points less"),
        pytest.param((1_000, 900), (1_000, 849), False, id="more than five points"),
        pytest.param((1_000, 900), (2_000, 1_700), True, id="a share of more sites"),
        pytest.param((1_000, 900), (99, 0), None, id="too few sites now"),
        pytest.param((99, 99), (1_000, 0), None, id="too few sites before"),
        pytest.param((None, None), (1_000, 0), None, id="built before they were counted"),
    ],
)
def test_the_share_of_sites_with_a_point_holds(
    before: tuple[int | None, int | None], now: tuple[int, int], passed: bool | None
) -> None:
    result = points(made(sites=(*now, 0)), live(sites=(*before, 0)))
    assert result.passed is passed
    assert result.passed is not False or "where 90.0% of the live index's have one, at least 85.0%" in result.told


@pytest.mark.parametrize(("before", "now", "passed"), [(20, 12, True), (20, 11, False), (19, 0, None), (None, 0, None)])
def test_sites_that_recruit_do_not_vanish(before: int | None, now: int, passed: bool | None) -> None:
    result = recruiting(made(sites=(500, 500, now)), live(sites=(500, 500, before)))
    assert result.passed is passed
    assert result.passed is not False or "11 sites recruit where 20 of the live index's do (55.0%)" in result.told


@pytest.mark.parametrize("check", [points, recruiting])
def test_sites_of_another_scope_are_not_compared(check: Any) -> None:
    sample = [part("ctgov", 1_200, "sample")]
    result = check(made(sample, (1_000, 0, 0)), live(sites=(1_000, 1_000, 1_000)))
    assert result.passed is None
    assert result.told.startswith("not compared")


def test_an_index_holds_what_was_written_and_something() -> None:
    assert written(made()).passed
    assert empty(made()).passed
    lost = Made(Report(run=2, scope=""), 3, Contents(studies=2), [], Live("new", IndexMeta()), NOWHERE, NOWHERE, TODAY)
    expect_failed(written(lost), "holds 2 studies where 3 were written")
    expect_failed(empty(made([])), "an empty index never goes live")
