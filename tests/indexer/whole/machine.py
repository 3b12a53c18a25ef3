"""A machine of an operator: a folder, a prefix, a registry to read, and the programs that are run on it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from indexer import aliases, lifecycle
from search.engine.client import Client
from tests.conftest import ROOT, TODAY
from tests.indexer.whole.days import SmallPages

Json = dict[str, Any]


class Ended(NamedTuple):
    """How a program ended: its status, what it wrote, and what it said on the way."""

    status: int
    told: str
    said: str

    @property
    def report(self) -> Json:
        """The report of a run that did what was asked."""
        assert self.status == 0, self.said
        return dict(json.loads(self.told))

    @property
    def why(self) -> str:
        """What a run that failed says in the end; the lines before it are its progress."""
        return "\n".join(line for line in self.said.splitlines() if not line.startswith("{"))


class State(NamedTuple):
    """What answers now: the live index, the one before it, every index of studies, and its studies' titles
    by number."""

    live: str
    previous: str | None
    indices: list[str]
    titles: dict[str, str]


@dataclass
class Machine:
    """`address` is where the engine answers; None where each program starts the folder's own."""

    folder: Path
    prefix: str
    registry: SmallPages
    registry_url: str
    client: Client
    address: str | None

    def run(self, *arguments: str, **happens: Any) -> Ended:
        """A program from its start to its end."""
        with self.begun(*arguments, **happens) as program:
            told, said = program.communicate(timeout=120)
        return Ended(program.returncode, told, said)

    @contextmanager
    def begun(self, *arguments: str, **happens: Any) -> Iterator[subprocess.Popen[str]]:
        """A program that runs; what `happens` to it is what `driven` understands."""
        program = ["tests.indexer.whole.driven", json.dumps(happens)] if happens else ["indexer"]
        with subprocess.Popen(
            [sys.executable, "-m", *program, *arguments, "--json"],
            cwd=ROOT,
            env=os.environ | self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as running:
            try:
                yield running
            finally:
                running.kill()

    @property
    def environment(self) -> dict[str, str]:
        return {
            "DATA_DIR": str(self.folder),
            "OPENSEARCH_URL": self.address or "",
            "ENGINE_HEAP": "512m",
            "INDEX_PREFIX": self.prefix,
            "CTGOV_URL": self.registry_url,
            "REGISTRY_RATE": "0",
            "TODAY": TODAY,
        }

    @property
    def state(self) -> State:
        live, before = aliases.live(self.client, self.prefix), aliases.previous(self.client, self.prefix)
        assert live, "nothing answers"
        return State(
            live.name,
            before.name if before else None,
            [str(name) for name in lifecycle.ours(self.client, self.prefix)],
            self._titles(live.name),
        )

    def _titles(self, index: str) -> dict[str, str]:
        body = {"size": 10_000, "_source": False, "stored_fields": ["card"], "query": {"match_all": {}}}
        hits = self.client.search(index=index, body=body)["hits"]["hits"]
        return {hit["_id"]: json.loads(hit["fields"]["card"][0])["title"] for hit in hits}


def expect_exact(machine: Machine, but: Mapping[str, str] | None = None) -> None:
    """The index holds the registry's studies as they are now, `but` some by another title; no index is left over."""
    state = machine.state
    wanted = machine.registry.titles | dict(but or {})
    odd = {id: (state.titles.get(id), wanted.get(id)) for id, _ in state.titles.items() ^ wanted.items()}
    assert not odd, f"the index has, the registry has: {odd}"
    assert sorted(state.indices) == sorted(name for name in (state.live, state.previous) if name)


def expect_untouched(machine: Machine, before: State, ended: Ended, why: str) -> None:
    """The run failed, said why in words, and left everything as it was."""
    assert ended.status == 1, ended.told
    assert re.search(why, ended.why), ended.said
    assert "Traceback" not in ended.said
    assert machine.state == before
