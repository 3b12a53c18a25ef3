"""The maps' scripts as `make` has built them: where they lie, and what they weigh on the wire."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any, Final

from make.frontend import BUILT
from web.compress import LEVEL

Manifest = dict[str, dict[str, Any]]
DRAWING: Final = "src/map/index.ts"


class NotBuilt(Exception):
    """There is no drawing to be measured; the message says what to do."""


def manifest() -> Manifest:
    """Raises NotBuilt."""
    file = BUILT / "manifest.json"
    told: Manifest = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    if DRAWING not in told:
        raise NotBuilt("The maps are not built: python -m make.frontend")
    return told


def weights(told: Manifest) -> dict[str, int]:
    """Packed bytes of the map's scripts, first without the drawing, which is fetched when a map is seen."""
    drawing = _with_imports(told, DRAWING)
    study = _with_imports(told, "src/study.ts")
    element = next(name for name in told if name.endswith("widget/element.ts"))
    widget = _with_imports(told, "src/widget.ts") | _with_imports(told, element)
    named = {"a study's page": study, "a study's page, with the drawing": study | drawing}
    named |= {"the widget": widget, "the widget, with the drawing": widget | drawing}
    return {name: sum(map(_packed, files)) for name, files in named.items()}


def _with_imports(told: Manifest, entry: str) -> set[str]:
    """The files that a browser needs before the entry runs."""
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        found |= {*_files(told[name])}
        waiting += [one for one in told[name].get("imports", []) if told[one]["file"] not in found]
    return found


def _files(chunk: dict[str, Any]) -> Iterator[str]:
    yield chunk["file"]
    yield from chunk.get("css", [])


def _packed(file: str) -> int:
    return len(gzip.compress((BUILT / file).read_bytes(), LEVEL))
