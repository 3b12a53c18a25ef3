"""One build by the product's own pipeline, in a process of its own: `python -m benchmarks.filling PREFIX WHAT`.

WHAT is how many studies the corpus has, a file of records, or the address of a registry's API. The recipe runs in a
second process and writes into a pipe, so that time and memory are the indexer's alone. The last line on standard
output tells both as JSON.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec

from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.progress import TerminalProgress
from indexer.reference import build_reference
from indexer.registries import Raw, Unreadable, files
from indexer.sources import Source, whole
from indexer.store import Store
from search.engine.client import connect
from search.settings import Settings
from tests.memory import peak_bytes
from tests.records import TODAY


def main() -> None:
    prefix, what = sys.argv[1:]
    settings, progress = Settings.read(), TerminalProgress()
    build_reference(settings.data_dir, progress.console)
    knowledge = Knowledge.open(settings.data_dir / "reference")
    assert settings.opensearch_url is not None
    client = connect(settings.opensearch_url, timeout=120)
    folder = settings.data_dir / "bench" / f"store-{prefix}"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        with closing(Store(folder)) as store:
            build = Build(store, client, prefix, knowledge, progress, TODAY)
            report = build.run(source_of(what, settings))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    told = {"studies": report.studies, "seconds": report.seconds, "peak_bytes": peak_bytes()}
    print(msgspec.json.encode(told).decode())


def source_of(what: str, settings: Settings) -> Source:
    """What is to be read; a registry without any pause."""
    if what.startswith("http"):
        return whole(replace(settings, ctgov_url=what, registry_rate=0.0))
    return corpus_source(what)


def corpus_source(what: str) -> Source:
    """A corpus of so many studies, or the records of a file."""
    return Source(
        scope="files:bench",
        doing="Reading records",
        note="studies made for measuring",
        as_of="2026-11-22T00:00:00Z",
        records=lambda: _records(int(what)) if what.isdecimal() else files.records(Path(what)),
        expected=int(what) if what.isdecimal() else None,
        indexed=("ctgov", "demo", "file"),
    )


def _records(studies: int) -> Iterator[Raw | Unreadable]:
    command = [sys.executable, "-m", "benchmarks.corpus", str(studies)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE) as recipe:
        assert recipe.stdout is not None
        try:
            for number, line in enumerate(recipe.stdout, 1):
                yield Raw(line, f"record {number}")
        finally:
            recipe.stdout.close()


if __name__ == "__main__":
    main()
