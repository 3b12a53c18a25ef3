"""Builds the maps, `web/frontend` into `web/built`, once for each content of their sources; `check` checks types."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from make.node import CannotBuild, npm

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "web" / "frontend"
BESIDE = (ROOT / "web" / "static" / "tokens.css", ROOT / "web" / "templates" / "status_signs.html")
"""What the scripts share with the pages."""
KINDS = {".ts", ".css", ".html", ".json"}
BUILT = ROOT / "web" / "built"
NOTE = "built-from"
PACKAGES = SOURCES / "node_modules"
INSTALLED = PACKAGES / "installed-from"


def main() -> None:
    try:
        with one_at_a_time():
            if sys.argv[1:] == ["check"]:
                check()
            else:
                build()
    except CannotBuild as fault:
        left = "keep the maps of before" if (BUILT / NOTE).is_file() else "show lists alone"
        sys.exit(f"The maps could not be built: {fault}. The pages {left}")


def build() -> None:
    """Builds what is not built of just these sources yet. What was built before stays until the new is whole."""
    wanted = digest(sources())
    if (BUILT / NOTE).is_file() and (BUILT / NOTE).read_text() == wanted:
        return
    install()
    print("Building the maps", flush=True)
    fresh = PACKAGES / "fresh"
    npm(SOURCES, "run", "build", "--", "--outDir", fresh)
    (fresh / NOTE).write_text(wanted)
    take(fresh)


def check() -> None:
    install()
    npm(SOURCES, "run", "check")


def take(fresh: Path) -> None:
    """Puts what was built in the place of what was built before."""
    former = PACKAGES / "former"
    shutil.rmtree(former, ignore_errors=True)
    if BUILT.exists():
        BUILT.rename(former)
    fresh.rename(BUILT)
    shutil.rmtree(former, ignore_errors=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Of two `make` at once the second waits here, and then finds everything done."""
    folder = os.open(SOURCES, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another make is building the maps; waiting for it", flush=True)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def install() -> None:
    """Node's packages as `package-lock.json` pins them."""
    wanted = digest([SOURCES / "package-lock.json"])
    if INSTALLED.is_file() and INSTALLED.read_text() == wanted:
        return
    print("Fetching the packages of the maps", flush=True)
    npm(SOURCES, "ci")
    INSTALLED.write_text(wanted)


def sources() -> list[Path]:
    """All that a build is made of."""
    own = [path for path in SOURCES.rglob("*") if path.suffix in KINDS and PACKAGES not in path.parents]
    return [*own, *BESIDE]


def digest(paths: Iterable[Path]) -> str:
    """The names and contents of files."""
    told = hashlib.sha256()
    for path in sorted(paths):
        told.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return told.hexdigest()


if __name__ == "__main__":
    main()
