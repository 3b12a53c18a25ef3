"""Files and folders as a source: records of any registry, an operator's own studies, additions to others' studies."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path

from indexer.own.faults import emptied_by, faults_in
from indexer.registries import files
from indexer.sources.source import Source
from search.coverage import FROM_FILES
from search.moments import written


def from_files(paths: list[Path], today: date | None = None) -> Source:
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
        emptied=lambda: emptied_by(paths),
        faults=lambda: faults_in(paths, today),
    )


def digest(paths: list[Path]) -> str:
    """A short text that changes when a file is added, removed, or written again."""
    told = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                facts = file.stat()
                told.update(f"{file}|{facts.st_size}|{facts.st_mtime_ns}\n".encode())
    return told.hexdigest()[:12]


def _newest_of(paths: list[Path]) -> str:
    """When the newest of these files was written, in RFC 3339: their records are no newer."""
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()]
    newest = max((file.stat().st_mtime for file in files), default=0.0)
    return written(datetime.fromtimestamp(newest, UTC))
