"""A registry on this machine: serves given records over HTTP the way ClinicalTrials.gov's API v2 does.

By hand: `python -m tests.indexer.registry_server PATH --port 8100`, then `CTGOV_URL=http://127.0.0.1:8100/api/v2`.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from indexer.registries.files import records
from indexer.registries.reading import Raw
from tests.indexer.listening import listening
from tests.indexer.registry_answers import Fault, Refusal, RegistryServer

__all__ = ["Fault", "RegistryServer", "served"]


@contextmanager
def served(registry: RegistryServer, port: int = 0) -> Iterator[str]:
    """Serves it on the loopback and gives the API's address."""
    with listening(_handler(registry), port) as address:
        yield f"{address}/api/v2"


def _handler(registry: RegistryServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            asked = dict(parse_qsl(address.query))
            agent = self.headers.get("User-Agent", "")
            registry.requests.append((address.path, asked, time.monotonic(), agent))
            if happens := registry.happens.get(len(registry.requests)):
                happens()
            fault = registry.faults.pop(0) if registry.faults else None
            if fault in {"429", "429 wait 1", "500"}:
                after = {"Retry-After": "1"} if fault == "429 wait 1" else {}
                return self._send(int(fault[:3]), b"try again", after)
            if fault == "hang up":
                self.close_connection = True
                return None
            if fault == "slow":
                time.sleep(registry.slow_s)
            try:
                body = self._body(address.path, asked, empty=fault == "empty page")
            except Refusal as refusal:
                return self._send(400, str(refusal).encode())
            if body is None:
                return self._send(404, b"not found")
            if fault in {"reset", "drip"}:
                return self._send_badly(body, drips=fault == "drip")
            sent, coded = (gzip.compress(body), {"Content-Encoding": "gzip"}) if registry.compresses else (body, {})
            return self._send(200, sent[: len(sent) // 2] if fault == "truncated" else sent, coded)

        def _body(self, path: str, asked: dict[str, str], *, empty: bool) -> bytes | None:
            if path == "/api/v2/version":
                return json.dumps({"apiVersion": "2.0.3", "dataTimestamp": registry.timestamp}).encode()
            if path != "/api/v2/studies":
                return None
            page = registry.page(asked, empty=empty)
            studies = b",".join(page.pop("studies"))
            rest = json.dumps(page).encode()[1:]
            return b'{"studies":[' + studies + b"]" + (b"," if rest != b"}" else b"") + rest

        def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _send_badly(self, body: bytes, *, drips: bool) -> None:
            """Half of the body and a reset, or a byte now and then, without an end."""
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if drips:
                with contextlib.suppress(OSError):
                    for number in range(len(body)):
                        self.wfile.write(body[number : number + 1])
                        time.sleep(0.02)
            else:
                self.wfile.write(body[: len(body) // 2])
                at_once = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
                self.connection.close()
            self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: a test reads `requests` instead."""

    return Handler


def main() -> None:
    """Serves a file or folder until it is stopped."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    registry = RegistryServer(raw.data for raw in records(given.path) if isinstance(raw, Raw))
    with served(registry, given.port) as url:
        print(f"CTGOV_URL={url}  ({len(registry.listed)} studies)", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
