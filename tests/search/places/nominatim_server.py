"""A small local server that answers as Nominatim does, well or badly."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

HAMLET: dict[str, Any] = {
    "place_id": 1,
    "licence": "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
    "osm_type": "node",
    "osm_id": 2,
    "lat": "42.3736158",
    "lon": "-71.9097335",
    "class": "place",
    "type": "hamlet",
    "place_rank": 20,
    "importance": 0.1,
    "addresstype": "hamlet",
    "name": "Quabbinhollow",
    "display_name": "Quabbinhollow, Worcester County, Massachusetts, 01005, United States",
    "address": {"hamlet": "Quabbinhollow", "state": "Massachusetts", "country_code": "us"},
    "boundingbox": ["42.3536158", "42.3936158", "-71.9297335", "-71.8897335"],
}


class Served:
    """What is answered next, and what was asked: path, question and headers."""

    def __init__(self) -> None:
        self.status = 200
        self.body: Any = [HAMLET]
        self.delay_s = 0.0
        self.asked: list[tuple[str, dict[str, list[str]], str | None]] = []
        self.times: list[float] = []
        self.address = ""


@contextmanager
def nominatim() -> Iterator[Served]:
    """The server, as long as the block runs."""
    served = Served()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            served.asked.append((asked.path, parse_qs(asked.query), self.headers["User-Agent"]))
            served.times.append(time.monotonic())
            time.sleep(served.delay_s)
            body = served.body if isinstance(served.body, bytes) else json.dumps(served.body).encode()
            self.send_response(served.status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.address = f"http://127.0.0.1:{server.server_port}/geo"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
