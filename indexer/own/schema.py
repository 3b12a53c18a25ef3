"""JSON Schemas of what an operator may write, for editors and checkers: `python -m indexer.own.schema FOLDER`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

import msgspec

from indexer.own.addition import Addition
from indexer.own.fields import Given
from indexer.own.study import OwnStudy

FILES: Final[dict[str, type[Given]]] = {"own-studies.schema.json": OwnStudy, "additions.schema.json": Addition}
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(shape: type[Given]) -> str:
    """The schema of one line. What no schema can say, such as which dates have not come yet, the reader checks."""
    return json.dumps({"$schema": DIALECT} | msgspec.json.schema(shape), indent=2, ensure_ascii=False) + "\n"


def main(folder: Path) -> None:
    """Writes both schemas into a folder."""
    for name, shape in FILES.items():
        (folder / name).write_text(schema(shape), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
