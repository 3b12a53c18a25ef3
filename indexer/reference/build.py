"""All reference data, built once for each version of the packages and of the code that reads them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from indexer.reference import conditions, places
from indexer.reference.database import is_built_from
from indexer.reference.packages import fetch
from search.locks import exclusive

PLACES: Final = "places.sqlite"
CONDITIONS: Final = "conditions.sqlite"


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: `built` is false when it was there already and nothing had changed."""

    file: str
    path: str
    built: bool
    seconds: float
    size: int


class _Recipe(NamedTuple):
    packages: tuple[str, ...]
    digest: Callable[[], str]
    build: Callable[[Path, Path, Progress], None]


RECIPES: Final = {
    PLACES: _Recipe(places.PACKAGES, places.digest, places.build_places),
    CONDITIONS: _Recipe(conditions.PACKAGES, conditions.digest, conditions.build_conditions),
}


def build_reference(data_dir: Path, console: Console) -> list[Built]:
    """Builds what is missing or out of date in `data_dir/reference`; tells for each file what was done.

    A second call waits for a first, and finds everything done. Nothing is downloaded when nothing is to be built.
    Whenever it is stopped, each file is whole: the new one, the one from before, or none. Raises FetchError when a
    package cannot be had.
    """
    folder = data_dir / "reference"
    with exclusive(folder / "lock"):
        due = {name for name, recipe in RECIPES.items() if not is_built_from(folder / name, recipe.digest())}
        with _progress(console) as progress:
            wheels = folder / "packages"
            fetch({package for name in due for package in RECIPES[name].packages}, wheels, progress)
            done = [_built(folder / name, name in due, wheels, progress) for name in RECIPES]
        shutil.rmtree(wheels, ignore_errors=True)
    return done


def _built(path: Path, due: bool, wheels: Path, progress: Progress) -> Built:
    start = time.monotonic()
    if due:
        RECIPES[path.name].build(path, wheels, progress)
    seconds = round(time.monotonic() - start, 2)
    return Built(file=path.name, path=str(path), built=due, seconds=seconds, size=path.stat().st_size)


def _progress(console: Console) -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=console)
