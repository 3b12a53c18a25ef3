"""Lists that people write and review: one entry a line, columns between bars, comments behind `#`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def lines(name: str) -> Iterator[tuple[str, ...]]:
    """The columns of each entry of a list of this package, such as `lay_words.txt`."""
    for line in files("mappings").joinpath(name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(column.strip() for column in line.split("|"))


def several(column: str) -> tuple[str, ...]:
    """What stands between semicolons."""
    return tuple(each.strip() for each in column.split(";") if each.strip())
