"""A PostgreSQL of the bench's own: started on a socket that nobody else knows, stopped at the end."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from benchmarks.peers.install import PROGRAMS, NoPeer
from benchmarks.peers.libpq import Connection, PostgresError
from search.engine.user import as_user, can_enter
from search.locks import exclusive

OWNER = "postgres"
COMMON_FOLDER = Path("/var/lib/trial-finder")
STARTS_WITHIN_S = 60

# For a machine of 2 cores that PostgreSQL has to itself while it is asked. Writing is made quick: what is lost in a
# crash is loaded again.
SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "3GB",
    "effective_cache_size": "8GB",
    "work_mem": "128MB",
    "maintenance_work_mem": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "2",
    "max_wal_size": "8GB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "log_min_messages": "fatal",
}


class Cluster:
    """A running PostgreSQL, reached through a socket in a folder of its own."""

    def __init__(self, socket: Path, process: subprocess.Popen[bytes]) -> None:
        self.socket = socket
        self.process = process

    def connect(self, database: str = "postgres") -> Connection:
        return Connection(f"host={self.socket} user=bench dbname={database}")


@contextmanager
def running(folder: Path) -> Iterator[Cluster]:
    """The cluster whose data lie in `folder`, made first where there is none."""
    with exclusive(folder.parent / "postgres.lock"):
        data, arguments = _place(folder), _owner()
        _initialise(data, arguments)
        _end_left_over(data, arguments)
        socket = Path(tempfile.mkdtemp(prefix="bench-pg-"))
        _give(socket)
        process = _start(data, socket, arguments)
        try:
            cluster = Cluster(socket, process)
            _wait(cluster)
            yield cluster
        finally:
            # SIGINT is PostgreSQL's fast stop: it ends its connections, writes, and goes.
            process.send_signal(2)
            with suppress(subprocess.TimeoutExpired):
                process.wait(120)
            process.kill()
            shutil.rmtree(socket, ignore_errors=True)


def _place(folder: Path) -> Path:
    """Where the data lie: PostgreSQL never runs as root, and its own user must be able to enter."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0 or can_enter(OWNER, folder):
        return folder / "data"
    return COMMON_FOLDER / f"bench-{hashlib.sha256(str(folder).encode()).hexdigest()[:12]}" / "data"


def _owner() -> dict[str, Any]:
    return as_user(OWNER) if os.geteuid() == 0 else {}


def _give(path: Path) -> None:
    if os.geteuid() == 0:
        owner = pwd.getpwnam(OWNER)
        os.chown(path, owner.pw_uid, owner.pw_gid)


def _initialise(data: Path, arguments: dict[str, Any]) -> None:
    if (data / "PG_VERSION").exists():
        return
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True, mode=0o700)
    _give(data)
    command: list[str | Path] = [
        PROGRAMS / "initdb",
        "-D",
        data,
        "-U",
        "bench",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
    ]
    ended = subprocess.run(command, cwd="/", capture_output=True, text=True, **arguments)
    if ended.returncode:
        raise NoPeer(f"PostgreSQL is not measured: {ended.stderr.strip().splitlines()[-1]}")


def _end_left_over(data: Path, arguments: dict[str, Any]) -> None:
    """Stops a cluster on these data whose bench was killed: the lock says that nobody uses it."""
    stop: list[str | Path] = [PROGRAMS / "pg_ctl", "stop", "-D", data, "-m", "fast", "-w"]
    subprocess.run(stop, cwd="/", capture_output=True, check=False, **arguments)


def _start(data: Path, socket: Path, arguments: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = SETTINGS | {"unix_socket_directories": str(socket)}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return subprocess.Popen(
        [PROGRAMS / "postgres", "-D", data, *options],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C is for the bench, which then stops the cluster itself.
        start_new_session=True,
        **arguments,
    )


def _wait(cluster: Cluster) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline:
        if cluster.process.poll() is not None:
            raise NoPeer("PostgreSQL is not measured: it stopped while it started")
        with suppress(PostgresError):
            cluster.connect().close()
            return
        time.sleep(0.1)
    raise NoPeer(f"PostgreSQL is not measured: no answer within {STARTS_WITHIN_S} s")
