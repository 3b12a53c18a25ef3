"""Jobs as documents: asked for once, taken once, told as they go."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Final

import pytest
from msgspec import structs

from search import jobs, ledger
from search.engine.client import Client, EngineAway, connect
from search.job_counts import job_counts
from search.jobs import Job, JobUnderWay, State, Step

STATES: Final[tuple[State, ...]] = ("waiting", "running", "done", "failed")


def test_before_the_first_job_there_is_none(client: Client, prefix: str) -> None:
    assert jobs.last(client, prefix) == []
    assert jobs.under_way(client, prefix) == []
    assert jobs.take(client, prefix) is None
    assert jobs.get(client, prefix, "any") is None


def test_a_job_is_asked_for_taken_and_told(client: Client, prefix: str) -> None:
    asked = jobs.ask(client, prefix, "update", "admin")
    assert (asked.state, asked.by, asked.tries) == ("waiting", "admin", 0)
    assert [found.job for found in jobs.under_way(client, prefix)] == [asked]

    taken = jobs.take(client, prefix)
    assert taken is not None
    assert (taken.id, taken.state, taken.tries, taken.started is None) == (asked.id, "running", 1, False)
    assert jobs.take(client, prefix) is None

    step = Step(doing="Reading", done=3, of=10, rate=1.5, remaining_s=4.7)
    jobs.write(client, prefix, structs.replace(taken, progress=step))
    found = jobs.get(client, prefix, asked.id)
    assert found is not None
    assert found.progress == step

    report = {"studies": 3, "unknown_words": {"phase: Phase 9": 2}}
    done = structs.replace(found, state="done", ended=asked.asked, report=report, faults=(("a:1", "no id"),), run=7)
    jobs.write(client, prefix, done)
    assert jobs.get(client, prefix, asked.id) == done
    assert jobs.last(client, prefix) == [done]
    brief = structs.replace(done, report=None, faults=())
    assert jobs.last(client, prefix, brief=True) == [brief]
    assert [count.newest for count in job_counts(client, prefix)] == [brief]
    assert jobs.under_way(client, prefix) == []


@pytest.mark.parametrize("state", ["waiting", "running"])
def test_a_second_job_is_refused_while_one_is_under_way(client: Client, prefix: str, state: str) -> None:
    first = jobs.ask(client, prefix, "build", "admin")
    if state == "running":
        jobs.take(client, prefix)
    with pytest.raises(JobUnderWay, match=f"{state} already: build") as refused:
        jobs.ask(client, prefix, "update", "schedule")
    assert refused.value.job.id == first.id
    assert len(jobs.last(client, prefix)) == 1


def test_a_run_of_the_shell_is_under_way_too(client: Client, prefix: str) -> None:
    jobs.write(client, prefix, jobs.new("build", "shell", "running"))
    with pytest.raises(JobUnderWay, match="shell"):
        jobs.ask(client, prefix, "update", "admin")


def test_the_last_come_first(client: Client, prefix: str) -> None:
    made: list[Job] = []
    for _ in range(4):
        made.append(jobs.new("update", "schedule"))
        jobs.write(client, prefix, structs.replace(made[-1], state="done"))
    assert [job.id for job in jobs.last(client, prefix, 3)] == [job.id for job in reversed(made)][:3]
    jobs.write(client, prefix, build := structs.replace(jobs.new("build", "schedule"), state="failed"))
    assert jobs.last(client, prefix, 1, kind="build") == [build]
    assert [job.kind for job in jobs.last(client, prefix, kind="update")] == ["update"] * 4


def test_of_many_who_ask_at_once_one_is_heard(client: Client, prefix: str) -> None:
    def ask(_: int) -> bool:
        try:
            jobs.ask(client, prefix, "build", "admin")
        except JobUnderWay:
            return False
        return True

    for _ in range(5):
        with ThreadPoolExecutor(8) as people:
            assert sum(people.map(ask, range(8))) == 1
        (found,) = jobs.under_way(client, prefix)
        jobs.write(client, prefix, structs.replace(found.job, state="done"))


def test_two_watchers_never_take_the_same_job(client: Client, prefix: str) -> None:
    for _ in range(5):
        asked = jobs.ask(client, prefix, "update", "admin")
        with ThreadPoolExecutor(4) as watchers:
            taken = [job for job in watchers.map(lambda _: jobs.take(client, prefix), range(4)) if job]
        assert [job.id for job in taken] == [asked.id]
        jobs.write(client, prefix, structs.replace(taken[0], state="done"))


def test_a_job_is_changed_only_as_it_was_found(client: Client, prefix: str) -> None:
    jobs.ask(client, prefix, "update", "admin")
    (found,) = jobs.under_way(client, prefix)
    assert jobs.take(client, prefix) is not None
    assert jobs.change(client, prefix, found, state="waiting", why="too late") is None
    (found,) = jobs.under_way(client, prefix)
    assert (found.job.state, found.job.why) == ("running", None)


def test_an_index_that_is_deleted_meanwhile_is_made_again_as_it_was(client: Client, prefix: str) -> None:
    jobs.write(client, prefix, job := jobs.new("build", "shell"))
    index = ledger.name(prefix, jobs.JOBS)
    client.indices.delete(index=index)
    jobs.write(client, prefix, job)
    assert client.indices.get_mapping(index=index)[index]["mappings"]["dynamic"] == "strict"


def test_a_second_write_asks_for_no_mapping(client: Client, prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs.write(client, prefix, job := jobs.new("build", "shell"))
    monkeypatch.delattr(type(client.indices), "put_mapping")
    jobs.write(client, prefix, structs.replace(job, state="done"))
    assert [each.state for each in jobs.last(client, prefix)] == ["done"]


def test_an_engine_that_is_away_is_told_as_everywhere(prefix: str) -> None:
    nobody = connect("http://127.0.0.1:9", timeout=1)
    for do in (jobs.under_way, jobs.last, jobs.take):
        with pytest.raises(EngineAway):
            do(nobody, prefix)
    with pytest.raises(EngineAway):
        jobs.ask(nobody, prefix, "build", "admin")
