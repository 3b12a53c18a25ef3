"""A cluster that the service cannot work with is refused with one line."""

from __future__ import annotations

from typing import Any, cast

import pytest

from search.engine.check import MODULES, EngineUnfit, check_engine
from search.engine.client import Client


class Cluster:
    """A cluster that says of itself what a test wants it to say."""

    def __init__(self, version: dict[str, str], modules: tuple[str, ...] = MODULES) -> None:
        self.version = version
        self.modules = modules
        self.nodes = self

    def info(self, metric: str = "") -> dict[str, Any]:
        if not metric:
            return {"version": self.version}
        return {"nodes": {"a": {"modules": [{"name": name} for name in self.modules], "plugins": []}}}


def opensearch(number: str) -> dict[str, str]:
    return {"distribution": "opensearch", "number": number}


def test_the_local_node_fits(client: Client) -> None:
    check_engine(client)


@pytest.mark.parametrize("number", ["3.8.0", "3.8.1-SNAPSHOT", "3.10.0"])
def test_a_version_that_fits(number: str) -> None:
    check_engine(cast(Client, Cluster(opensearch(number))))


@pytest.mark.parametrize(
    "version", [opensearch("3.7.9"), opensearch("2.19.0"), opensearch("4.0.0"), {"number": "9.1.0"}]
)
def test_another_version_is_refused(version: dict[str, str]) -> None:
    with pytest.raises(EngineUnfit, match=version["number"]):
        check_engine(cast(Client, Cluster(version)))


@pytest.mark.parametrize("missing", MODULES)
def test_a_missing_module_is_named(missing: str) -> None:
    modules = tuple(module for module in MODULES if module != missing)
    with pytest.raises(EngineUnfit, match=f"module {missing},"):
        check_engine(cast(Client, Cluster(opensearch("3.8.0"), modules)))
