"""CTIS on this machine: serves given records over HTTP as the registry's public API does.

By hand: `python -m tests.indexer.ctis.server PATH --port 8200`, then `CTIS_URL=http://127.0.0.1:8200/ctis-public-api`.
"""

from __future__ import annotations

import argparse
import json
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from math import ceil
from pathlib import Path
from typing import Any, Final, Literal

from indexer.registries.files import records
from indexer.registries.reading import Raw
from tests.indexer.ctis.wire import Json, iso_day, parted
from tests.indexer.listening import listening

Fault = Literal["429", "429 wait 1", "500", "truncated", "slow", "empty page", "hang up"]
PATH: Final = "/ctis-public-api"
ORDERS: Final = {"decisionDate", "lastPublicationUpdate", "lastUpdated"}


class CtisServer:
    """The records and the faults to come: each request takes the first fault of the list.

    `instead` is what a number's record is answered with: other bytes, or a status. `orders` are those that the list
    can be sorted by; another is refused. With `unsorted` it pays no heed to the order asked for.
    """

    def __init__(self, received: Iterable[bytes], slow_s: float = 1.0) -> None:
        self.held = {each.row["ctNumber"]: each for each in map(parted, received)}
        self.faults: list[Fault] = []
        self.instead: dict[str, bytes | int] = {}
        self.orders = set(ORDERS)
        self.unsorted = False
        self.window = 10_000
        self.slow_s = slow_s
        self.requests: list[tuple[str, Json, float, str]] = []

    def renew(self, received: bytes) -> None:
        """Takes a record, or a new state of one."""
        each = parted(received)
        self.held[each.row["ctNumber"]] = each

    @property
    def retrieved(self) -> list[str]:
        """The numbers whose records were asked for."""
        return [path.rpartition("/")[2] for path, *_ in self.requests if "/retrieve/" in path]

    def page(self, asked: Json, *, empty: bool = False) -> Json | None:
        """One page of the list; None for a question that is refused."""
        if asked["sort"]["property"] not in self.orders:
            return None
        number, size = asked["pagination"]["page"], asked["pagination"]["size"]
        rows = self._sorted(asked["sort"]["property"], asked["sort"]["direction"])
        if "searchCriteria" not in asked or number < 1:
            rows = []
        start, end = (number - 1) * size, min(number * size, self.window)
        return {
            "pagination": {
                "totalRecords": len(rows),
                "currentPage": number,
                "totalPages": ceil(len(rows) / size),
                "nextPage": end < len(rows),
                "prevPage": number > 1,
            },
            "data": [] if empty else rows[start:end],
        }

    def _sorted(self, by: str, direction: str) -> list[Json]:
        rows = [each.row for each in self.held.values()]
        if self.unsorted:
            return rows
        return sorted(rows, key=lambda row: (iso_day(row.get(by)), row["ctNumber"]), reverse=direction == "DESC")


@contextmanager
def served(registry: CtisServer, port: int = 0) -> Iterator[str]:
    """Serves it on the loopback and gives the API's address."""
    with listening(_handler(registry), port) as address:
        yield f"{address}{PATH}"


def _handler(registry: CtisServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 2**16
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            asked = json.loads(self.rfile.read(length) or b"{}")
            fault = self._fault(asked)
            if self._stumbles(fault):
                return None
            if self.path != f"{PATH}/search" or "json" not in self.headers.get("Content-Type", ""):
                return self._send(404, b"not found")
            page = registry.page(asked, empty=fault == "empty page")
            if page is None:
                return self._send(400, b"unknown order")
            return self._send(200, json.dumps(page).encode(), cut=fault == "truncated")

        def do_GET(self) -> None:
            fault = self._fault({})
            if self._stumbles(fault):
                return None
            number = self.path.removeprefix(f"{PATH}/retrieve/")
            held = registry.held.get(number)
            answer = registry.instead.get(number, held.body if held else b"{}")
            if isinstance(answer, int):
                return self._send(answer, b"no")
            return self._send(200, answer, cut=fault == "truncated")

        def _fault(self, asked: Json) -> str:
            registry.requests.append((self.path, asked, time.monotonic(), self.headers.get("User-Agent", "")))
            return registry.faults.pop(0) if registry.faults else ""

        def _stumbles(self, fault: str) -> bool:
            if fault in {"429", "429 wait 1", "500"}:
                self._send(int(fault[:3]), b"try again", {"Retry-After": "1"} if fault == "429 wait 1" else {})
                return True
            if fault == "hang up":
                self.close_connection = True
                return True
            if fault == "slow":
                time.sleep(registry.slow_s)
            return False

        def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None, *, cut: bool = False) -> None:
            body = body[: len(body) // 2] if cut else body
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: a test reads `requests` instead."""

    return Handler


def main() -> None:
    """Serves a file or folder of records until it is stopped."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    registry = CtisServer(raw.data for raw in records(given.path) if isinstance(raw, Raw))
    with served(registry, given.port) as url:
        print(f"CTIS_URL={url}  ({len(registry.held)} trials)", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
