"""The report is written from results: between its marks, with every verdict, and pictures that are sound XML."""

from __future__ import annotations

from xml.etree import ElementTree

from benchmarks.map_targets import rows as map_rows
from benchmarks.plots import Group, bars
from benchmarks.report import GUIDE, between
from benchmarks.targets import rows
from benchmarks.timing import times

TIMES = {"p50": 4.0, "p95": 9.0, "runs": 45}


def test_only_what_stands_between_the_marks_is_written() -> None:
    guide = GUIDE.read_text("utf-8")
    written = between(guide, "results", "| a | table |")
    assert "| a | table |\n<!-- end of results -->" in written
    assert between(written, "results", "| a | table |") == written
    assert written.split("<!-- results")[0] == guide.split("<!-- results")[0]


def test_a_ratio_is_judged_by_its_target() -> None:
    fast, slow = TIMES, TIMES | {"p50": 40.0}
    endpoint = {
        "any_anywhere": {"api": fast, "engine": fast, "ratio": 1.0, "on_top_ms": 0.0},
        "page_50": {"api": slow, "engine": fast, "ratio": 10.0, "on_top_ms": 36.0},
    }
    peers = {"any_anywhere": {"ours": {"page": fast, "whole": fast}, "SQLite": {"page": slow, "whole": slow}}}
    told = rows({"size": "28k", "endpoint": endpoint, "peers": peers})
    assert [row.met for row in told[:2]] == [True, False]
    assert told[2].measured == "0.10 (4.0 to 40.0 ms, SQLite)"


def test_a_map_is_judged_by_its_slowest_redraw_and_its_usual_visit() -> None:
    study = {
        "points": 1_563,
        "index": TIMES,
        "redraw": TIMES,
        "worst_redraw": 50.1,
        "zooms": [3, 8],
        "usable": {"1": TIMES | {"p50": 700.0, "p95": 2_500.0}, "4": TIMES | {"p50": 2_001.0}},
        "told_bytes": 60_400,
    }
    told = map_rows({"studies": {"real": study}, "weights": {"a study's page": 9_000, "the widget": 40_001}})
    assert [row.met for row in told] == [None, False, True, False, None, None, False]
    assert told[2].measured == "0.70 s; 2.50 at the slow end"
    assert told[4].measured == "60 KB packed"


def test_a_picture_holds_every_value() -> None:
    groups = [Group("a <question>", [1.5, 20.0]), Group("another", [None, 300.0])]
    for logarithmic in (False, True):
        picture = bars("Speed & size", "ms", ["ours", "theirs"], groups, logarithmic=logarithmic)
        texts = [element.text for element in ElementTree.fromstring(picture).iter() if element.text]
        assert {"a <question>", "1.5", "20.0", "300"} <= set(texts)


def test_times_tell_the_middle_and_the_slow_end() -> None:
    told = times([float(number) for number in range(1, 101)])
    assert (told.p50, told.runs) == (50.5, 100)
    assert 95 <= told.p95 <= 96
