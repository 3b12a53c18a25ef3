"""The first line of a table: the names of its columns, and everything that is wrong with them."""

from __future__ import annotations

from typing import Final

from indexer.own.addition import Addition
from indexer.own.checking import near
from indexer.own.columns import columns
from indexer.own.fields import Given
from indexer.own.kinds import kind
from indexer.own.received import NOT_UTF_8
from indexer.own.study import OwnStudy

SHAPES: Final[dict[str, type[Given]]] = {"id": OwnStudy, "study": Addition}
NEITHER: Final = (
    "is no table of studies or additions: the first line must name the columns, and one of them `id` (studies) or "
    "`study` (additions). Leave the file out where it is something else"
)
TOO_MANY: Final = "has {} cells under {} columns: is a quotation mark missing?"
NO_NAME: Final = "column {} has no name"


class Header:
    """`names` in lower case, without the empty ones at the end: spreadsheets write those without being asked."""

    def __init__(self, cells: list[str], *, broken: bool) -> None:
        self.width = len(cells)
        self.broken = broken
        self.names = [cell.strip().casefold() for cell in cells]
        while self.names and not self.names[-1]:
            self.names.pop()

    @property
    def key(self) -> str | None:
        """The column that tells which rows belong together."""
        keys = [name for name in SHAPES if name in self.names]
        return keys[0] if len(keys) == 1 else None

    def faults(self) -> list[str]:
        """What is wrong with the first line."""
        if self.broken:
            return [NOT_UTF_8]
        key = self.key
        known = list(columns(SHAPES[key])) if key else []
        if not key or len(set(known) & set(self.names)) < 2:
            return [NEITHER]
        needed = [field.name for field in kind(SHAPES[key]).fields if field.required]
        twice = [name for name in dict.fromkeys(self.names) if name and self.names.count(name) > 1]
        return [
            *(_of_name(place, name, known) for place, name in enumerate(self.names, 1) if name not in known),
            *(f"{name}: the column is missing" for name in needed if name not in self.names),
            *(f"{name}: stands twice" for name in twice),
        ]

    def fault_of(self, cells: list[str]) -> str | None:
        """What is wrong with the cells of a row that have no name above them."""
        if len(cells) > self.width:
            return TOO_MANY.format(len(cells), len(self.names))
        nameless = (place for place, cell in enumerate(cells, 1) if place > len(self.names) and cell.strip())
        place = next(nameless, None)
        if place is None:
            return None
        return f"{NO_NAME.format(place)}, and something stands in it: name it in the first line, or empty it"


def _of_name(place: int, name: str, known: list[str]) -> str:
    return f"{name}: there is no such column{near(name, known)}" if name else NO_NAME.format(place)
