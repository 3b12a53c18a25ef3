"""What a web worker holds after many searches, and what the engine holds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from benchmarks.bench import Bench, Json
from benchmarks.measures.load import loop, mixed
from benchmarks.questions import api
from benchmarks.service import serving

SEARCHES: Final = 10_000
STEP: Final = 1_000
CLIENTS: Final = 8


def measure(bench: Bench) -> Json:
    """Bytes of one worker after each thousand searches; bytes of the engine's heap and of its own pages."""
    return {"worker_bytes": _worker(bench), "engine": _engine(bench), "indexer_peak_bytes": _indexers(bench)}


def _worker(bench: Bench) -> list[int]:
    """One worker's bytes, before the first search and after each thousand."""
    questions = [(api(each),) for each in mixed()]
    with serving(bench.node, bench.loaded.prefix) as service:
        held = [max(service.worker_bytes())]
        for done in range(STEP, SEARCHES + 1, STEP):
            loop(service.url, questions, CLIENTS, searches=STEP)
            held.append(max(service.worker_bytes()))
            bench.console.print(f"  {done:,} searches: {held[-1] / 2**20:.0f} MB")
    return held


def _engine(bench: Bench) -> Json:
    (told,) = bench.node.client.nodes.stats(metric="jvm")["nodes"].values()
    heap = told["jvm"]["mem"]
    status = Path(f"/proc/{bench.node.process}/status").read_text()
    own = next(line for line in status.splitlines() if line.startswith("RssAnon"))
    return {
        "heap_max_bytes": heap["heap_max_in_bytes"],
        "heap_used_bytes": heap["heap_used_in_bytes"],
        "own_bytes": int(own.split()[1]) * 1024,
        "disk_bytes": bench.loaded.facts["disk_bytes"],
    }


def _indexers(bench: Bench) -> Json:
    """The peak of the indexer when it loaded each corpus that is here."""
    corpora = [each for each in (bench.loaded, bench.smaller) if each]
    return {each.size: each.facts["peak_bytes"] for each in corpora}
