"""Progress as lines of JSON and as bars: counts that are right however a walk ends, a rate, the time that remains."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from rich.console import Console

from indexer import pace as module
from indexer.pace import Pace
from indexer.progress import JsonProgress, TerminalProgress


class Lines:
    """What was told, line by line."""

    def __init__(self) -> None:
        self.file = io.StringIO()
        self.progress = JsonProgress(Console(file=self.file, width=20))

    @property
    def all(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.file.getvalue().splitlines()]


@pytest.fixture
def lines() -> Lines:
    return Lines()


def test_a_walk_is_told_as_lines(lines: Lines) -> None:
    assert list(lines.progress.over(iter("abc"), "Reading letters")) == ["a", "b", "c"]
    (line,) = lines.all
    assert (line["event"], line["doing"], line["done"], line["of"]) == ("progress", "Reading letters", 3, 3)
    assert {"rate", "remaining_s", "level", "timestamp"} <= line.keys()


def test_a_walk_that_gives_less_than_was_told(lines: Lines) -> None:
    list(lines.progress.over("ab", "Reading", total=10))
    assert (lines.all[-1]["done"], lines.all[-1]["of"]) == (2, 10)


def test_a_walk_that_is_left_counts_what_was_done(lines: Lines) -> None:
    for letter in lines.progress.over("abcdef", "Reading", total=6):
        if letter == "c":
            break
    assert (lines.all[-1]["done"], lines.all[-1]["of"]) == (2, 6)


def test_a_walk_that_breaks_counts_what_was_done(lines: Lines) -> None:
    def breaking() -> Any:
        yield from "ab"
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(lines.progress.over(breaking(), "Reading", total=6))
    assert (lines.all[-1]["done"], lines.all[-1]["of"]) == (2, 6)


def test_lines_come_while_it_goes_on(lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TELL_EVERY_S", -1.0)
    list(lines.progress.over("abc", "Reading", total=3))
    assert [line["done"] for line in lines.all] == [1, 2, 3, 3]


def test_rate_and_remaining_time_are_those_of_the_last_half_minute() -> None:
    seconds = 0.0
    pace = Pace("Reading", 1000, clock=lambda: seconds)
    for _ in range(20):
        seconds, pace.done = seconds + 2, pace.done + 20
        fast = pace.step()
    assert (fast.rate, fast.remaining_s) == (10.0, 60.0)
    for _ in range(20):
        seconds, pace.done = seconds + 2, pace.done + 2
        slow = pace.step()
    assert (slow.rate, slow.remaining_s) == (1.0, 560.0)


@pytest.mark.parametrize(("seconds", "done"), [(9.0, 500), (60.0, 9)])
def test_nothing_is_foretold_from_a_few_records_or_seconds(seconds: float, done: int) -> None:
    moments = iter([0.0, seconds])
    pace = Pace("Reading", 100_000, clock=lambda: next(moments))
    pace.done = done
    step = pace.step()
    assert step.rate is not None
    assert step.remaining_s is None


def test_nothing_is_foretold_where_nothing_is_known() -> None:
    pace = Pace("Reading", None, clock=lambda: 5.0)
    assert (pace.step().rate, pace.step().remaining_s) == (None, None)


def test_more_than_was_told_leaves_no_time() -> None:
    seconds = iter([0.0, 20.0])
    pace = Pace("Reading", 10, clock=lambda: next(seconds))
    pace.done = 12
    assert pace.step().remaining_s == 0.0


def test_sentences_and_events_are_lines_too_and_hold_no_password(lines: Lines) -> None:
    lines.progress.say("no answer from https://user:se@cret@engine:9200/x or http://a:b@c")
    lines.progress.log("run failed", failed=True, why="https://user:secret@engine:9200", checks=[{"name": "points"}])
    away = {"ctgov": "https://user:secret@registry/api is away", "told": [("http://a:secret@c", 1)]}
    lines.progress.log("run done", away=away)
    said, event, nested = lines.all
    assert nested["away"] == {"ctgov": "https://registry/api is away", "told": [["http://c", 1]]}
    assert (said["event"], said["told"]) == (
        "said",
        "no answer from https://engine:9200/x or http://c",
    )
    assert (event["level"], event["why"], event["checks"]) == (
        "error",
        "https://engine:9200",
        [{"name": "points"}],
    )


def test_bars_for_a_person() -> None:
    file = io.StringIO()
    shown = TerminalProgress(Console(file=file, width=200, force_terminal=True))
    assert list(shown.over("abc", "Reading letters", total=3)) == ["a", "b", "c"]
    assert "Reading letters" in file.getvalue()
    assert "3/3" in file.getvalue()
    assert "/s" in file.getvalue()
    shown.say("no answer from https://user:secret@engine:9200")
    assert "secret" not in file.getvalue()
