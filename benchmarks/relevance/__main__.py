"""`python -m benchmarks.relevance`: the product and two peers are asked what people have judged, in one run.

`--sweep TOPIC_FIELDS.title=2,3,4` asks the tune half with other values of a constant of `search`. `--report` writes
docs/relevance.md from the last whole run, and measures nothing.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

import msgspec
from rich.console import Console

from benchmarks import results
from benchmarks.node import Node, held, own
from benchmarks.relevance import report, sweep
from benchmarks.relevance.asking import TITLES
from benchmarks.relevance.constants import NoConstant
from benchmarks.relevance.indices import indexed, peer_index, product_index
from benchmarks.relevance.run import SPEED, Ground, measure
from benchmarks.relevance.topics import HALVES, Faulty, Topic, read_topics, with_judged
from indexer.reference import build_reference
from search.engine.client import EngineError
from search.engine.folder import NoEngine
from search.indices import alias
from search.locks import exclusive_if_free
from search.settings import BadSetting, Settings
from tests.records import shared_data

FOLDER: Final = "relevance"
PARTS: Final = (*TITLES, SPEED)


class Busy(Exception):
    """Another run is measuring."""


def main() -> int:
    """0 when it was measured, 1 when it could not be, 2 for a wrong setting or argument, 130 after Ctrl-C."""
    signal.signal(signal.SIGTERM, _interrupt)
    console, asked = Console(), _arguments()
    try:
        settings = Settings.read()
        if asked.report:
            return report.write(own(settings).data_dir, console)
        swept = sweep.sweep_of(asked.sweep) if asked.sweep else None
        data = shared_data()
        if data is None or not (data / FOLDER).is_dir():
            console.print("The real records and their judgements do not lie beside the checkout (../shared/data)")
            return 1
        topics = read_topics(data / FOLDER)
        build_reference(settings.data_dir, console)
        with held(settings) as node, _alone(node):
            ground = prepared(node, topics, asked.topics, frozenset(asked.only or PARTS), console)
            if swept:
                sweep.run(swept, node, ground.prefix, ground.topics, "tune", console)
                return 0
            told = measure(ground, console)
            if asked.topics == "all" and not asked.only:
                results.write(node.folder, told)
        if asked.json:
            asked.json.write_bytes(msgspec.json.format(msgspec.json.encode(told)))
        report.show(told, console)
        return 0
    except (BadSetting, NoConstant) as faults:
        console.print(str(faults), highlight=False)
        return 2
    except (NoEngine, EngineError, Busy, Faulty) as failed:
        console.print(str(failed), highlight=False)
        return 1
    except KeyboardInterrupt:
        console.print("Stopped; indices that are whole are kept")
        return 130


def prepared(node: Node, topics: list[Topic], half: str, parts: frozenset[str], console: Console) -> Ground:
    """The indices, made where they are missing, and the topics that can be asked of them."""
    prefix = product_index(node, console)
    needs_peers = not parts.isdisjoint(("plain", "weighted"))
    peers = peer_index(node.client, console) if needs_peers else None
    judged = {id for topic in topics for id in topic.grades}
    kept = with_judged(topics, indexed(node.client, alias(prefix), judged))
    of_half = [topic for topic in kept if half in ("all", topic.half)]
    return Ground(node, prefix, peers, of_half, len(topics) - len(kept), parts)


@contextmanager
def _alone(node: Node) -> Iterator[None]:
    """Two runs at once would measure each other."""
    with exclusive_if_free(node.folder / "bench.lock") as free:
        if not free:
            raise Busy("Another bench is running; wait for it, or stop it")
        yield


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.relevance")
    parser.add_argument("--report", action="store_true", help="write docs/relevance.md from the last whole run")
    parser.add_argument("--only", action="append", choices=PARTS, help="ask this one; may repeat")
    parser.add_argument("--topics", choices=("all", *HALVES), default="all", help="ask this half of the topics")
    parser.add_argument("--sweep", metavar="NAME=v1,v2", help="ask the tune half with other values of a constant")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    return parser.parse_args()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
