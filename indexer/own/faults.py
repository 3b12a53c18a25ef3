"""A look over files before anything of them is kept: everything wrong with what in them is an operator's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final

from indexer import registries
from indexer.own import reader, rules, table
from indexer.own.received import why_not
from indexer.registries import files
from indexer.registries.reading import Identity, Kept, Raw, Unreadable

RECORD_OF_FILE = re.compile(r":\d+$|, after \d+ records$")
TABLE = re.compile(r"\.csv(?:\.(?:gz|xz))?$", re.IGNORECASE)
OWN: Final = ("file", "texts")


def faults_in(paths: Iterable[Path], today: date | None = None) -> list[Unreadable]:
    """Every fault of the files that hold an operator's studies or additions, with file and line, in their order.

    Two lines for one study are a fault, in different files too: one of them would be lost. Of files that hold
    registries' records alone nothing is told: there a broken record costs itself.
    """
    known: dict[tuple[str, str], str] = {}
    day = today or date.today()
    records = (record for path in paths for record in files.records(path))
    return [fault for file, found in groupby(records, key=_file) for fault in _of_file(file, found, known, day)]


def emptied_by(paths: Iterable[Path]) -> frozenset[Kept]:
    """Of what nothing is to be left: the tables that have their first line and no other say so."""
    tables = (path for path in paths if path.is_file() and TABLE.search(path.name))
    return frozenset(kind for path in tables if (kind := _emptied(path)))


def _emptied(path: Path) -> Kept | None:
    try:
        with files.unpacked(path.name, path) as stream:
            return table.emptied(stream)
    except files.BROKEN:
        return None


def _file(record: Raw | Unreadable) -> str:
    return RECORD_OF_FILE.sub("", record.where)


def _of_file(
    file: str, records: Iterator[Raw | Unreadable], known: dict[tuple[str, str], str], today: date
) -> list[Unreadable]:
    """The faults of one file, if anything in it is an operator's."""
    own = bool(TABLE.search(file))
    faults = []
    for record in records:
        if isinstance(record, Unreadable):
            faults.append(record)
            continue
        try:
            identity = _identity(record, today)
            own = own or identity.registry in OWN
            _check_once(identity, record.where, known)
        except Unreadable as fault:
            own = own or reader.recognises(record.data)
            faults.append(Unreadable(fault.reason, record.where))
    return faults if own else []


def _identity(record: Raw, today: date) -> Identity:
    """Whose record it is; raises `Unreadable` with all that is wrong with an operator's."""
    if reader.recognises(record.data):
        return reader.identify(record.data, today)
    try:
        identity = registries.identify(record.data, today)
    except Unreadable as fault:
        raise why_not(record.data) or fault from fault
    if identity.registry == "file":
        if reason := rules.own_id(identity.id):
            raise Unreadable(f"protocolSection.identificationModule.nctId: {reason}")
        reader.study(record.data, today)
    return identity


def _check_once(identity: Identity, where: str, known: dict[tuple[str, str], str]) -> None:
    if identity.registry not in OWN:
        return
    key = (identity.registry, identity.id)
    if key in known:
        field = "id" if identity.registry == "file" else "study"
        raise Unreadable(f"{field}: {identity.id} stands already in {known[key]}: one line says all of a study")
    known[key] = where
