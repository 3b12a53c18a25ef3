"""A machine with a registry of some dozens of studies, and an index of them."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from search.engine.client import Client
from tests.indexer.changing import changing
from tests.indexer.registry_server import served
from tests.indexer.whole.days import SmallPages
from tests.indexer.whole.machine import Machine
from tests.records import recent_records, small_record

MADE = 40
STEADY = "NCT00002000"
REAL = 25


@pytest.fixture(scope="session")
def world() -> dict[str, bytes]:
    """Studies of a registry by number: some of our own, and some real ones where they lie beside the checkout."""
    chance = random.Random(9)
    made = {f"NCT{number:08}": changing(number, chance, "2026-09-01") for number in range(1, MADE + 1)}
    return made | {STEADY: steady()} | dict(sorted(recent_records().items())[:REAL])


def steady() -> bytes:
    """A study whose sites recruit from day to day, so that no check finds the others' ups and downs too large."""
    sites = [{"facility": f"Hospital {number}", "city": "Boston", "country": "United States"} for number in range(60)]
    return small_record(
        STEADY,
        statusModule={"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": "2026-09-01"}},
        contactsLocationsModule={"locations": [site | {"status": "RECRUITING"} for site in sites]},
    )


@pytest.fixture(scope="module")
def machine(
    client: Client,
    engine_url: str,
    reference_dir: Path,
    world: dict[str, bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Machine]:
    """A machine on the shared engine, with a whole build behind it."""
    prefix = f"whole-{uuid.uuid4().hex[:12]}-"
    with made(tmp_path_factory.mktemp("machine"), prefix, reference_dir, world, client, engine_url) as machine:
        yield machine
    for name in client.indices.get(index=f"{prefix}*", expand_wildcards="all"):
        client.indices.delete(index=name)


@contextmanager
def made(
    folder: Path, prefix: str, reference_dir: Path, world: dict[str, bytes], client: Client, address: str | None
) -> Iterator[Machine]:
    """A machine whose registry has these studies, all of them built."""
    (folder / "reference").symlink_to(reference_dir)
    registry = SmallPages(world.values(), slow_s=1.5)
    with served(registry) as url:
        machine = Machine(folder, prefix, registry, url, client, address)
        assert machine.run("build").report["studies"] == len(world)
        yield machine
