"""A registry on this machine: serves given records over HTTP the way ISRCTN's API does.

By hand: `python -m tests.indexer.isrctn.server PATH --port 8101`, then `ISRCTN_URL=http://127.0.0.1:8101/api`. PATH is
a file or folder of JSON renderings, or `made`.
"""

from __future__ import annotations

import argparse
import json
import re
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from indexer.registries.files import records
from indexer.registries.reading import Raw
from tests.indexer.isrctn.records import NAMESPACE, renderings, wire
from tests.indexer.listening import listening

Fault = Literal[
    "429",
    "429 wait 1",
    "500",
    "400",
    "truncated",
    "slow",
    "hang up",
    "empty page",
    "entity bomb",
    "outer entity",
    "no xml",
]
QUESTION = re.compile(r"lastEdited GE (\S+) AND lastEdited LT (\S+)")
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "%s">]>'
    b'<allTrials totalCount="1"><fullTrial><trial><isrctn>10000001</isrctn><title>&%s;</title></trial></fullTrial>'
    b"</allTrials>"
)


class Listed(NamedTuple):
    edited: datetime
    data: bytes


class IsrctnServer:
    """The records and the faults to come: each request takes the first fault of the list.

    `most` is how many trials it gives at most, whatever is asked; `boasts` how many more it says to have, and `deaf`
    makes it give all of them to any question.
    """

    def __init__(self, trials: Iterable[bytes], slow_s: float = 1.0, secret: Path | None = None) -> None:
        self.listed = [Listed(_edited(trial), trial) for trial in trials]
        self.faults: list[Fault | None] = []
        self.requests: list[tuple[str, dict[str, str], float, str]] = []
        self.slow_s = slow_s
        self.secret = secret
        self.most = 10_000
        self.boasts = 0
        self.deaf = False

    def page(self, asked: dict[str, str]) -> bytes | None:
        """One page as the API writes it; None for a question that it does not understand."""
        question = asked.get("q")
        window = QUESTION.fullmatch(question or "")
        if question is None or not asked.get("limit", "10").isdecimal() or (question and not window):
            return None
        found = self.listed
        if window and not self.deaf:
            start, end = datetime.fromisoformat(window[1]), datetime.fromisoformat(window[2])
            found = [each for each in found if start <= each.edited < end]
        total = len(found) + (self.boasts if found else 0)
        given = b"".join(each.data for each in found[: min(int(asked.get("limit", "10")), self.most)])
        return _page(total, given)

    def faulty(self, fault: Fault | None, body: bytes) -> bytes:
        """The page as the fault leaves it."""
        if fault == "truncated":
            return body[: len(body) * 2 // 3]
        if fault == "empty page":
            return _page(len(self.listed), b"")
        if fault == "no xml":
            return b"<html><body>We are <b>back</b> soon<br></body></html>"
        if fault in {"entity bomb", "outer entity"}:
            where = self.secret.as_uri().encode() if self.secret else b"file:///nowhere"
            return BOMB % (where, b"c" if fault == "entity bomb" else b"d")
        return body


@contextmanager
def served(registry: IsrctnServer, port: int = 0) -> Iterator[str]:
    """Serves it on the loopback and gives the API's address."""
    with listening(_handler(registry), port) as address:
        yield f"{address}/api"


def _handler(registry: IsrctnServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body go out together: apart, each answer waits 40 ms for the other side's nod.
        wbufsize = -1

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            asked = dict(parse_qsl(address.query, keep_blank_values=True))
            registry.requests.append((address.path, asked, time.monotonic(), self.headers.get("User-Agent", "")))
            fault = registry.faults.pop(0) if registry.faults else None
            if fault in {"429", "429 wait 1", "500", "400"}:
                return self._send(int(fault[:3]), b"no", {"Retry-After": "1"} if fault == "429 wait 1" else {})
            if fault == "hang up":
                self.close_connection = True
                return None
            if fault == "slow":
                time.sleep(registry.slow_s)
            if address.path != "/api/query/format/default":
                return self._send(404, b"not found")
            body = registry.page(asked)
            return self._send(200, registry.faulty(fault, body)) if body else self._send(400, b"what?")

        def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/xml; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: a test reads `requests` instead."""

    return Handler


def _page(total: int, trials: bytes) -> bytes:
    opening = f'<?xml version="1.0" encoding="UTF-8"?>\n<allTrials xmlns="{NAMESPACE}" totalCount="{total}">'
    return opening.encode() + trials + b"</allTrials>"


def _edited(trial: bytes) -> datetime:
    found = re.search(rb'lastUpdated="([^".Z]+)', trial)
    assert found
    return datetime.fromisoformat(found[1].decode())


def main() -> None:
    """Serves records until it is stopped."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("path")
    parser.add_argument("--port", type=int, default=0)
    given = parser.parse_args()
    found = (raw for raw in records(Path(given.path)) if isinstance(raw, Raw)) if given.path != "made" else ()
    shown = [json.loads(raw.data) for raw in found] or renderings()
    registry = IsrctnServer(wire(each) for each in shown)
    with served(registry, given.port) as url:
        print(f"ISRCTN_URL={url}  ({len(registry.listed)} trials)", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
