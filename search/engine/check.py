"""Whether a cluster is one that the service can work with."""

from __future__ import annotations

import re

from search.engine.client import Client, engine_errors
from search.engine.folder import NoEngine

OLDEST = (3, 8)
NEXT_MAJOR = 4
MODULES = ("geo", "analysis-common", "percolator", "reindex")


class EngineUnfit(NoEngine):
    """The cluster lacks what the service needs."""


@engine_errors()
def check_engine(client: Client) -> None:
    """Raises EngineUnfit, or EngineError where the cluster does not answer."""
    version = client.info()["version"]
    name, number = version.get("distribution", "Elasticsearch"), version["number"]
    if name != "opensearch" or not OLDEST <= major_and_minor(number) < (NEXT_MAJOR, 0):
        raise EngineUnfit(f"OpenSearch 3.8 or a newer 3 is needed, and the cluster is {name} {number}")
    nodes = client.nodes.info(metric="plugins")["nodes"].values()
    for module in MODULES:
        if not any(module in names(node) for node in nodes):
            raise EngineUnfit(f"The cluster lacks OpenSearch's module {module}, which the service needs")


def major_and_minor(number: str) -> tuple[int, int]:
    major, minor = re.findall(r"\d+", number)[:2]
    return int(major), int(minor)


def names(node: dict[str, list[dict[str, str]]]) -> set[str]:
    """The parts of a node: some distributions ship a module as a plugin."""
    return {part["name"] for kind in ("modules", "plugins") for part in node[kind]}
