"""The maps' scripts, as `make` has built them into `web/built`: any page may load them, and a browser keeps them.

Everything under `/map/` has the hash of its content in its name. `/widget.js` has not: it is asked for again.
"""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Final

import structlog
from flask import Flask, Response, abort, send_from_directory, url_for

FOLDER: Final = Path(__file__).parent / "built"
KEPT_FOR: Final = int(timedelta(days=365).total_seconds())
ASKED_AGAIN_AFTER: Final = int(timedelta(hours=1).total_seconds())
log = structlog.get_logger()


class Built:
    """What was built, or nothing: then the pages show lists alone."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        manifest = folder / "manifest.json"
        self._entries = json.loads(manifest.read_text("utf-8")) if manifest.is_file() else {}
        if not self._entries:
            log.warning("maps are not built: pages show lists alone", folder=folder.name)

    def address(self, entry: str) -> str | None:
        """Where a page finds the script of `src/<entry>.ts`; None where it is not built."""
        found = self._entries.get(f"src/{entry}.ts")
        return url_for("map_script", filename=str(found["file"]).removeprefix("map/")) if found else None


def add_built(app: Flask, built: Built) -> None:
    """The addresses, and `script_of('study')` for the templates."""

    def map_script(filename: str) -> Response:
        answer = send_from_directory(built.folder / "map", filename, max_age=KEPT_FOR)
        answer.cache_control.immutable = True
        return _shared(answer)

    def widget() -> Response:
        """The widget's few lines. They lead to the rest, whose address changes with its content."""
        if built.address("widget") is None:
            abort(404)
        return _shared(send_from_directory(built.folder, "widget.js", max_age=ASKED_AGAIN_AFTER))

    app.add_url_rule("/map/<filename>", "map_script", map_script)
    app.add_url_rule("/widget.js", "widget", widget)
    app.context_processor(lambda: {"script_of": built.address})


def _shared(answer: Response) -> Response:
    """A module is loaded by another origin's page only where it is allowed to."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
