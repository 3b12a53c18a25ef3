"""A registry on this machine: serves given records over HTTP the way ClinicalTrials.gov's API v2 does.

By hand: `python -m tests.indexer.registry_server PATH --port 8100`, then `CTGOV_URL=http://127.0.0.1:8100/api/v2`.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from indexer.registries.files import records
from indexer.registries.reading import Raw
from tests.indexer.listening import listening

Fault = Literal["429", "429 wait 1", "500", "truncated", "slow", "empty page", "hang up"]
PARAMETERS = {"pageSize", "pageToken", "countTotal", "query.term", "query.cond", "filter.overallStatus", "sort"} | {
    "fields",
    "format",
}
RANGE = re.compile(r"AREA\[LastUpdatePostDate\]RANGE\[([\d-]+|MIN),\s*([\d-]+|MAX)\]")


class Listed(NamedTuple):
    """A record, with what it is found by."""

    id: str
    data: bytes
    status: str
    updated: str
    words: str


class Refusal(Exception):
    """What the registry answers with status 400."""


class RegistryServer:
    """The records and the faults to come: each request takes the first fault of the list."""

    def __init__(self, received: Iterable[bytes], slow_s: float = 1.0) -> None:
        self.listed = [_listed(data) for data in received]
        self.faults: list[Fault] = []
        self.requests: list[tuple[str, dict[str, str], float, str]] = []
        self.version = 1
        self.slow_s = slow_s

    def renew(self) -> None:
        """A new version of the data: tokens of the one before are refused."""
        self.version += 1

    @property
    def timestamp(self) -> str:
        return f"2026-11-{self.version:02d}T09:00:05"

    def page(self, asked: dict[str, str], *, empty: bool = False) -> dict[str, Any]:
        """One page as the API shapes it, its studies still as received."""
        if strange := set(asked) - PARAMETERS:
            raise Refusal(f"unknown parameter {sorted(strange)[0]}")
        size = min(int(asked.get("pageSize", "10")), 1000)
        same = {name: value for name, value in asked.items() if name not in {"pageToken", "pageSize", "countTotal"}}
        key = hashlib.sha256(f"{self.version}{sorted(same.items())}".encode()).hexdigest()[:12]
        start = self._start(asked.get("pageToken"), key)
        found = self._found(same)
        end = start if empty else start + size
        page: dict[str, Any] = {"studies": [_fields(each, asked.get("fields")) for each in found[start:end]]}
        if asked.get("countTotal") == "true" and "pageToken" not in asked:
            page["totalCount"] = len(found)
        if end < len(found):
            page["nextPageToken"] = base64.urlsafe_b64encode(f"{key}.{end}.{len(self.requests)}".encode()).decode()
        return page

    def _start(self, token: str | None, key: str) -> int:
        if token is None:
            return 0
        try:
            of, start, _ = base64.urlsafe_b64decode(token).decode().split(".")
        except ValueError:
            raise Refusal("`pageToken` is malformed") from None
        if of != key:
            raise Refusal("`pageToken` belongs to other parameters or another version of the data")
        return int(start)

    def _found(self, asked: dict[str, str]) -> list[Listed]:
        found = self.listed
        if term := asked.get("query.term"):
            match = RANGE.fullmatch(term)
            if not match:
                raise Refusal("`query.term` cannot be understood")
            low, high = match[1].replace("MIN", ""), match[2].replace("MAX", "9")
            found = [each for each in found if low <= each.updated <= high]
        if words := asked.get("query.cond", "").casefold().split():
            found = [each for each in found if all(word in each.words for word in words)]
        if statuses := re.split(r"[,|]", asked.get("filter.overallStatus", "")):
            found = [each for each in found if statuses == [""] or each.status in statuses]
        if order := asked.get("sort"):
            field, _, way = order.partition(":")
            if field != "LastUpdatePostDate":
                raise Refusal(f"cannot sort by {field}")
            found = sorted(found, key=lambda each: each.updated, reverse=way == "desc")
        return found


@contextmanager
def served(registry: RegistryServer, port: int = 0) -> Iterator[str]:
    """Serves it on the loopback and gives the API's address."""
    with listening(_handler(registry), port) as address:
        yield f"{address}/api/v2"


def _handler(registry: RegistryServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            asked = dict(parse_qsl(address.query))
            agent = self.headers.get("User-Agent", "")
            registry.requests.append((address.path, asked, time.monotonic(), agent))
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
            return self._send(200, body[: len(body) // 2] if fault == "truncated" else body)

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

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing: a test reads `requests` instead."""

    return Handler


def _listed(data: bytes) -> Listed:
    record = json.loads(data)
    protocol = record["protocolSection"]
    status = protocol.get("statusModule", {})
    conditions = protocol.get("conditionsModule", {}).get("conditions", [])
    title = protocol["identificationModule"].get("briefTitle", "")
    return Listed(
        id=protocol["identificationModule"]["nctId"],
        data=data,
        status=status.get("overallStatus", "UNKNOWN"),
        updated=status.get("lastUpdatePostDateStruct", {}).get("date", ""),
        words=f"{title} {conditions}".casefold(),
    )


def _fields(each: Listed, fields: str | None) -> bytes:
    if fields == "NCTId":
        return json.dumps({"protocolSection": {"identificationModule": {"nctId": each.id}}}).encode()
    if fields:
        raise Refusal(f"this registry gives all fields or NCTId, not {fields}")
    return each.data


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
