"""A corpus in the engine, loaded once: an index whose name carries the recipe's digest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from rich.console import Console

from benchmarks import corpus
from benchmarks.node import Node, at_rest
from indexer import aliases, lifecycle
from search.engine.client import Client
from search.indices import LiveIndex

Json = dict[str, Any]


class Loaded(NamedTuple):
    """A whole corpus that answers. `facts` tell how it was loaded: studies, seconds, peak_bytes, disk_bytes."""

    size: str
    prefix: str
    name: str
    live: LiveIndex
    facts: Json


def load(node: Node, size: str, console: Console) -> Loaded:
    """The corpus of this size, made first where it is not there whole."""
    prefix = prefix_of(size)
    found = whole(node, size)
    if found:
        return found
    _drop(node.client, f"bench-{size}-*")
    console.print(f"Loading {corpus.number_of_studies(size):,} studies through the indexer; kept for the next run")
    facts = build(node, prefix, str(corpus.number_of_studies(size)))
    index = lifecycle.finished(node.client, prefix)[-1]
    facts |= at_rest(node.client, str(index))
    note = _note(node, prefix)
    note.parent.mkdir(exist_ok=True)
    note.write_bytes(msgspec.json.encode(facts))
    found = whole(node, size)
    assert found is not None
    return found


def whole(node: Node, size: str) -> Loaded | None:
    """The corpus of this size if it was loaded to the end; an index that was not has no alias, or too few studies."""
    prefix = prefix_of(size)
    live = aliases.live(node.client, prefix)
    note = _note(node, prefix)
    if live is None or not note.exists() or lifecycle.count(node.client, live.name) != live.meta.studies:
        return None
    return Loaded(size, prefix, live.name, LiveIndex(node.client, prefix), msgspec.json.decode(note.read_bytes()))


def build(node: Node, prefix: str, what: str) -> Json:
    """One build in a process of its own, of so many studies or of a file; tells studies, seconds, peak_bytes."""
    variables = {"DATA_DIR": str(node.settings.data_dir), "OPENSEARCH_URL": node.url, "INDEX_PREFIX": prefix}
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.filling", prefix, what],
        cwd=Path(__file__).parents[1],
        env=os.environ | variables,
        stdout=subprocess.PIPE,
        check=True,
    )
    facts: Json = msgspec.json.decode(ended.stdout.splitlines()[-1])
    return facts


def prefix_of(size: str) -> str:
    return f"bench-{size}-{corpus.digest(size)}-"


def sweep(node: Node) -> None:
    """Removes what a killed run left half done; nobody else may be at work."""
    _drop(node.client, "bench-trial-*")
    for folder in (*node.folder.glob("store-*"), *node.folder.glob("trial")):
        shutil.rmtree(folder)


def _drop(client: Client, pattern: str) -> None:
    for name in client.indices.get(index=pattern, expand_wildcards="all"):
        client.indices.delete(index=name)


def _note(node: Node, prefix: str) -> Path:
    return node.folder / "loaded" / f"{prefix}engine.json"
