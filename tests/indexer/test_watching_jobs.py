"""Jobs under `indexer watch`: taken, told, put off while another run writes, asked for when they are due."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs
from rich.console import Console

from indexer import aliases, orders
from indexer.build import Build
from indexer.progress import JsonProgress
from indexer.reference.packages import FetchError
from indexer.report import Report
from indexer.store import Store
from indexer.watching.ordering import REMEMBERED_JOBS, order_what_is_due
from indexer.watching.taking import perform, take_jobs
from indexer.watching.watcher import Watcher
from indexer.workshop import Workshop, one_writer
from search import jobs
from search.engine.client import EngineAway, connect
from search.moments import now
from tests.built import quiet
from tests.indexer.job_documents import asked, live_scope, stands
from tests.indexer.registry_server import RegistryServer


def test_a_job_that_was_asked_for_while_nobody_watched_is_done(workshop: Workshop) -> None:
    job = asked(workshop)
    take_jobs(workshop, quiet())
    done = stands(workshop, job)
    assert (done.state, done.tries, done.by, done.why) == ("done", 1, "admin", None)
    assert done.report is not None
    assert (done.report["kind"], done.report["studies"], done.run) == ("build", 30, 1)
    assert done.progress is not None
    assert done.progress.doing == "Checking the new index"
    assert live_scope(workshop) == "full"

    again = asked(workshop, "update")
    take_jobs(workshop, quiet())
    assert stands(workshop, again).state == "done"


def test_a_job_waits_for_another_run_and_says_so(workshop: Workshop) -> None:
    job = asked(workshop)
    with one_writer(workshop.settings.data_dir):
        take_jobs(workshop, quiet())
        waits = stands(workshop, job)
        take_jobs(workshop, quiet())
    assert waits.state == "waiting"
    assert waits.why is not None
    assert "another run" in waits.why
    take_jobs(workshop, quiet())
    assert (stands(workshop, job).state, stands(workshop, job).why) == ("done", None)


def test_a_check_that_fails_stands_in_the_job_and_the_watch_goes_on(
    workshop: Workshop, registry: RegistryServer
) -> None:
    asked(workshop)
    take_jobs(workshop, quiet())
    del registry.listed[5:]
    registry.renew()
    job = asked(workshop)
    take_jobs(workshop, quiet())
    failed = stands(workshop, job)
    assert failed.state == "failed"
    assert failed.why is not None
    assert "live_count" in failed.why
    assert failed.report is not None
    assert any(not check["passed"] for check in failed.report["checks"])
    live = aliases.live(workshop.client, workshop.settings.index_prefix)
    assert live is not None
    assert live.meta.studies == 30


def test_what_fails_before_it_is_recorded_stands_in_the_job_too(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> Report:
        raise FetchError("no way to the packages")

    monkeypatch.setattr(orders, "build", failing)
    job = asked(workshop)
    take_jobs(workshop, quiet())
    assert (stands(workshop, job).state, stands(workshop, job).why) == ("failed", "no way to the packages")


def test_a_job_that_is_interrupted_waits_again(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setattr(orders, "build", interrupted)
    job = asked(workshop)
    with pytest.raises(KeyboardInterrupt):
        take_jobs(workshop, quiet())
    again = stands(workshop, job)
    assert (again.state, again.tries, again.why, again.ended) == ("waiting", 0, "it was interrupted", None)


def test_two_watchers_do_each_job_once(workshop: Workshop) -> None:
    def watcher(_: int) -> None:
        with closing(Store(workshop.settings.data_dir)) as store:
            for _ in range(20):
                take_jobs(workshop._replace(store=store), quiet())

    job = asked(workshop)
    with ThreadPoolExecutor(2) as watchers:
        list(watchers.map(watcher, range(2)))
    assert (stands(workshop, job).state, stands(workshop, job).tries) == ("done", 1)
    assert len(workshop.store.runs.last()) == 1


def test_the_schedule_asks_for_what_is_due(workshop: Workshop) -> None:
    prefix = workshop.settings.index_prefix
    order_what_is_due(workshop, quiet())
    assert jobs.last(workshop.client, prefix) == [], "there is no index yet"
    orders.build(workshop, quiet())
    order_what_is_due(workshop, quiet())
    assert [job.by for job in jobs.last(workshop.client, prefix)] == ["shell"], "it is new"

    workshop.store.connection.execute("update run set ended = '2026-01-01T00:00:00Z'")
    seldom = workshop._replace(settings=replace(workshop.settings, build_every=None))
    order_what_is_due(seldom, quiet())
    order_what_is_due(seldom, quiet())
    ordered, _ = jobs.last(workshop.client, prefix)
    assert (ordered.kind, ordered.by, ordered.state) == ("update", "schedule", "waiting")
    take_jobs(workshop, quiet())
    assert stands(workshop, ordered).state == "done"
    order_what_is_due(seldom, quiet())
    assert jobs.under_way(workshop.client, prefix) == []


def test_a_build_that_failed_is_remembered_however_many_updates_there_were_since(workshop: Workshop) -> None:
    client, prefix = workshop.client, workshop.settings.index_prefix
    orders.build(workshop, quiet())
    workshop.store.connection.execute("update run set ended = '2026-01-01T00:00:00Z'")
    jobs.write(client, prefix, structs.replace(jobs.new("build", "schedule", "failed"), ended=now()))
    for _ in range(2 * REMEMBERED_JOBS):
        jobs.write(client, prefix, structs.replace(jobs.new("update", "schedule", "done"), ended=now()))
    order_what_is_due(workshop, quiet())
    assert [found.job.kind for found in jobs.under_way(client, prefix)] == ["update"]


def test_a_build_that_takes_over_what_was_read_counts_as_a_reading(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine broke between reading and writing: the next build reads nothing, and the schedule is content."""

    def broken(*_: object) -> int:
        raise EngineAway("no connection")

    with monkeypatch.context() as patch:
        patch.setattr(Build, "filled", broken)
        with pytest.raises(EngineAway):
            orders.build(workshop, quiet())
    report = orders.build(workshop, quiet())
    assert (report.read_of, report.whole) == ({}, ["ctgov"])
    order_what_is_due(workshop, quiet())
    assert jobs.under_way(workshop.client, workshop.settings.index_prefix) == []


