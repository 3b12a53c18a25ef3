"""What a new index must hold of each registry before it replaces the live one, without an engine."""

from __future__ import annotations

import pytest

from indexer.checks import CheckFailed, check
from indexer.report import Report
from search.indices import IndexMeta, Live, RegistryMeta


def part(name: str, studies: int, scope: str = "full") -> RegistryMeta:
    return RegistryMeta(name=name, studies=studies, sites=0, as_of=None, scope=scope)


def checked(before: list[RegistryMeta], now: list[RegistryMeta], *, force: bool = False) -> None:
    report = Report(run=2, scope="", studies=sum(each.studies for each in now))
    check(report, report.studies, now, Live("index", IndexMeta(registries=tuple(before))), force=force)


FULL = [part("ctgov", 605_000), part("isrctn", 27_000)]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param([part("file", 1, "files:b")], "no study of ClinicalTrials.gov .* 605,000", id="only one's own"),
        pytest.param([part("isrctn", 27_100)], "no study of ClinicalTrials.gov .* 605,000", id="another registry"),
        pytest.param([part("ctgov", 605_010)], "no study of ISRCTN .* 27,000", id="the second registry"),
        pytest.param([part("ctgov", 605_010), part("isrctn", 21_000)], "only 21,000 studies of ISRCTN", id="shrunken"),
        pytest.param([part("demo", 40, "demo")], "no study of ClinicalTrials.gov", id="made-up for a whole registry"),
    ],
)
def test_a_registry_that_would_be_lost_is_named_unless_forced(now: list[RegistryMeta], told: str) -> None:
    with pytest.raises(CheckFailed, match=rf"(?s){told}.*--force"):
        checked(FULL, now)
    checked(FULL, now, force=True)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        pytest.param([part("ctgov", 100)], [part("ctgov", 81)], id="a little less"),
        pytest.param([part("ctgov", 1200, "sample")], [part("ctgov", 605_000)], id="sample to full"),
        pytest.param([part("ctgov", 605_000, "files:a")], [part("ctgov", 3, "files:b")], id="other files"),
        pytest.param([part("demo", 40, "demo")], [part("ctgov", 3, "sample")], id="demo to anything"),
        pytest.param([part("ctgov", 1200, "sample")], [part("demo", 40, "demo")], id="sample to demo"),
        pytest.param([part("ctgov", 3), part("file", 9, "files:a")], [part("ctgov", 3)], id="one's own are taken back"),
    ],
)
def test_what_was_asked_for_goes_live(before: list[RegistryMeta], now: list[RegistryMeta]) -> None:
    checked(before, now)
