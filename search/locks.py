"""Locks between programs: a lock on a file falls with the process that holds it, even when that is killed."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Waits until nobody else holds the lock, and keeps everybody out."""
    with _held(path, fcntl.LOCK_EX):
        yield


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """Waits until nobody holds the lock exclusively; any number may share it."""
    with _held(path, fcntl.LOCK_SH):
        yield


@contextmanager
def exclusive_if_free(path: Path) -> Iterator[bool]:
    """Gives whether the lock was free, without waiting; if it was, it is held inside."""
    try:
        with _held(path, fcntl.LOCK_EX | fcntl.LOCK_NB):
            yield True
    except _Taken:
        yield False


class _Taken(Exception):
    """Somebody else holds the lock."""


@contextmanager
def _held(path: Path, way: int) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        try:
            fcntl.flock(file, way)
        except BlockingIOError:
            raise _Taken from None
        try:
            yield
        finally:
            # Closing is not enough: a process that was forked meanwhile has the file open too, and with it the lock.
            fcntl.flock(file, fcntl.LOCK_UN)
