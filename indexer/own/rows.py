"""The rows of a table that belong to one study, as the object that they mean, and the line that each part stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import inspect

from indexer.own.checking import Path
from indexer.own.columns import Column, columns
from indexer.own.fields import Given
from indexer.own.kinds import inner

NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,20})?", re.ASCII)
DOTTED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
NO_LETTER = re.compile(r"[\W_]+")
YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class Rows:
    """One object in the making."""

    def __init__(self, shape: type[Given], id: str, first: int) -> None:
        self.shape = shape
        self.id = id
        self.first = first
        self.value: dict[str, Any] = {}
        self.lines: dict[Path, int] = {}
        self.faults: dict[int, list[str]] = defaultdict(list)
        self.checked = True

    def fault(self, line: int, reason: str) -> None:
        """Notes what is wrong with a line, once."""
        if reason not in self.faults[line]:
            self.faults[line].append(reason)

    def refuse(self, line: int, reason: str) -> None:
        """Rows that do not count at all: what else is wrong with them is of no interest."""
        self.fault(line, reason)
        self.checked = False

    def add(self, line: int, row: Mapping[str, str]) -> None:
        """Takes a row: what the study says once, and what this row adds to its lists."""
        added: dict[str, dict[str, Any]] = {}
        for name, column in columns(self.shape).items():
            cell = row.get(name, "").strip()
            if cell and column.repeats:
                _put(added.setdefault(column.steps[0], {}), column.steps[1:], _meant(cell, column))
            elif cell:
                self._once(line, column, _meant(cell, column))
        for name, item in added.items():
            items = self.value.setdefault(name, [])
            self.lines[name, len(items)] = line
            items.append(item)

    def line_of(self, path: Path) -> int:
        """The line that a field stands in; the first where it is missing."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.lines:
                return self.lines[path[:end]]
        return self.first

    def _once(self, line: int, column: Column, value: Any) -> None:
        """A row may say again what one before it said, and nothing else."""
        before = self.lines.get(column.steps)
        if before is None:
            self.lines[column.steps] = line
            _put(self.value, column.steps, value)
        elif self.checked and value != _got(self.value, column.steps):
            self.fault(line, f"{column.name}: is not what line {before} says: write the same, or leave it empty")


def _meant(cell: str, column: Column) -> Any:
    """A cell as the field's type has it; as it stands where it cannot be that, which is a fault then."""
    match column.kind:
        case inspect.VarTupleType(item_type=item):
            parts = [part.strip() for part in cell.split(";") if part.strip()]
            kind = inner(item)
            return [_word(part, kind.values) for part in parts] if isinstance(kind, inspect.LiteralType) else parts
        case inspect.LiteralType(values=words):
            return _word(cell, words)
        case inspect.StrType() if column.dates and (day := DOTTED_DAY.fullmatch(cell)):
            # Spreadsheets of half of Europe turn 2026-11-10 into 10.11.2026.
            return f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
        case inspect.BoolType():
            return YES_OR_NO.get(cell.casefold(), cell)
        case inspect.FloatType() if NUMBER.fullmatch(cell):
            # Spreadsheets of half the world write a decimal comma.
            return float(cell.replace(",", "."))
        case inspect.IntType() if NUMBER.fullmatch(cell) and cell.lstrip("+-").isdecimal():
            return int(cell)
        case _:
            return cell


def _word(cell: str, words: Iterable[object]) -> str:
    """The word of ours that is meant, however its parts are written: “Not yet recruiting”; else the cell."""
    return next((str(word) for word in words if _letters(str(word)) == _letters(cell)), cell)


def _letters(word: str) -> str:
    return NO_LETTER.sub("", word.casefold())


def _put(within: dict[str, Any], steps: tuple[str, ...], value: Any) -> None:
    for step in steps[:-1]:
        within = within.setdefault(step, {})
    within[steps[-1]] = value


def _got(within: Mapping[str, Any], steps: tuple[str, ...]) -> Any:
    found: Any = within
    for step in steps:
        found = found[step]
    return found
