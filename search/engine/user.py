"""OpenSearch refuses to run as root: how a program that is root (a container, CI) starts it all the same.

In a user namespace of its own root has another number, and still enters folders that only root can. Where the
system forbids that (most containers), the node runs as `nobody`, out of a folder that `nobody` can enter.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.engine.folder import EngineFolder
from search.engine.java import java_home

NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
COMMON_FOLDER = Path("/var/lib/trial-finder")


@dataclass(frozen=True)
class Way:
    """How the node is started. `sentence` tells the operator which way was taken."""

    sentence: str
    server: Path
    java: Path
    node: Path
    prefix: tuple[str, ...] = ()
    user: str | None = None

    def popen_arguments(self) -> dict[str, Any]:
        return as_user(self.user) if self.user else {}

    def give_files(self) -> None:
        """Makes the node's files belong to whom it runs as; an earlier start may have gone the other way."""
        if os.geteuid() != 0:
            return
        owner = pwd.getpwnam(self.user or "root")
        for path in (self.node, *self.node.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)


def way(folder: EngineFolder) -> Way:
    """The way that works on this machine."""
    if os.geteuid() != 0:
        return Way("as the user who started it", folder.server, java_home(), folder.node)
    if has_namespaces():
        return Way("in a user namespace", folder.server, java_home(), folder.node, prefix=NAMESPACE)
    return as_nobody(folder)


def has_namespaces() -> bool:
    try:
        return subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def as_nobody(folder: EngineFolder) -> Way:
    """As `nobody`, in place where that user can read everything, else from a copy under the system's own."""
    java = java_home()
    if all(can_enter("nobody", path) for path in (folder.server / "lib", java / "bin")):
        return Way("as the user nobody", folder.server, java, folder.node, user="nobody")
    base = COMMON_FOLDER / hashlib.sha256(str(folder.root).encode()).hexdigest()[:12]
    server = copied(folder.server, base)
    return Way(f"as the user nobody, in {base}", server, copied(java, base), base / "node", user="nobody")


def can_enter(user: str, path: Path) -> bool:
    return subprocess.run(["test", "-r", path, "-a", "-x", path], **as_user(user)).returncode == 0


def as_user(user: str) -> dict[str, Any]:
    """What makes `subprocess` start a program as this user, in none of root's groups."""
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def copied(source: Path, base: Path) -> Path:
    """A copy that everyone can read; whole or not there at all."""
    target = base / source.name
    if not target.is_dir():
        part = base / f"{source.name}.part"
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source, part)
        subprocess.run(["chmod", "-R", "a+rX", base], check=True)
        part.rename(target)
    return target
