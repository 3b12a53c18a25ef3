"""Closed loops: so many clients, each asking again as soon as it has its answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import msgspec

from benchmarks.bench import Bench, Json
from benchmarks.engine import forget
from benchmarks.questions import Asker, api
from benchmarks.scenarios import SCENARIOS, Parameters
from benchmarks.service import serving
from benchmarks.timing import ratio, times
from benchmarks.wire import Connection, Request

Side = tuple[str, Sequence[Sequence[Request]]]
CLIENTS: Final = (1, 4, 16)
WORKERS: Final = 2
"""Processes of the service: one for each core, as an operator of a busy one would set it."""
SECONDS: Final = 5.0
WARM_S: Final = 1.0
WARM_UP_S: Final = 15.0
NOT_MIXED: Final = ("page_50", "map_usa")
"""A later page is asked for after the ones before it, and a map by another address."""
EACH: Final = 120
"""Different questions of each kind: hardly one is asked twice in a pass."""


def measure(bench: Bench) -> Json:
    """Requests a second and milliseconds, of the service and of the bare engine, on the same cores."""
    questions = mixed()
    engine: list[Sequence[Request]] = [bench.asker.sent(each).requests for each in questions]
    service: list[Sequence[Request]] = [(api(each),) for each in questions]
    told: Json = {}
    with serving(bench.node, bench.loaded.prefix, WORKERS) as busy:
        for clients in CLIENTS:
            sides: dict[str, Side] = {"engine": (bench.node.url, engine), "api": (busy.url, service)}
            both: Json = {}
            for name, (url, asked) in sides.items():
                loop(url, asked[-40:], clients, seconds=WARM_S)
                forget(bench.node.client, bench.loaded.name)
                both[name] = loop(url, asked, clients, seconds=SECONDS)
            told[str(clients)] = both | {"ratio": ratio(both["api"]["per_second"], both["engine"]["per_second"])}
    return told | {"workers": WORKERS}


def warm_up(bench: Bench) -> None:
    """Java compiles what is asked often: a page takes twice as long in its first thousand runs as later."""
    for loaded in filter(None, (bench.smaller, bench.loaded)):
        asker = Asker(bench.node, loaded.prefix)
        requests = [asker.sent(each).requests for each in mixed()]
        loop(bench.node.url, requests, CLIENTS[1], seconds=WARM_UP_S)


def mixed() -> list[Parameters]:
    """Questions of several kinds in turn."""
    kinds = [list(each.asked(EACH)) for each in SCENARIOS if each.name not in NOT_MIXED]
    return [question for together in zip(*kinds, strict=True) for question in together]


def loop(
    url: str,
    questions: Sequence[Sequence[Request]],
    clients: int,
    *,
    seconds: float = float("inf"),
    searches: int = 10**9,
) -> Json:
    """Each client takes the next question that nobody has taken yet, until the time or the searches are over."""
    taken: list[float] = []
    turns = iter(range(searches))
    over = threading.Event()
    until = time.perf_counter() + seconds

    def client() -> None:
        connection = Connection(url)
        try:
            while not over.is_set() and time.perf_counter() < until and (turn := next(turns, None)) is not None:
                taken.append(sum(connection.timed(request)[0] for request in questions[turn % len(questions)]))
        finally:
            connection.close()

    started = time.perf_counter()
    with ThreadPoolExecutor(clients) as threads:
        try:
            for ended in [threads.submit(client) for _ in range(clients)]:
                ended.result()
        finally:
            # A client's fault, or Ctrl-C, ends the others as well.
            over.set()
    rate = len(taken) / (time.perf_counter() - started)
    told: Json = msgspec.to_builtins(times(taken))
    return told | {"per_second": round(rate, 1)}
