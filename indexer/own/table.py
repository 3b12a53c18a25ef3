"""A table (CSV) of an operator's studies or additions: rows with one id, one after the other, make one of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import IO, Literal, NamedTuple

from indexer.own.checking import faults
from indexer.own.columns import column_of
from indexer.own.header import SHAPES, Header
from indexer.own.lines import BrokenTable, Lines
from indexer.own.received import NOT_UTF_8, told_id
from indexer.own.rows import Rows
from indexer.registries.reading import Raw, Unreadable

LINE_ENDS = "has line ends that no table has: save the file as UTF-8 (in a spreadsheet as “CSV UTF-8”)"


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
        first = next(table)
        header = Header(first.cells, broken=first.broken)
        if wrong := header.faults():
            yield Unreadable("; ".join(wrong), f"{where}:{first.line}")
            return
        for rows in _grouped(table, header):
            yield from _of_one(rows, where)
    except BrokenTable as fault:
        yield Unreadable(fault.reason, f"{where}:{fault.line}")


def emptied(stream: IO[bytes]) -> Literal["file", "texts"] | None:
    """Whose table it is, if it names its columns and has no row."""
    table = _rows(stream)
    first = next(table)
    header = Header(first.cells, broken=first.broken)
    if header.faults() or next(table, None) is not None:
        return None
    return "texts" if header.key == "study" else "file"


def _rows(stream: IO[bytes]) -> Iterator[Row]:
    """The rows that say something, the one with the names of the columns first."""
    lines = Lines(stream)
    cells_of = csv.reader(lines, delimiter=lines.delimiter, strict=True)
    while True:
        line, lines.broken = lines.number + 1, False
        try:
            cells = next(cells_of, None)
        except csv.Error as fault:
            reason = (
                LINE_ENDS
                if "new-line" in str(fault)
                else f"is no row of a table, and ends it: is a quotation mark missing? ({fault})"
            )
            raise BrokenTable(line, reason) from fault
        if cells is None:
            return
        if line == lines.header or any(cell.strip() for cell in cells):
            yield Row(line, cells, lines.broken)


def _of_one(rows: Rows, where: str) -> Iterator[Raw | Unreadable]:
    """One record, or its faults by the line that each stands in."""
    for fault in faults(rows.value, rows.shape) if rows.checked else ():
        rows.fault(rows.line_of(fault.path), f"{column_of(fault.path, rows.shape)}: {fault.reason}")
    if not rows.faults:
        yield Raw(json.dumps(rows.value, ensure_ascii=False).encode(), f"{where}:{rows.first}")
    for line, reasons in sorted(rows.faults.items()):
        yield Unreadable("; ".join(reasons), f"{where}:{line}", told_id(rows.value))


def _grouped(table: Iterator[Row], header: Header) -> Iterator[Rows]:
    """The rows of each id together. An id that comes back later is a fault, which costs its later rows."""
    key = header.key
    assert key is not None
    rows: Rows | None = None
    known: dict[str, int] = {}
    try:
        for row in table:
            given = dict(zip(header.names, row.cells, strict=False))
            id = given.get(key, "").strip()
            if rows is None or not id or id != rows.id:
                if rows:
                    yield rows
                rows = Rows(SHAPES[key], id, row.line)
                if known.setdefault(id, row.line) < row.line and id:
                    rows.refuse(row.line, f"{key}: {id} stands already in line {known[id]}: put its rows together")
            if row.broken:
                rows.fault(row.line, NOT_UTF_8)
            if reason := header.fault_of(row.cells):
                rows.fault(row.line, reason)
            rows.add(row.line, given)
    except BrokenTable as fault:
        if rows is None:
            raise
        # Rows of this one may lie behind the break.
        rows.fault(fault.line, fault.reason)
    if rows:
        yield rows
