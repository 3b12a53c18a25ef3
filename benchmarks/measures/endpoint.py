"""The service against the bare engine with the very same requests, for each scenario."""

from __future__ import annotations

import msgspec

from benchmarks.bench import Bench, Json
from benchmarks.engine import ask_each, forget
from benchmarks.questions import Sent, api
from benchmarks.scenarios import SCENARIOS, Parameters, Scenario
from benchmarks.timing import ratio

FEWER_FOR_LATER_PAGES = 25
"""Each of these questions is paged to before it is measured."""


def measure(bench: Bench) -> Json:
    """Milliseconds of both for every scenario, and how they compare."""
    return {each.name: _compare(bench, each) for each in SCENARIOS}


def asked(bench: Bench, scenario: Scenario) -> list[Parameters]:
    """The scenario's questions; those for a later page with the cursor that leads there."""
    questions = list(scenario.asked(bench.questions))
    if not scenario.pages_before:
        return questions
    few = questions[:FEWER_FOR_LATER_PAGES]
    paged = [bench.asker.paged(scenario, each) for each in few]
    return [paged[number % len(paged)] for number in range(bench.questions)]


def _compare(bench: Bench, scenario: Scenario) -> Json:
    questions = asked(bench, scenario)
    sent: list[Sent] = [bench.asker.sent(each, scenario.zoom) for each in questions]
    forget(bench.node.client, bench.loaded.name)
    engine = ask_each(bench.node.url, [each.requests for each in sent])
    forget(bench.node.client, bench.loaded.name)
    service = ask_each(bench.service.url, [(api(each, scenario.zoom),) for each in questions])
    return {
        "api": msgspec.to_builtins(service),
        "engine": msgspec.to_builtins(engine),
        "ratio": ratio(service.p50, engine.p50),
        "on_top_ms": round(service.p50 - engine.p50, 2),
    }
