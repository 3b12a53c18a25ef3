"""The indices that are asked: the product's, built by the indexer, and the peers'. Both are kept for the next run."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from rich.console import Console

import mappings
from benchmarks import originals
from benchmarks.loading import build
from benchmarks.node import Node
from benchmarks.relevance import peers
from indexer import aliases, lifecycle
from search.engine.client import Client
from search.indices import STUDIES

ROOT: Final = Path(__file__).absolute().parents[2]
MAKES_THE_INDEX: Final = ("indexer", "mappings", "search/conditions", "search/places")
"""Folders whose files decide what stands in the index; what asks it may change without a new one."""


def product_index(node: Node, console: Console) -> str:
    """The prefix of an index of all records, made by today's indexer."""
    prefix = f"relevance-{_digest(mappings.fingerprint(STUDIES), _sources())}-"
    live = aliases.live(node.client, prefix)
    if live is None or lifecycle.count(node.client, live.name) != live.meta.studies:
        _drop_but(node.client, "relevance-peers-")
        console.print(f"Indexing {originals.count():,} studies; kept until indexer, mapping or records change")
        build(node, prefix, str(originals.count()))
    return prefix


def peer_index(client: Client, console: Console) -> str:
    """The name of the peers' index of all records."""
    name = f"relevance-peers-{_digest(peers.recipe())}"
    if not _is_whole(client, name):
        _drop(client, "relevance-peers-*")
        console.print(f"Indexing {originals.count():,} studies for the peers; kept")
        peers.fill(client, name, originals.records())
    return name


def indexed(client: Client, index: str, ids: set[str]) -> set[str]:
    """Those of these studies that the index holds."""
    body = {"size": len(ids), "_source": False, "query": {"ids": {"values": sorted(ids)}}}
    return {hit["_id"] for hit in client.search(index=index, body=body)["hits"]["hits"]} if ids else set()


def _is_whole(client: Client, name: str) -> bool:
    if not client.indices.exists(index=name):
        return False
    meta = client.indices.get_mapping(index=name)[name]["mappings"].get("_meta", {})
    return bool(meta) and lifecycle.count(client, name) == meta["studies"]


def _digest(*told: str) -> str:
    return hashlib.sha256(repr((originals.digest(), *told)).encode()).hexdigest()[:10]


def _sources() -> str:
    files = sorted(file for folder in MAKES_THE_INDEX for file in (ROOT / folder).rglob("*") if _counts(file))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _counts(file: Path) -> bool:
    return file.is_file() and "__pycache__" not in file.parts


def _drop_but(client: Client, kept: str) -> None:
    for name in client.indices.get(index="relevance-*", expand_wildcards="all"):
        if not name.startswith(kept):
            client.indices.delete(index=name)


def _drop(client: Client, pattern: str) -> None:
    for name in client.indices.get(index=pattern, expand_wildcards="all"):
        client.indices.delete(index=name)
