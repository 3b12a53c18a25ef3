"""What every measure is handed."""

from __future__ import annotations

from typing import Any, NamedTuple

from rich.console import Console

from benchmarks.engine import WARM
from benchmarks.loading import Loaded
from benchmarks.node import Node
from benchmarks.peers.cluster import Cluster
from benchmarks.questions import Asker
from benchmarks.service import Service

Json = dict[str, Any]


class Bench(NamedTuple):
    """One run. `smaller` is the corpus of real records beside a bigger one; `cluster` is None without PostgreSQL."""

    node: Node
    loaded: Loaded
    smaller: Loaded | None
    asker: Asker
    service: Service
    cluster: Cluster | None
    console: Console
    runs: int = 45

    @property
    def questions(self) -> int:
        """How many questions make so many runs that count."""
        return self.runs + WARM
