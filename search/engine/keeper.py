"""The small process that owns the local node: starts it, and stops it once nobody needs it any more.

It runs in a session of its own, so that Ctrl-C in one program does not stop what another one uses:
`python -m search.engine.keeper FOLDER HEAP`. A second keeper waits, and takes over if the first was killed.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

import psutil

from search.engine.folder import EngineFolder
from search.engine.node import NodeFailed, answering, configure, find, is_running, start, stop
from search.engine.user import Way, way
from search.locks import exclusive, exclusive_if_free

PULSE = 0.5
"""Seconds between two looks at whether anybody still needs the node."""
STARTING_PULSE = 0.1
PATIENCE = 180.0
"""Seconds to the first answer on the slowest machine; with 2 cores it takes 8 (measured)."""


def spawn(folder: EngineFolder, heap: str) -> subprocess.Popen[bytes]:
    """Starts a keeper that outlives the program which starts it."""
    with folder.log.open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "search.engine.keeper", str(folder.root), heap],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def keep(folder: EngineFolder, heap: str) -> None:
    """Runs the node until nobody holds it. Raises NodeFailed where it does not start, or stops by itself."""
    with exclusive(folder.keeper_lock):
        chosen = way(folder)
        node = find(chosen)
        if node is None:
            configure(chosen)
            node = start(chosen, heap, folder.log)
        try:
            watch(folder, chosen, node)
        finally:
            finish(folder, node)


def watch(folder: EngineFolder, chosen: Way, node: psutil.Process) -> None:
    answer = None
    deadline = time.monotonic() + PATIENCE
    while is_running(node):
        # Held while the node stops, so that whoever comes now waits, and then finds no dying one.
        with exclusive_if_free(folder.holders_lock) as nobody_needs_it:
            if nobody_needs_it:
                finish(folder, node)
                return
        if answer is None and (answer := answering(node, chosen)):
            folder.note(answer)
        if answer is None and time.monotonic() > deadline:
            raise NodeFailed(f"OpenSearch did not answer within {PATIENCE:.0f} s; {folder.log} says more")
        time.sleep(PULSE if answer else STARTING_PULSE)
    when = "by itself" if answer else "while it started"
    raise NodeFailed(f"OpenSearch stopped {when}; {folder.log} and {chosen.node / 'logs'} say more")


def finish(folder: EngineFolder, node: psutil.Process) -> None:
    folder.forget()
    stop(node)


def end(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def main() -> None:
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        keep(EngineFolder(Path(sys.argv[1])), sys.argv[2])
    except NodeFailed as failed:
        sys.exit(str(failed))


if __name__ == "__main__":
    main()
