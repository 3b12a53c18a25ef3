"""Where everything of the local engine lies: one folder, `DATA_DIR/engine`."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

VERSION = "3.8.0"


class NoEngine(Exception):
    """There is no engine to work with; the text is one line for the operator."""


@dataclass(frozen=True)
class Running:
    """The local node that answers at `url`; `way` tells how it came to run without root's rights."""

    pid: int
    url: str
    data: str
    way: str

    def is_alive(self) -> bool:
        """Whether the pid is still this node: after a crash another program may have got the number."""
        try:
            return data_argument(self.data) in psutil.Process(self.pid).cmdline()
        except psutil.Error:
            return False


def data_argument(data: str) -> str:
    """What a node is started with, and recognised by afterwards."""
    return f"-Epath.data={data}"


@dataclass(frozen=True)
class EngineFolder:
    """`DATA_DIR/engine`: the unpacked server, the node's files, and who uses it."""

    root: Path

    @property
    def server(self) -> Path:
        return self.root / f"server-{VERSION}"

    @property
    def node(self) -> Path:
        return self.root / "node"

    @property
    def log(self) -> Path:
        """What the keeper and the node said while starting."""
        return self.root / "start.log"

    @property
    def setup_lock(self) -> Path:
        """Held while somebody installs or starts the engine."""
        return self.root / "setup.lock"

    @property
    def holders_lock(self) -> Path:
        """Shared by all who need the node."""
        return self.root / "holders.lock"

    @property
    def keeper_lock(self) -> Path:
        """Held by the node's keeper for as long as it lives."""
        return self.root / "keeper.lock"

    def running(self) -> Running | None:
        """The node that runs, as far as its keeper has written it down and it still lives."""
        try:
            running = Running(**json.loads(self._note.read_text()))
        except (OSError, ValueError, TypeError):
            return None
        return running if running.is_alive() else None

    def note(self, running: Running) -> None:
        part = self._note.with_suffix(".part")
        part.write_text(json.dumps(asdict(running)))
        part.replace(self._note)

    def forget(self) -> None:
        self._note.unlink(missing_ok=True)

    @property
    def _note(self) -> Path:
        return self.root / "running.json"
