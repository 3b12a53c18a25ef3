"""The same answers from PostGIS and SQLite, each in its fastest way, checked to be the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import msgspec

from benchmarks.bench import Bench, Json
from benchmarks.engine import WARM, ask_each, forget, search
from benchmarks.measures.endpoint import asked
from benchmarks.peers.filling import fill, postgres_database, sqlite_file
from benchmarks.peers.postgres import Postgres
from benchmarks.peers.question import Peer, PeerAnswer, PeerQuestion, understood
from benchmarks.peers.sqlite import Sqlite
from benchmarks.scenarios import SCENARIOS, Parameters, Scenario
from benchmarks.timing import Times, timed, times

COMPARED: Final = 12
"""Questions whose studies are compared one by one."""
TRIED: Final = 7
"""Questions by which a peer's ways are compared; the fastest is measured."""
LIMIT_MS: Final = 2_000.0
"""A way that takes longer is not tried again."""


def measure(bench: Bench) -> Json:
    """For every scenario the page alone and the whole answer: of our engine, and of each peer."""
    fill(bench.node, bench.cluster, bench.loaded.size, bench.console)
    with _open(bench) as peers:
        return {each.name: _scenario(bench, each, peers) for each in SCENARIOS}


@contextmanager
def _open(bench: Bench) -> Iterator[list[Peer]]:
    size = bench.loaded.size
    peers: list[Peer] = [Sqlite(sqlite_file(bench.node.folder, size))]
    if bench.cluster:
        peers.append(Postgres(bench.cluster.connect(postgres_database(size))))
    try:
        yield peers
    finally:
        for peer in peers:
            peer.close()


def _scenario(bench: Bench, scenario: Scenario, peers: list[Peer]) -> Json:
    bench.console.print(f"  {scenario.title}")
    parameters = asked(bench, scenario)
    questions = [understood(scenario, each) for each in parameters]
    told: Json = {"ours": _ours(bench, scenario, parameters)}
    ours = [_answer(bench, scenario, each) for each in parameters[:COMPARED]]
    for peer in peers:
        told[peer.name] = _peer(peer, questions, ours, scenario)
    return told


def _ours(bench: Bench, scenario: Scenario, parameters: list[Parameters]) -> Json:
    """The bare engine's times: the page's request alone, and all that the product sends."""
    sent = [bench.asker.sent(each, scenario.zoom) for each in parameters]
    forget(bench.node.client, bench.loaded.name)
    whole = ask_each(bench.node.url, [each.requests for each in sent])
    if scenario.zoom is not None:
        return {"page": _told(whole), "whole": _told(whole)}
    forget(bench.node.client, bench.loaded.name)
    page = ask_each(bench.node.url, [(search(bench.loaded.name, each.page()),) for each in sent])
    return {"page": _told(page), "whole": _told(whole)}


def _answer(bench: Bench, scenario: Scenario, parameters: Parameters) -> PeerAnswer:
    if scenario.zoom is not None:
        return bench.asker.map_counts(parameters, scenario.zoom)
    return bench.asker.answer(parameters)


def _peer(peer: Peer, questions: list[PeerQuestion], ours: list[PeerAnswer], scenario: Scenario) -> Json:
    told: Json = {}
    for kind in ("page", "whole"):
        ways = {way.name: getattr(way, kind) for way in peer.ways(questions[0])}
        trials = {name: _trial(way, questions[:TRIED]) for name, way in ways.items()}
        best = min(trials, key=lambda name: trials[name])
        taken = _run(ways[best], questions)
        told[kind] = _told(taken) | {"way": best, "ways": {name: round(each, 1) for name, each in trials.items()}}
    whole = ways[best]
    told["same"] = _agreement(ours, [whole(question) for question in questions[: len(ours)]], scenario)
    return told


def _trial(way: Callable[[PeerQuestion], PeerAnswer], questions: list[PeerQuestion]) -> float:
    """The median of a few runs; the first one warms up, and ends the trial where it is hopeless."""
    first, _ = timed(lambda: way(questions[0]))
    return first if first > LIMIT_MS else times([timed(lambda q=q: way(q))[0] for q in questions]).p50  # type: ignore[misc]


def _run(way: Callable[[PeerQuestion], PeerAnswer], questions: list[PeerQuestion]) -> Times:
    taken: list[float] = []
    for number, question in enumerate(questions):
        milliseconds, _ = timed(lambda question=question: way(question))  # type: ignore[misc]
        if number >= WARM:
            taken.append(milliseconds)
    return times(taken)


def _agreement(ours: list[PeerAnswer], theirs: list[PeerAnswer], scenario: Scenario) -> Json:
    """How many pages hold the same studies in the same order, and how many totals are the same.

    Where points lie millimetres apart they tie in our score and not in a database's: then another study stands at the
    same distance. Every place of the page must hold one so far away.
    """
    pairs = list(zip(ours, theirs, strict=True))
    return {
        "questions": len(pairs),
        "same_order": sum(mine.ids == other.ids for mine, other in pairs),
        "same_distances": sum(_as_far(mine, other) for mine, other in pairs),
        "same_total": sum(mine.total == other.total for mine, other in pairs),
        "totals": [[mine.total, other.total] for mine, other in pairs],
        "ordered": scenario.name != "words_near",
    }


def _as_far(mine: PeerAnswer, other: PeerAnswer) -> bool:
    """Whether each place of both pages holds a study at the same distance; ours is told in whole metres."""
    if len(mine.metres) != len(other.metres):
        return False
    places = zip(mine.metres, other.metres, strict=True)
    return all(a == b if a is None or b is None else abs(a - b) <= 1 for a, b in places)


def _told(taken: Times) -> dict[str, Any]:
    told: Json = msgspec.to_builtins(taken)
    return told
