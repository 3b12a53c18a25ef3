"""The maps' scripts, as `make` has built them into `web/built`: any page may load them, and a browser keeps them.

Everything under `/map/` has the hash of its content in its name. `/widget.js` has not: it is asked for again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import structlog
from flask import Flask, Response, abort, send_from_directory, url_for

from web.sharing import share_file

FOLDER: Final = Path(__file__).parent / "built"
KEPT_FOR: Final = int(timedelta(days=365).total_seconds())
ASKED_AGAIN_AFTER: Final = int(timedelta(hours=1).total_seconds())
SHOWN_MEANWHILE: Final = int(timedelta(days=1).total_seconds())
"""How long a widget that is no longer fresh may be used while the browser asks for the new one."""
HASHED: Final = re.compile(r"(.+)-[\w-]{8}(\.\w+)")
log = structlog.get_logger()


def built_version(folder: Path = FOLDER) -> str:
    """What a page that names the scripts depends on: ten hexadecimal digits, or none where nothing was built."""
    manifest = folder / "manifest.json"
    return hashlib.sha256(manifest.read_bytes()).hexdigest()[:10] if manifest.is_file() else ""


class Built:
    """What was built, or nothing: then the pages show lists alone."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self._entries = _entries(folder / "manifest.json")
        self._files = {path.name for path in (folder / "map").glob("*")}
        names = Counter(map(_without_hash, self._files))
        # Where two files have one name, nobody knows which of them is meant.
        self._by_name = {_without_hash(file): file for file in self._files if names[_without_hash(file)] == 1}
        if not self._entries:
            log.warning("maps are not built: pages show lists alone", folder=folder.name)

    def address(self, entry: str) -> str | None:
        """Where a page finds the script of `src/<entry>.ts`; None where it is not built."""
        found = self._entries.get(f"src/{entry}.ts")
        return url_for("map_script", filename=str(found["file"]).removeprefix("map/")) if found else None

    def file(self, asked: str) -> str | None:
        """A file of `map/`; for one of another build, which a page that was opened before may still ask for, the one
        that has its place now."""
        return asked if asked in self._files else self._by_name.get(_without_hash(asked))

    @property
    def has_widget(self) -> bool:
        return "src/widget.ts" in self._entries


def add_built(app: Flask, built: Built) -> None:
    """The addresses, and `script_of('study')` for the templates."""

    def map_script(filename: str) -> Response:
        """A file. One of another build is told as it is now, and not kept."""
        found = built.file(filename)
        if found is None:
            abort(404)
        kept = found == filename
        answer = send_from_directory(built.folder / "map", found, max_age=KEPT_FOR if kept else None)
        answer.cache_control.immutable = kept
        return share_file(answer)

    def widget() -> Response:
        """The widget's few lines. They lead to the rest, whose address changes with its content."""
        if not built.has_widget:
            abort(404)
        answer = send_from_directory(built.folder, "widget.js", max_age=ASKED_AGAIN_AFTER)
        answer.cache_control.stale_while_revalidate = SHOWN_MEANWHILE
        return share_file(answer)

    app.add_url_rule("/map/<filename>", "map_script", map_script)
    app.add_url_rule("/widget.js", "widget", widget)
    app.context_processor(lambda: {"script_of": built.address})


def _entries(manifest: Path) -> dict[str, dict[str, Any]]:
    """What Vite has written down of each script; nothing where nothing was built."""
    if not manifest.is_file():
        return {}
    told: dict[str, dict[str, Any]] = json.loads(manifest.read_text("utf-8"))
    return told


def _without_hash(filename: str) -> str:
    """`study.js` for `study-0a1B2c3D.js`."""
    found = HASHED.fullmatch(filename)
    return f"{found[1]}{found[2]}" if found else filename
