"""A second copy of the product in which one constant has another value, beside the one that runs.

The module that holds the constant is read anew with the number written in its place, and with it everything of the
product: what is made from the constant when a module is read is then made from the other value too.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType
from typing import Final

from benchmarks.relevance.constants import Constant, Number, compiled
from web.finder import Finder

PRODUCT: Final = ("search", "indexer", "web", "mappings")


@contextmanager
def product_with(of: Constant, number: Number) -> Iterator[type[Finder]]:
    """The `Finder` of a product in which the constant is this number, until the block ends."""
    before = _taken_out()
    change = _Change(of, number)
    sys.meta_path.insert(0, change)
    try:
        copied: type[Finder] = importlib.import_module("web.finder").Finder
        yield copied
    finally:
        sys.meta_path.remove(change)
        _taken_out()
        sys.modules.update(before)


class _Change(MetaPathFinder):
    """Hands the one module to a loader that writes the number into it."""

    def __init__(self, of: Constant, number: Number) -> None:
        self.of = of
        self.number = number

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path) if fullname == self.of.module else None
        if spec is not None:
            spec.loader = _Loader(fullname, self.of, self.number)
        return spec


class _Loader(SourceFileLoader):
    """Reads the source, never what was compiled of it before, and keeps nothing."""

    def __init__(self, fullname: str, of: Constant, number: Number) -> None:
        super().__init__(fullname, str(of.file))
        self.of = of
        self.number = number

    def get_code(self, fullname: str) -> CodeType:
        return compiled(self.of, self.number)


def _taken_out() -> dict[str, ModuleType]:
    """The product's modules, which the next import reads anew."""
    names = [name for name in sys.modules if name.partition(".")[0] in PRODUCT]
    return {name: sys.modules.pop(name) for name in names}
