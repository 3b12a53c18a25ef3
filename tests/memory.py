"""How much memory a program has held at most."""

from __future__ import annotations

import resource
from pathlib import Path


def peak_bytes() -> int:
    """Of the program that calls it, and of it alone.

    `ru_maxrss` begins with what the program that started this one held; Linux tells the own peak in `VmHWM`.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024
