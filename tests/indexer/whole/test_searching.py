"""Who searches while the index is built, updated, rolled back and pruned notices nothing but the new studies."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from itertools import groupby
from threading import Event, Thread
from typing import NamedTuple

import pytest

from search.settings import Settings
from tests.indexer.whole.days import a_day_later
from tests.indexer.whole.machine import Machine, expect_exact
from tests.records import small_record
from tests.web.serving import served

A_SECOND = 10
QUESTION = "/api/v1/studies?status=any&size=100"


class Answer(NamedTuple):
    status: int
    total: int
    studies: frozenset[str]


@pytest.fixture
def service(machine: Machine) -> Iterator[str]:
    with served(Settings.read(machine.environment)) as address:
        yield address


@contextmanager
def searching(address: str) -> Iterator[list[Answer]]:
    """Asks one question ten times a second, as long as the block lasts, and keeps the answers in order."""
    answers: list[Answer] = []
    enough = Event()

    def search() -> None:
        connection = HTTPConnection(address.removeprefix("http://"), timeout=20)
        due = time.monotonic()
        while not enough.wait(max(0.0, due - time.monotonic())):
            due += 1 / A_SECOND
            connection.request("GET", QUESTION)
            answer = connection.getresponse()
            told = json.loads(answer.read())
            found = frozenset(study["id"] for study in told.get("studies", ()))
            answers.append(Answer(answer.status, told.get("total", 0), found))
        connection.close()

    thread = Thread(target=search)
    thread.start()
    try:
        yield answers
    finally:
        enough.set()
        thread.join()


def grown(machine: Machine, seed: int) -> None:
    """The next day's registry, larger by some studies."""
    more = [small_record(f"NCT{5000 + 10 * seed + number:08}") for number in range(3)]
    machine.registry.renew([*a_day_later(machine.registry, seed).values(), *more])


def test_no_search_fails_or_sees_half_an_index(machine: Machine, service: str) -> None:
    states = [frozenset(machine.state.titles)]
    with searching(service) as answers:
        for seed, command in enumerate(("build", "update"), start=40):
            grown(machine, seed)
            assert machine.run(command).status == 0
            states.append(frozenset(machine.registry.titles))
        for command in ("rollback", "prune", "rollback", "prune", "update"):
            assert machine.run(command).status == 0
        states += [states[1], states[2]]
        time.sleep(1)
    expect_exact(machine)
    assert {answer.status for answer in answers} == {200}
    assert len(answers) > 100
    assert all(answer.total == len(answer.studies) for answer in answers)
    assert [studies for studies, _ in groupby(answer.studies for answer in answers)] == states
