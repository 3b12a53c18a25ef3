"""Finds a Chromium for the tests, or installs one, and writes down where it is: `.venv/browser`.

On the PATH, else from the system's packages when this is root, else playwright's own; else it ends with one line.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from search.engine.progress import waiting

NOTE = Path(sys.prefix) / "browser"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> str:
    """The browser's path. Ends the program with one line where there can be none."""
    if NOTE.exists() and works(NOTE.read_text()):
        return NOTE.read_text()
    browser = on_path() or from_packages() or from_playwright()
    if browser is None:
        sys.exit("The tests need a Chromium and none could be installed: put `chromium` on the PATH")
    part = NOTE.with_suffix(".part")
    part.write_text(browser)
    part.replace(NOTE)
    return browser


def on_path() -> str | None:
    found = (shutil.which(name) for name in NAMES)
    return next((path for path in found if path and works(path)), None)


def works(path: str) -> bool:
    """Whether it can be run at all: on some systems the name is there and only advertises a package."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def from_packages() -> str | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    with waiting("Installing Chromium from the system's packages"):
        quietly("apt-get", "update")
        quietly("apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation")
    return on_path()


def from_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with waiting("Installing playwright's own Chromium"):
        quietly(sys.executable, "-m", "playwright", "install", "chromium")
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if works(path) else None


def quietly(*command: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True)


if __name__ == "__main__":
    main()
