"""Study records from files: as lines, as JSON, as an operator's tables, packed or in folders, one at a time.

Whatever can be read is read. A file that is cut short or corrupt gives its records up to the fault, and then
the fault itself as an `Unreadable` that names the file.
"""

from __future__ import annotations

import codecs
import gzip
import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, Final, cast

from indexer.own import table
from indexer.registries.isrctn.pages import trials_in
from indexer.registries.json_pieces import pieces
from indexer.registries.reading import Raw, Unreadable

OURS = re.compile(r"[^.].*\.(?:(?:jsonl?|ndjson|csv|xml)(?:\.(?:gz|xz))?|zip)", re.IGNORECASE)
KINDS = ".jsonl, .json, .xml, .csv (plain, .gz or .xz) or .zip"
PACKED: Final[dict[str, Callable[..., Any]]] = {".gz": gzip.open, ".xz": lzma.open}
LONGEST_RECORD = 2**25
"""Bytes. The registry's largest record has under one MB; what is longer would only fill the memory."""
READ: Final[dict[str, Callable[[IO[bytes]], Iterator[bytes]]]] = {
    ".json": lambda stream: pieces(stream, "studies", LONGEST_RECORD),
    ".xml": lambda stream: trials_in(stream, LONGEST_RECORD),
}
BROKEN = (OSError, EOFError, ValueError, RuntimeError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
"""What a corrupt or encrypted file raises somewhere in the libraries that unpack it."""


def records(path: Path) -> Iterator[Raw | Unreadable]:
    """Every record of a file or folder, folders through and in sorted order.

    A file is `.jsonl` (a record a line), `.json` (a record, a list of them, or a page of the API), `.xml` (a trial of
    ISRCTN, or a page of its API) or `.csv` (an operator's own), each plain, `.gz` or `.xz`, or a `.zip` of such files.
    A record is named with its line, in `.json` and `.xml` with its place.
    """
    if path.is_dir():
        yield from _folder(path)
    elif not path.is_file():
        yield Unreadable("there is no such file or folder", str(path))
    elif not OURS.fullmatch(path.name):
        yield Unreadable(f"is no {KINDS} file", str(path))
    elif path.suffix.lower() == ".zip":
        yield from _zip(path)
    else:
        yield from _file(path.name, path, str(path))


def _folder(path: Path) -> Iterator[Raw | Unreadable]:
    found = 0
    try:
        for file in _files_in(path):
            found += 1
            yield from records(file)
    except OSError as fault:
        yield Unreadable(_said(fault), str(path))
        return
    if not found:
        yield Unreadable(f"holds no {KINDS} file", str(path))


def _files_in(folder: Path) -> Iterator[Path]:
    """Names are kept for one folder at a time: a whole registry as single files has 600,000."""
    with os.scandir(folder) as entries:
        names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    for name, is_folder in names:
        if is_folder and not name.startswith("."):
            yield from _files_in(folder / name)
        elif not is_folder and OURS.fullmatch(name):
            yield folder / name


def _zip(path: Path) -> Iterator[Raw | Unreadable]:
    """A broken member costs itself, not the archive."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if OURS.fullmatch(name.rpartition("/")[2]))
            if not names:
                yield Unreadable("holds no .jsonl, .json, .xml or .csv file", str(path))
            for name in names:
                yield from _member(archive, name, f"{path}:{name}")
    except BROKEN as fault:
        yield Unreadable(_said(fault), str(path))


def _member(archive: zipfile.ZipFile, name: str, where: str) -> Iterator[Raw | Unreadable]:
    if name.lower().endswith(".zip"):
        yield Unreadable("is a zip within a zip", where)
        return
    try:
        with archive.open(name) as source:
            yield from _file(name, source, where)
    except BROKEN as fault:
        yield Unreadable(_said(fault), where)


def _file(name: str, source: Path | IO[bytes], where: str) -> Iterator[Raw | Unreadable]:
    """The records of one file up to its end or its fault."""
    found = 0
    try:
        with unpacked(name, source) as stream:
            for found, record in enumerate(_read(name, stream, where), 1):  # noqa: B007
                yield record
    except BROKEN as fault:
        yield Unreadable(_said(fault), f"{where}, after {found} records" if found else where)


def _read(name: str, stream: IO[bytes], where: str) -> Iterator[Raw | Unreadable]:
    kind = Path(name.lower().removesuffix(".gz").removesuffix(".xz")).suffix
    if kind == ".csv":
        yield from table.records(stream, where)
        return
    reading = READ.get(kind)
    for number, data in enumerate(reading(stream), 1) if reading else _lines(stream):
        place = f"{where}:{number}"
        yield Raw(data, place) if data else Unreadable(f"longer than {LONGEST_RECORD} bytes", place)


def unpacked(name: str, source: Path | IO[bytes]) -> IO[bytes]:
    """A file's own bytes, whether it is packed or not."""
    unpack = PACKED.get(Path(name).suffix.lower())
    if unpack:
        return cast("IO[bytes]", unpack(source, "rb"))
    return source.open("rb") if isinstance(source, Path) else source


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines that say something, counted as they lie, and an empty one for each that is too long to be a record."""
    number = 0
    while line := stream.readline(LONGEST_RECORD + 1):
        number += 1
        if len(line) > LONGEST_RECORD:
            while line and not line.endswith(b"\n"):
                line = stream.readline(2**20)
            yield number, b""
        elif line := line.removeprefix(codecs.BOM_UTF8).strip():
            yield number, line
    if not number:
        raise ValueError("holds no record")


def _said(fault: BaseException) -> str:
    return f"cannot be read: {str(fault) or type(fault).__name__}"