def test_nothing_is_due_of_a_sample(workshop: Workshop) -> None:
    orders.build(workshop, quiet(), limit=5)
    workshop.store.connection.execute("update run set ended = '2026-01-01T00:00:00Z'")
    often = workshop._replace(settings=replace(workshop.settings, update_every=timedelta(minutes=1)))
    order_what_is_due(often, quiet())
    assert jobs.under_way(workshop.client, workshop.settings.index_prefix) == []


def test_the_schedule_reads_what_stands_whole_and_no_more(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[str, ...]] = []

    def build(*_: object, registries: tuple[str, ...], **__: object) -> Report:
        read.append(registries)
        return Report(run=1, scope="full")

    orders.build(workshop, quiet())
    monkeypatch.setattr(orders, "build", build)
    for job in (jobs.new("build", "schedule"), jobs.new("build", "admin")):
        perform(workshop, job, quiet())
    assert read == [("ctgov",), ()]


def test_an_engine_that_is_away_is_told_once_and_waited_for(workshop: Workshop) -> None:
    shown = io.StringIO()
    away = workshop._replace(client=connect("http://127.0.0.1:9", timeout=1))
    watcher = Watcher(away, JsonProgress(Console(file=shown)))
    for _ in range(3):
        watcher.turn()
    job = asked(workshop)
    watcher.workshop = workshop
    for _ in range(2):
        watcher.turn()
    said = [json.loads(line).get("told", "") for line in shown.getvalue().splitlines()]
    assert sum("does not answer" in told for told in said) == 1
    assert said.count("The search engine answers again.") == 1
    assert stands(workshop, job).state == "done"
