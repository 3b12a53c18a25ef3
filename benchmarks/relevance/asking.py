"""Who is asked, and what each answers: the product through its own code as the API does it, and the peers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from msgspec import Struct

from benchmarks.relevance import peers
from benchmarks.relevance.figures import DEPTH, Figures, average, figures
from benchmarks.relevance.topics import HALVES, WORDINGS, Topic, Wording
from search.engine.client import Client
from web.finder import Finder

Json = dict[str, Any]
Way = Callable[[str], list[str]]
"""The numbers of the first 100 studies for a text, best first."""

PRODUCT: Final = "product"
WORDS: Final = "words"
PLAIN: Final = "plain"
WEIGHTED: Final = "weighted"
TITLES: Final = {
    PRODUCT: "the product",
    WORDS: "the product, `expand=false`",
    PLAIN: "plain BM25",
    WEIGHTED: "ClinicalTrials.gov’s weights",
}
PEERS: Final = {PLAIN: peers.plain, WEIGHTED: peers.weighted}


class Answered(Struct, frozen=True, kw_only=True):
    """One wording of one topic, and the figures of each way that was asked."""

    topic: Topic
    wording: Wording
    by: dict[str, Figures]


def product(finder: Finder, *, expand: bool) -> Way:
    """The first 100 studies of any status, by relevance."""
    asked: Json = {"status": ["any"], "sort": "relevance", "words_in": "all", "expand": expand, "size": DEPTH}
    return lambda text: [hit.id for hit in finder.studies(asked | {"q": text}).studies]


def peer(client: Client, index: str, name: str) -> Way:
    return lambda text: peers.ask(client, index, PEERS[name](text))


def answers(
    topics: Sequence[Topic], ways: dict[str, Way], shown: Callable[[Sequence[Topic]], Iterable[Topic]] = iter
) -> list[Answered]:
    """Asks both wordings of every topic; `shown` may tell how far it is."""
    return [
        Answered(
            topic=topic,
            wording=wording,
            by={name: figures(way(topic.wording(wording)), topic.grades) for name, way in ways.items()},
        )
        for topic in shown(topics)
        for wording in WORDINGS
    ]


def summary(answered: Sequence[Answered]) -> dict[str, dict[str, dict[str, Figures]]]:
    """The means by half (and `all`), wording and way."""
    told: dict[str, dict[str, dict[str, Figures]]] = {}
    for half in ("all", *HALVES):
        of_half = [each for each in answered if half in ("all", each.topic.half)]
        for wording in WORDINGS if of_half else ():
            each_way = [each.by for each in of_half if each.wording == wording]
            told.setdefault(half, {})[wording] = {name: average([by[name] for by in each_way]) for name in each_way[0]}
    return told
