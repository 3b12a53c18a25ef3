"""`make run`: the three programs of the service, together from the first to the last.

Each is one that an installed wheel has too. They write to this terminal themselves, progress bars included.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from types import FrameType

PROGRAMS = (("search.engine",), ("indexer", "watch"), ("web",))
GRACE = 15.0
"""Seconds to end after being asked; then a program is told once more, and then killed."""

Program = subprocess.Popen[bytes]


def main() -> int:
    # A shell that starts make in the background has it ignore SIGINT, which must end everything all the same.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
    if "MAKELEVEL" in os.environ:
        end_with_parent()
    programs: list[Program] = []
    try:
        for words in PROGRAMS:
            programs.append(start(words))
        return first_failure(programs)
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop(programs)


def start(words: tuple[str, ...]) -> Program:
    """A program in a process group of its own: Ctrl-C reaches only this one, which passes it on once."""
    command = [sys.executable, "-m", *words]
    return subprocess.Popen(command, process_group=0, preexec_fn=end_with_parent)


def end_with_parent() -> None:
    """Asks Linux to end this process when the one that started it is gone, even when that was killed."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


def first_failure(programs: list[Program]) -> int:
    """Waits until one of the programs has ended, and says which."""
    while True:
        for program, words in zip(programs, PROGRAMS, strict=True):
            if program.poll() is not None:
                name = " ".join(words)
                print(f"{name} has ended with status {program.returncode}: stopping the others", file=sys.stderr)
                return 1
        time.sleep(0.2)


def stop(programs: list[Program]) -> None:
    """Ctrl-C to each once, then SIGTERM, then the end."""
    for ask in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        for program in programs:
            if program.poll() is None:
                program.send_signal(ask)
        deadline = time.monotonic() + GRACE
        while any(program.poll() is None for program in programs) and time.monotonic() < deadline:
            time.sleep(0.05)


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
