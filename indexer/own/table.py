"""A table (CSV) of an operator's studies or additions: rows with one id, one after the other, make one of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import IO, Final, Literal, NamedTuple

from indexer.own.addition import Addition
from indexer.own.checking import faults, near
from indexer.own.columns import column_of, columns
from indexer.own.fields import Given
from indexer.own.kinds import kind
from indexer.own.lines import BrokenTable, Lines
from indexer.own.received import NOT_UTF_8
from indexer.own.rows import Rows
from indexer.own.study import OwnStudy
from indexer.registries.reading import Raw, Unreadable

DELIMITERS = ",;\t"
TOO_MANY = "has {} cells under {} columns: is a quotation mark missing?"
SHAPES: Final[dict[str, type[Given]]] = {"id": OwnStudy, "study": Addition}


class Row(NamedTuple):
    """The cells of a row, and the first line of the file that it takes."""

    line: int
    cells: list[str]
    broken: bool = False


def records(stream: IO[bytes], where: str) -> Iterator[Raw | Unreadable]:
    """Each study or addition of a table as a JSON record, or what is wrong with it: one `Unreadable` a line.

    Only the rows of one are in memory at a time. Raises ValueError for an empty file.
    """
    try:
        table = _rows(stream)
        header = next(table)
        names = _names(header)
        if wrong := _faults_of_header(names, header.broken):
            yield Unreadable("; ".join(wrong), f"{where}:{header.line}")
            return
        for rows in _grouped(table, names):
            yield from _of_one(rows, where)
    except BrokenTable as fault:
        yield Unreadable(fault.reason, f"{where}:{fault.line}")


def emptied(stream: IO[bytes]) -> Literal["file", "texts"] | None:
    """Whose table it is, if it names its columns and has no row."""
    table = _rows(stream)
    header = next(table)
    names = _names(header)
    if _faults_of_header(names, header.broken) or next(table, None) is not None:
        return None
    return "texts" if "study" in names else "file"


def _rows(stream: IO[bytes]) -> Iterator[Row]:
    """The rows that say something, the one with the names of the columns first."""
    lines = Lines(stream)
    delimiter = max(DELIMITERS, key=lambda sign: lines.first.count(sign.encode()))
    cells_of = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line, lines.broken = lines.number + 1, False
        try:
            cells = next(cells_of, None)
        except csv.Error as fault:
            reason = f"is no row of a table, and ends it: is a quotation mark missing? ({fault})"
            raise BrokenTable(line, reason) from fault
        if cells is None:
            return
        if line == 1 or any(cell.strip() for cell in cells):
            yield Row(line, cells, lines.broken)


def _names(header: Row) -> list[str]:
    return [name.strip().casefold() for name in header.cells]


def _of_one(rows: Rows, where: str) -> Iterator[Raw | Unreadable]:
    """One record, or its faults by the line that each stands in."""
    for fault in faults(rows.value, rows.shape) if rows.checked else ():
        rows.fault(rows.line_of(fault.path), f"{column_of(fault.path, rows.shape)}: {fault.reason}")
    if not rows.faults:
        yield Raw(json.dumps(rows.value, ensure_ascii=False).encode(), f"{where}:{rows.first}")
    for line, reasons in sorted(rows.faults.items()):
        yield Unreadable("; ".join(reasons), f"{where}:{line}")


def _grouped(table: Iterator[Row], names: list[str]) -> Iterator[Rows]:
    """The rows of each id together. An id that comes back later is a fault, which costs its later rows."""
    key = next(name for name in SHAPES if name in names)
    rows: Rows | None = None
    known: dict[str, int] = {}
    try:
        for row in table:
            given = dict(zip(names, row.cells, strict=False))
            id = given.get(key, "").strip()
            if rows is None or not id or id != rows.id:
                if rows:
                    yield rows
                rows = Rows(SHAPES[key], id, row.line)
                if known.setdefault(id, row.line) < row.line and id:
                    rows.refuse(row.line, f"{key}: {id} stands already in line {known[id]}: put its rows together")
            if row.broken:
                rows.fault(row.line, NOT_UTF_8)
            if len(row.cells) > len(names):
                rows.fault(row.line, TOO_MANY.format(len(row.cells), len(names)))
            rows.add(row.line, given)
    except BrokenTable as fault:
        if rows is None:
            raise
        # Rows of this one may lie behind the break.
        rows.fault(fault.line, fault.reason)
    if rows:
        yield rows


def _faults_of_header(names: list[str], broken: bool) -> list[str]:
    if broken:
        return [NOT_UTF_8]
    keys = [name for name in SHAPES if name in names]
    if len(keys) != 1:
        return ["the first line must name the columns, and one of them `id` (studies) or `study` (additions)"]
    shape = SHAPES[keys[0]]
    known = list(columns(shape))
    unknown = [
        f"{name or 'a column'}: there is no such column{near(name, known)}" for name in names if name not in known
    ]
    missing = [field.name for field in kind(shape).fields if field.required and field.name not in names]
    unknown += [f"{name}: the column is missing" for name in missing]
    return unknown + [f"{name}: stands twice" for name in dict.fromkeys(names) if names.count(name) > 1]
