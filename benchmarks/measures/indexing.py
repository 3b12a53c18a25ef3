"""The indexer's whole way from records to a live index: against the same documents sent ready-made, and from a
registry's API against a file."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from benchmarks import corpus
from benchmarks.bench import Bench, Json
from benchmarks.loading import build
from benchmarks.node import Node
from benchmarks.timing import ratio
from benchmarks.wire import Connection, Request
from indexer import lifecycle
from indexer.documents import document
from indexer.knowledge import Knowledge
from indexer.registries import identify, read
from tests.records import TODAY

STUDIES: Final = 9_000
"""Every third of the real records: some 140,000 sites, half a minute."""
EVERY: Final = 3
CHUNK_BYTES: Final = 8 * 2**20
STREAMS: Final = (1, 2, 3)


def measure(bench: Bench) -> Json:
    """Seconds of the indexer, from a file and from a registry, and of bulk requests made before the clock started."""
    prefix = f"bench-trial-{uuid.uuid4().hex[:8]}-"
    folder = bench.node.folder / "trial"
    folder.mkdir(exist_ok=True)
    records, bulk = folder / "records.jsonl", folder / "bulk.ndjson"
    try:
        studies = _prepare(bench.node, records, bulk)
        ours = build(bench.node, prefix, str(records))
        with _registry(records) as address:
            asked = build(bench.node, f"{prefix}asked-", address)
        ready = {streams: _send(bench.node, prefix, bulk, streams) for streams in STREAMS}
    finally:
        _clean(bench.node, prefix, folder)
    best = min(ready, key=lambda streams: ready[streams])
    return {
        "studies": studies,
        "ours_s": round(ours["seconds"], 2),
        "ready_s": {str(streams): round(seconds, 2) for streams, seconds in ready.items()},
        "best_streams": best,
        "ratio": ratio(ours["seconds"], ready[best]),
        "registry_s": round(asked["seconds"], 2),
        "registry_ratio": ratio(asked["seconds"], ours["seconds"]),
        "peak_bytes": ours["peak_bytes"],
    }


@contextmanager
def _registry(records: Path) -> Iterator[str]:
    """The address of a registry on this machine that has these records, in a process of its own."""
    command = [sys.executable, "-m", "tests.indexer.registry_server", str(records)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()[0].removeprefix("CTGOV_URL=")
        finally:
            server.terminate()


def _prepare(node: Node, records: Path, bulk: Path) -> int:
    """Writes the sample twice: as records, and as the bulk lines that the indexer makes of them."""
    knowledge = Knowledge.open(node.settings.data_dir / "reference")
    written: set[str] = set()
    with records.open("wb") as of_records, bulk.open("wb") as of_bulk:
        for record in islice(corpus.records(0), 0, None, EVERY):
            study = document(read(identify(record).registry, record, TODAY), knowledge, 1)
            if study["id"] in written:
                continue
            written.add(study["id"])
            of_records.write(record.replace(b"\n", b" ") + b"\n")
            head = {"index": {"_id": study["id"], "version": 1, "version_type": "external_gte"}}
            of_bulk.write(json.dumps(head).encode() + b"\n" + msgspec.json.encode(study) + b"\n")
            if len(written) == STUDIES:
                break
    return len(written)


def _send(node: Node, prefix: str, bulk: Path, streams: int) -> float:
    """Seconds from the first request to an index that can be searched and lies safely on disk."""
    with lifecycle.dropped_on_failure(node.client, lifecycle.create(node.client, prefix)) as name:
        chunks, lock = _chunks(bulk), threading.Lock()
        started = time.perf_counter()

        def stream() -> None:
            connection = Connection(node.url)
            try:
                while True:
                    with lock:
                        chunk = next(chunks, None)
                    if chunk is None:
                        return
                    answer = connection.ask(Request(f"/{name}/_bulk", chunk, "application/x-ndjson"))
                    assert b'"errors":false' in answer[:100]
            finally:
                connection.close()

        with ThreadPoolExecutor(streams) as threads:
            for ended in [threads.submit(stream) for _ in range(streams)]:
                ended.result()
        lifecycle.settle(node.client, name)
        seconds = time.perf_counter() - started
        lifecycle.drop(node.client, name)
    return seconds


def _chunks(bulk: Path) -> Iterator[bytes]:
    """Pieces of whole documents, two lines each."""
    with bulk.open("rb") as file:
        piece = bytearray()
        for head in file:
            piece += head + next(file)
            if len(piece) >= CHUNK_BYTES:
                yield bytes(piece)
                piece.clear()
        if piece:
            yield bytes(piece)


def _clean(node: Node, prefix: str, folder: Path) -> None:
    for name in node.client.indices.get(index=f"{prefix}*", expand_wildcards="all"):
        node.client.indices.delete(index=name)
    for file in folder.glob("*"):
        file.unlink()
    folder.rmdir()
