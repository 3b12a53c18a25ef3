"""From an API question to what the product sends to the engine for it: recorded, not rebuilt.

The one module of the bench that knows how the product answers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.node import Node
from benchmarks.peers.question import PeerAnswer
from benchmarks.scenarios import PAGE, Scenario
from benchmarks.wire import Request, get
from search.settings import Settings
from tests.records import TODAY
from web.finder import Finder

Json = dict[str, Any]
LINES = "application/x-ndjson"
STEP = 98
"""Hits a step on the way to a later page: ten steps lead to page 50."""


class Sent(NamedTuple):
    """What one question made the product ask of the engine: one `_msearch` or more, in their order."""

    requests: tuple[Request, ...]

    def parts(self) -> list[tuple[Json, Json]]:
        """Header and body of every search within."""
        lines = [json.loads(line) for request in self.requests for line in (request.body or b"").splitlines()]
        return list(zip(lines[::2], lines[1::2], strict=True))

    def page(self) -> Json:
        """The body that asks for the page of hits."""
        return next(body for _, body in self.parts() if body["size"] > 0)

    def total(self) -> Json:
        """The body that asks for the exact total."""
        return next(body for _, body in self.parts() if not body["size"] and body["track_total_hits"] is True)

    def facets(self) -> list[Json]:
        """The bodies that count values."""
        return [body for _, body in self.parts() if "aggs" in body]


class Asker:
    """The product without its web: answers a question, and tells what it sent."""

    def __init__(self, node: Node, prefix: str) -> None:
        settings = service_settings(node, prefix)
        self.finder = Finder(settings, lambda: node.url)
        self.client, _ = self.finder.engine()
        self._recorded: list[Request] = []
        self._send = self.client.transport.perform_request
        self.client.transport.perform_request = self._record  # type: ignore[method-assign]

    def sent(self, parameters: Mapping[str, Any], zoom: int | None = None) -> Sent:
        """What the product sends for this question."""
        self._recorded.clear()
        if zoom is None:
            self.finder.studies(parameters)
        else:
            self.finder.site_map(self.finder.read(parameters), zoom)
        return Sent(tuple(each for each in self._recorded if "_msearch" in each.path or "_search" in each.path))

    def answer(self, parameters: Mapping[str, Any]) -> PeerAnswer:
        """What the product answers, in the form of the peers' answers."""
        page = self.finder.studies(parameters)
        away = [hit.nearest[0].distance_m if hit.nearest else None for hit in page.studies]
        return PeerAnswer([hit.id for hit in page.studies], list(away), page.total)

    def map_counts(self, parameters: Mapping[str, Any], zoom: int) -> PeerAnswer:
        """Sites in all clusters of a map, and how many clusters there are."""
        drawn = self.finder.site_map(self.finder.read(parameters), zoom)
        return PeerAnswer([], [], drawn.sites - drawn.without_point, len(drawn.features))

    def paged(self, scenario: Scenario, parameters: Mapping[str, Any]) -> Json:
        """The question, with the cursor that leads to the scenario's page."""
        asked = dict(parameters)
        for _ in range(scenario.pages_before * PAGE // STEP):
            asked["after"] = self.finder.studies(asked | {"size": STEP}).next
        return asked

    def _record(self, method: str, url: str, *rest: Any, **more: Any) -> Any:
        body = more.get("body")
        if body is not None:
            text = body if isinstance(body, str) else json.dumps(body)
            self._recorded.append(Request(url, text.encode(), LINES if "_msearch" in url else "application/json"))
        return self._send(method, url, *rest, **more)


def service_settings(node: Node, prefix: str) -> Settings:
    """The web's settings: the bench's engine and corpus, and no limit that matters."""
    return Settings.read({name: str(value) for name, value in service_variables(node, prefix).items()})


def service_variables(node: Node, prefix: str) -> dict[str, str | Path]:
    return {
        "DATA_DIR": node.settings.data_dir,
        "OPENSEARCH_URL": node.url,
        "INDEX_PREFIX": prefix,
        "RATE_LIMIT": "100000000/second",
        "LISTEN": "127.0.0.1:0",
        "TODAY": TODAY.isoformat(),
    }


def api(parameters: Mapping[str, Any], zoom: int | None = None) -> Request:
    """The same question as a request to the service."""
    if zoom is None:
        return get("/api/v1/studies", dict(parameters))
    question = dict(parameters) | {"zoom": zoom}
    return Request("/api/v1/sites/search", json.dumps(question).encode())
