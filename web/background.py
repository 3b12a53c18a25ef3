"""The background map: the tiles of one file, `indexer reference`'s own or the operator's.

A tile's address holds the file's digest, so that browsers keep it for a year. It also tells where somebody looks: it is
written into no log.
"""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
import structlog
from flask import Flask, Response, current_app, request

from search.settings import Settings
from web.held_file import Identity, identity_of
from web.sharing import share_file
from web.tiles import TileFile, Unfit

KEPT_FOR: Final = int(timedelta(days=365).total_seconds())
LOOK_AGAIN_S: Final = 5.0
KIND: Final = "application/vnd.mapbox-vector-tile"
log = structlog.get_logger()


class Background(msgspec.Struct, frozen=True):
    """What a map draws its background from: an address with `{z}`, `{x}` and `{y}`, the finest zoom that there is, and
    whom to name, as plain text."""

    tiles: str
    max_zoom: int
    attribution: str


class Backgrounds:
    """The file that there is now: it may come, go and be replaced while the service runs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._tiles: TileFile | None = None
        self._known: Identity | None = None
        self._told = False
        self._look_at = 0.0
        self._lock = threading.RLock()

    def told(self, root: str = "") -> Background | None:
        """What a map is handed; None where there is no file. `root` is the path that the service lives under."""
        found = self.current()
        if found is None:
            return None
        return Background(f"{root}/background/{found.digest}/{{z}}/{{x}}/{{y}}", found.max_zoom, found.attribution)

    def current(self) -> TileFile | None:
        """The file, looked at every few seconds."""
        if time.monotonic() >= self._look_at:
            with self._lock:
                if time.monotonic() >= self._look_at:
                    self._look()
                    self._look_at = time.monotonic() + LOOK_AGAIN_S
        return self._tiles

    def tell(self, event: str, why: Unfit) -> None:
        """Once for each file, however many of its tiles are broken."""
        with self._lock:
            if not self._told:
                log.warning(event, file=self.path.name, why=str(why))
            self._told = True

    def _look(self) -> None:
        """A file of no use is tried again each time: the disk may have been away."""
        found = identity_of(self.path)
        if found == self._known and (self._tiles or found is None):
            return
        if found != self._known:
            self._known, self._told = found, False
        try:
            self._tiles = TileFile(self.path) if found else None
        except Unfit as why:
            self._tiles = None
            self.tell("no background map: its file cannot be used", why)


def background_of(settings: Settings) -> Backgrounds:
    """`BASEMAP_PMTILES`, else the file that `indexer reference` builds."""
    return Backgrounds(settings.basemap_pmtiles or settings.data_dir / "reference" / "basemap.pmtiles")


def background(root: str = "") -> Background | None:
    """What this service's maps are drawn on; see `Backgrounds.told`."""
    found: Backgrounds | None = current_app.extensions.get("backgrounds")
    return found.told(root) if found else None


def add_background(app: Flask, backgrounds: Backgrounds) -> None:
    """The tiles' address, and `background` for whoever makes a map."""

    def background_tile(digest: str, zoom: int, column: int, row: int) -> Response:
        """A tile; 204 where the map has nothing to draw, 503 where it cannot be read now.

        One of another file is told as it is now, and not kept.
        """
        tiles = backgrounds.current()
        if tiles is None or not tiles.holds(zoom, column, row):
            return share_file(Response(status=404))
        try:
            answer = _tile(tiles, zoom, column, row)
        except Unfit as why:
            backgrounds.tell("a tile of the background map cannot be read", why)
            return share_file(Response(status=503))
        if digest == tiles.digest:
            answer.cache_control.max_age = KEPT_FOR
            answer.cache_control.public = answer.cache_control.immutable = True
        else:
            answer.cache_control.no_cache = True
        return share_file(answer)

    app.extensions["backgrounds"] = backgrounds
    app.add_url_rule("/background/<digest>/<int:zoom>/<int:column>/<int:row>", "background_tile", background_tile)


def _tile(tiles: TileFile, zoom: int, column: int, row: int) -> Response:
    """Packed as it lies in the file, for whoever takes it so."""
    content = tiles.tile(zoom, column, row)
    if content is None:
        return Response(status=204)
    as_it_lies = request.accept_encodings.quality("gzip") > 0
    answer = Response(content if as_it_lies else tiles.unpacked(content), mimetype=KIND)
    answer.vary.add("Accept-Encoding")
    if as_it_lies and tiles.packed:
        answer.content_encoding = "gzip"
    return answer
