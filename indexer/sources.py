"""Where records come from: files, the demo, the registry in part or whole, the store itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
from msgspec import structs

from indexer.demo import demo_records
from indexer.registries import Raw, RegistryAway, Unreadable, files, identify
from indexer.registries.ctgov import api
from indexer.registries.polite import within
from indexer.store import Store, now
from search.coverage import FROM_FILES, LAST_CHANGED, NEWEST
from search.indices import IndexMeta, Live, RegistryMeta
from search.settings import Settings

DEMO = "demo"
OWN = "file"
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
        note=FROM_FILES.format(", ".join(path.name for path in paths)),
        as_of=_newest_of(paths),
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
        note=NEWEST.format(", ".join(api.SAMPLE_CONDITIONS)),
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
        note=LAST_CHANGED.format(f"{limit:,}"),
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
    try:
        total = within(api.ANSWERS_WITHIN_S, registry.total)
    except RegistryAway:
        total = None
    return registry, stamp if stamp.endswith("Z") else f"{stamp}Z", total


def _newest_of(paths: list[Path]) -> str:
    """When the newest of these files was written, in RFC 3339: their records are no newer."""
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()]
    newest = max((file.stat().st_mtime for file in files), default=0.0)
    return datetime.fromtimestamp(newest, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def added_to(live: Live | None, source: Source, read: set[str]) -> Source:
    """What a source stands for beside the live index: an operator's own studies add to it and change nothing else."""
    if live is None or read != {OWN} or live.meta.scope == DEMO:
        return source
    meta = live.meta
    return replace(source, scope=meta.scope, note=meta.note, of=meta.of, as_of=meta.data_timestamp)


def as_they_were(live: Live | None, registries: tuple[RegistryMeta, ...], read: set[str]) -> tuple[RegistryMeta, ...]:
    """The registries of a new index; one that was not read now is as old as it was."""
    before = {part.name: part.as_of for part in live.meta.registries} if live else {}
    return tuple(
        part if part.name in read else structs.replace(part, as_of=before.get(part.name)) for part in registries
    )


def only_own(source: Source) -> bool:
    """Whether a source holds none but an operator's own studies."""
    for raw in source.records():
        try:
            if isinstance(raw, Raw) and identify(raw.data).registry != OWN:
                return False
        except Unreadable:
            continue
    return True


def digest(paths: list[Path]) -> str:
    """A short text that changes when a file is added, removed, or written again."""
    told = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                facts = file.stat()
                told.update(f"{file}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return told.hexdigest()[:12]
