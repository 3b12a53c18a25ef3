"""Where records come from: files, the demo, the registry in part or whole, the store itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from indexer.demo import demo_records
from indexer.registries import Raw, Unreadable, files
from indexer.registries.ctgov import api
from indexer.store import Store, now
from search.indices import IndexMeta
from search.settings import Settings

DEMO = "demo"
SAMPLE = "sample"
FULL = "full"
Records = Callable[[], Iterator[Raw | Unreadable]]


@dataclass(frozen=True, kw_only=True)
class Source:
    """Records, and what they stand for.

    `scope` names them; `note` tells what they cover; `of` is how many there are where they come from and `expected`
    how many will be read, each None where nobody can tell; `as_of` is when they were right, in RFC 3339.
    """

    scope: str
    doing: str
    note: str
    as_of: str | None
    records: Records
    of: int | None = None
    expected: int | None = None
    indexed: tuple[str, ...] | None = None

    def registries(self, store: Store, read: set[str]) -> tuple[str, ...]:
        """Whose kept records the index is to hold: made-up studies never stand among real ones."""
        if read == {DEMO}:
            return (DEMO,)
        return self.indexed or tuple(name for name in store.registries() if name != DEMO)


def choose(settings: Settings, paths: list[Path], limit: int | None) -> Source:
    """The source that an operator's words mean: files, the newest studies, or the whole registry."""
    if paths:
        return from_files(paths)
    return newest(settings, limit) if limit else whole(settings)


def from_files(paths: list[Path]) -> Source:
    """The records of files and folders. Raises FileNotFoundError for one that is not there."""
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise FileNotFoundError(f"no such file or folder: {', '.join(missing)}")
    return Source(
        scope=f"files:{digest(paths)}",
        doing="Reading files",
        note=f"studies from {', '.join(path.name for path in paths)}",
        as_of=now(),
        records=lambda: (record for path in paths for record in files.records(path)),
    )


def demo(today: date) -> Source:
    """The bundled studies: made up by us, and marked so everywhere."""
    return Source(
        scope=DEMO,
        doing="Writing demonstration studies",
        note="made-up studies for demonstration; none of them is real",
        as_of=now(),
        records=lambda: (
            Raw(msgspec.json.encode(record), f"demonstration record {number}")
            for number, record in enumerate(demo_records(today), start=1)
        ),
    )


def kept(meta: IndexMeta) -> Source:
    """The records that the store holds already: a new mapping is built without asking a registry again."""
    return Source(
        scope=meta.scope,
        doing="Reading kept records",
        note=meta.note,
        as_of=meta.data_timestamp,
        records=lambda: iter(()),
        of=meta.of,
        expected=0,
        indexed=tuple(registry.name for registry in meta.registries),
    )


def sample(settings: Settings) -> Source:
    """The newest recruiting studies of a few conditions. Raises `RegistryAway` where the registry does not answer."""
    registry, version, total = _registry(settings)
    return Source(
        scope=SAMPLE,
        doing="Reading ClinicalTrials.gov",
        note=f"the newest recruiting studies of {', '.join(api.SAMPLE_CONDITIONS)}",
        as_of=version,
        records=lambda: (raw for page in registry.sample() for raw in page.studies),
        of=total,
    )


def newest(settings: Settings, limit: int) -> Source:
    """The studies that were changed last, so many of them."""
    registry, version, total = _registry(settings)
    asked = api.Asked(newest_first=True, limit=limit)
    return Source(
        scope=SAMPLE,
        doing="Reading ClinicalTrials.gov",
        note=f"the {limit:,} studies changed last",
        as_of=version,
        records=lambda: (raw for page in registry.pages(asked) for raw in page.studies),
        of=total,
        expected=limit,
    )


def whole(settings: Settings) -> Source:
    """Every study of the registry."""
    registry, version, total = _registry(settings)
    return Source(
        scope=FULL,
        doing="Reading ClinicalTrials.gov",
        note="every study",
        as_of=version,
        records=lambda: (raw for page in registry.pages() for raw in page.studies),
        of=total,
        expected=total,
    )


def _registry(settings: Settings) -> tuple[api.Api, str, int | None]:
    """The registry, asked at once for its data's timestamp, which it writes in UTC without a zone."""
    registry = api.Api(settings.ctgov_url, settings.registry_rate, settings.site_contact)
    stamp = registry.version().data_timestamp
    return registry, stamp if stamp.endswith("Z") else f"{stamp}Z", registry.total()


def digest(paths: list[Path]) -> str:
    """A short text that changes when a file is added, removed, or written again."""
    told = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                facts = file.stat()
                told.update(f"{file}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return told.hexdigest()[:12]
