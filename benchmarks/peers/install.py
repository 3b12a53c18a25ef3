"""PostgreSQL and PostGIS from Debian's packages, through apt where the program is root."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from rich.console import Console

VERSION = "15"
PROGRAMS = Path("/usr/lib/postgresql") / VERSION / "bin"
EXTENSION = Path("/usr/share/postgresql") / VERSION / "extension" / "postgis.control"
PACKAGES = (f"postgresql-{VERSION}", f"postgresql-{VERSION}-postgis-3")
CLUSTERS = Path("/etc/postgresql-common/createcluster.conf")


class NoPeer(Exception):
    """A peer cannot be measured here; the text is one line that says why."""


def installed() -> bool:
    return (PROGRAMS / "postgres").exists() and EXTENSION.exists()


def install(console: Console) -> None:
    """Installs the packages where they are missing. Raises `NoPeer` where that is not ours to do."""
    if installed():
        return
    wanted = " ".join(PACKAGES)
    if os.geteuid() != 0:
        raise NoPeer(f"PostgreSQL is not measured: as root, apt-get install {wanted}")
    console.print(f"Installing {wanted} with apt")
    if not CLUSTERS.exists():
        # The package would make and start a database of its own.
        CLUSTERS.parent.mkdir(parents=True, exist_ok=True)
        CLUSTERS.write_text("create_main_cluster = false\n")
    apt = ("apt-get", "-qq", "-o", "Dpkg::Options::=--force-confold")
    quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "capture_output": True, "text": True}
    try:
        subprocess.run([*apt, "update"], check=False, **quiet)  # type: ignore[call-overload]
        ended = subprocess.run([*apt, "install", "--yes", "--no-install-recommends", *PACKAGES], **quiet)  # type: ignore[call-overload]
    except FileNotFoundError as fault:
        raise NoPeer(f"PostgreSQL is not measured: there is no apt-get here to install {wanted}") from fault
    if not installed():
        said = (ended.stderr.strip().splitlines() or ["apt-get failed"])[-1]
        raise NoPeer(f"PostgreSQL is not measured: {said}")
