"""Style sheets, scripts and drawings of the pages, under an address that changes with their content.

A browser keeps them for a year and never asks again; modules name each other relatively, so all of a page's are of one
version.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from flask import Flask, Response, send_from_directory

FOLDER: Final = Path(__file__).parent / "static"
KEPT_FOR: Final = int(timedelta(days=365).total_seconds())


def version_of(folder: Path = FOLDER) -> str:
    """Ten hexadecimal digits for the names and contents of all files."""
    told = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        told.update(path.name.encode() + b"\0" + path.read_bytes())
    return told.hexdigest()[:10]


def add_assets(app: Flask) -> None:
    """`url_for("static", filename="look.css")` is `/static/0a1b2c3d4e/look.css`."""
    current = version_of()

    def static(version: str, filename: str) -> Response:
        """A file. One of another version, from a page that was opened before, is told as it is now, and not kept."""
        answer = send_from_directory(FOLDER, filename, max_age=KEPT_FOR if version == current else None)
        answer.cache_control.immutable = version == current
        return answer

    def add_version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static":
            values.setdefault("version", current)

    app.add_url_rule("/static/<version>/<path:filename>", "static", static)
    app.url_defaults(add_version)
