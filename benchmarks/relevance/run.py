"""One run: everybody is asked everything, and what came of it as one JSON value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from rich.console import Console
from rich.progress import track

from benchmarks import results
from benchmarks.node import Node
from benchmarks.questions import service_settings
from benchmarks.relevance import speed
from benchmarks.relevance.asking import PEERS, PRODUCT, WORDS, Way, answers, peer, product, summary
from benchmarks.relevance.topics import HALVES, WORDINGS, Topic
from web.finder import Finder

Json = dict[str, Any]
T = TypeVar("T")

SPEED: Final = "speed"
NAME: Final = "relevance"
"""The results are kept under this name, beside those of the sizes."""


class Ground(NamedTuple):
    """What a run stands on: the indices, the topics, how many more have no relevant study, and who is asked."""

    node: Node
    prefix: str
    peers: str | None
    topics: list[Topic]
    left_out: int
    parts: frozenset[str]


def measure(ground: Ground, console: Console, rounds: int = speed.ROUNDS) -> Json:
    """Figures by half, wording and way; those of each topic; and what expanding costs."""
    node = ground.node
    finder = Finder(service_settings(node, ground.prefix), lambda: node.url)

    def shown(some: Iterable[T], doing: str) -> Iterable[T]:
        return track(list(some), doing, console=console, transient=True)

    answered = answers(ground.topics, _ways(ground, finder), lambda topics: shown(topics, "Asking every topic"))
    told: Json = {
        "size": NAME,
        "machine": results.machine(node.settings.engine_heap),
        "studies": finder.live().meta.studies,
        "counts": {half: sum(topic.half == half for topic in ground.topics) for half in HALVES},
        "left_out": ground.left_out,
        "figures": msgspec.to_builtins(summary(answered)),
        "topics": [
            {"id": each.topic.id, "half": each.topic.half, "wording": each.wording}
            | {"text": each.topic.wording(each.wording), "ndcg": {way: each.by[way].ndcg for way in each.by}}
            for each in answered
        ],
    }
    if SPEED in ground.parts:
        wordings = [topic.wording(wording) for topic in ground.topics for wording in WORDINGS]
        timing = speed.measure(finder, node.client, wordings, lambda some: shown(some, "Timing"), rounds)
        told[SPEED] = timing
    return told


def _ways(ground: Ground, finder: Finder) -> dict[str, Way]:
    ways = {PRODUCT: product(finder, expand=True), WORDS: product(finder, expand=False)}
    if ground.peers is not None:
        ways |= {name: peer(ground.node.client, ground.peers, name) for name in PEERS}
    return {name: way for name, way in ways.items() if name in ground.parts}
