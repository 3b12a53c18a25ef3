"""Results of a run, kept as JSON under `DATA_DIR/bench/results`, one file a size."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import psutil

from benchmarks.peers.cluster import SETTINGS
from search.engine.folder import VERSION

Json = dict[str, Any]


def read(folder: Path, size: str) -> Json | None:
    file = _file(folder, size)
    return msgspec.json.decode(file.read_bytes()) if file.exists() else None


def write(folder: Path, results: Json) -> Path:
    file = _file(folder, results["size"])
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(results)))
    part.replace(file)
    return file


def machine(heap: str) -> Json:
    """What it was measured on."""
    return {
        "when": datetime.now(UTC).isoformat(timespec="minutes"),
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_bytes": psutil.virtual_memory().total,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "engine": f"OpenSearch {VERSION}, {heap} of heap",
        "postgres": f"shared_buffers {SETTINGS['shared_buffers']}",
        "busy": round(os.getloadavg()[0], 1),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor())


def _file(folder: Path, size: str) -> Path:
    return folder / "results" / f"{size}.json"
