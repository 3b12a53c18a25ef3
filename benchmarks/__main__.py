"""`python -m benchmarks`: loads a corpus once, measures everything in one run, prints a table, writes JSON.

`SIZE` is 28k, 140k or 560k. `--report` writes docs/performance.md and its pictures from the results that are kept, and
measures nothing; `--only endpoint` measures parts and keeps the rest. The map, which needs no corpus, is measured by
`python -m benchmarks.map`.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import Final

from rich.console import Console

from benchmarks import report, results
from benchmarks.bench import Bench, Json
from benchmarks.corpus import SIZES
from benchmarks.loading import load, sweep
from benchmarks.measures import endpoint, facets, growth, indexing, memory, peers, shape
from benchmarks.measures import load as closed_loops
from benchmarks.node import Node, held, own
from benchmarks.originals import source
from benchmarks.peers.cluster import Cluster, running
from benchmarks.peers.install import NoPeer, install
from benchmarks.questions import Asker
from benchmarks.service import serving
from benchmarks.table import show
from indexer.reference import build_reference
from search.engine.folder import NoEngine
from search.locks import exclusive_if_free
from search.settings import BadSetting, Settings

REAL: Final = "28k"
MEASURES: Final[dict[str, tuple[str, Callable[[Bench], Json]]]] = {
    "endpoint": ("The service against the bare engine", endpoint.measure),
    "shape": ("The near query against the classic one", shape.measure),
    "counts": ("Facets and extras", facets.measure),
    "peers": ("PostGIS and SQLite", peers.measure),
    "growth": ("Growth", growth.measure),
    "load": ("Closed loops", closed_loops.measure),
    "indexing": ("Indexing", indexing.measure),
    "memory": ("Memory", memory.measure),
}


class Busy(Exception):
    """Another run is measuring."""


def main() -> int:
    """0 when it was measured, 1 when it could not be, 2 for a wrong setting, 130 after Ctrl-C."""
    signal.signal(signal.SIGTERM, _interrupt)
    console, asked = Console(), _arguments()
    size = os.environ.get("SIZE", REAL)
    if size not in SIZES:
        console.print(f"SIZE must be one of {', '.join(SIZES)}, not {size!r}")
        return 2
    try:
        settings = Settings.read()
        folder = own(settings).data_dir
        if not asked.report:
            run(settings, size, tuple(asked.only or MEASURES), console)
        return report.write(folder, console) if asked.report else 0
    except BadSetting as faults:
        console.print(str(faults))
        return 2
    except (NoEngine, Busy) as failed:
        console.print(str(failed))
        return 1
    except KeyboardInterrupt:
        console.print("Stopped; what was loaded whole is kept")
        return 130


def run(settings: Settings, size: str, wanted: tuple[str, ...], console: Console) -> None:
    """One run: the engine, the corpora, the service and the peers are held for as long as it takes."""
    build_reference(settings.data_dir, console)
    with held(settings) as node, _alone(node), ExitStack() as open_until_the_end:
        sweep(node)
        loaded = load(node, size, console)
        smaller = load(node, REAL, console) if size != REAL else None
        told = results.read(node.folder, size) or {}
        told |= {
            "size": size,
            "corpus": {"studies": loaded.live.get().meta.studies, "records": source(), **_sites(node, loaded.name)},
            "machine": results.machine(settings.engine_heap),
            "loading": loaded.facts,
            "not_measured": [],
        }
        cluster = _cluster(node, console, told, open_until_the_end) if "peers" in wanted else None
        service = open_until_the_end.enter_context(serving(node, loaded.prefix))
        asker = Asker(node, loaded.prefix)
        bench = Bench(node, loaded, smaller, asker, service, cluster, console)
        console.print("Warming up")
        closed_loops.warm_up(bench)
        for name in wanted:
            sentence, measure = MEASURES[name]
            console.print(f"[bold]{sentence}[/]")
            given = measure(bench)
            told |= given if name == "counts" else {name: given}
            results.write(node.folder, told)
    show(told, console)
    console.print("The map is measured by itself: python -m benchmarks.map", style="dim", highlight=False)


@contextmanager
def _alone(node: Node) -> Iterator[None]:
    """Two runs at once would measure each other."""
    with exclusive_if_free(node.folder / "bench.lock") as free:
        if not free:
            raise Busy("Another bench is running; wait for it, or stop it")
        yield


def _cluster(node: Node, console: Console, told: Json, open_until_the_end: ExitStack) -> Cluster | None:
    """PostgreSQL, installed and started; None, with the reason in the results, where that cannot be."""
    try:
        install(console)
        return open_until_the_end.enter_context(running(node.folder / "postgres"))
    except NoPeer as reason:
        console.print(str(reason), style="yellow")
        told["not_measured"].append(str(reason))
        return None


def _sites(node: Node, index: str) -> Json:
    """How many sites the index holds, and the share of its studies that recruit."""
    count = {"nested": {"path": "sites"}, "aggs": {"all": {"value_count": {"field": "sites.id"}}}}
    recruiting = {"filter": {"term": {"status": "recruiting"}}}
    body = {"size": 0, "track_total_hits": True, "aggs": {"sites": count, "recruiting": recruiting}}
    answer = node.client.search(index=index, body=body)
    counted = answer["aggregations"]
    share = counted["recruiting"]["doc_count"] / answer["hits"]["total"]["value"]
    return {"sites": counted["sites"]["doc_count"], "recruiting_share": round(share, 4)}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="SIZE is 28k (default), 140k or 560k")
    parser.add_argument("--report", action="store_true", help="write docs/performance.md from the results kept")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="measure this part; may repeat")
    return parser.parse_args()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
