"""HTTP on one connection kept open, as little of it as can be: what is timed is the server."""

from __future__ import annotations

import socket
import time
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

TIMEOUT_S = 120


class Request(NamedTuple):
    """A request, ready to be sent as it stands."""

    path: str
    body: bytes | None = None
    kind: str = "application/json"

    def raw(self, host: str) -> bytes:
        method = "GET" if self.body is None else "POST"
        head = f"{method} {self.path} HTTP/1.1\r\nHost: {host}\r\n"
        if self.body is not None:
            head += f"Content-Type: {self.kind}\r\nContent-Length: {len(self.body)}\r\n"
        return f"{head}\r\n".encode() + (self.body or b"")


class Refused(Exception):
    """The server answered something else than 200."""


class Connection:
    """One client of one server."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        assert parts.port is not None
        self.host = parts.netloc
        self.socket = socket.create_connection((parts.hostname, parts.port), timeout=TIMEOUT_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        self.socket.close()

    def ask(self, request: Request) -> bytes:
        """The answer's body. Raises `Refused` for any status but 200."""
        self.socket.sendall(request.raw(self.host))
        head, _, body = self._until_blank_line()
        length = _length(head)
        parts, received = [body], len(body)
        while received < length:
            part = self.socket.recv(1 << 18)
            if not part:
                raise ConnectionError("the server closed the connection in the middle of an answer")
            parts.append(part)
            received += len(part)
        answer = b"".join(parts)
        if not head.startswith(b"HTTP/1.1 200"):
            raise Refused(f"{request.path}: {head[:40].decode()} {answer[:500].decode(errors='replace')}")
        return answer

    def timed(self, request: Request) -> tuple[float, bytes]:
        """Milliseconds from the first byte sent to the last one received, and the answer."""
        started = time.perf_counter()
        answer = self.ask(request)
        return (time.perf_counter() - started) * 1000, answer

    def _until_blank_line(self) -> tuple[bytes, bytes, bytes]:
        received = b""
        while b"\r\n\r\n" not in received:
            part = self.socket.recv(1 << 18)
            if not part:
                raise ConnectionError("the server closed the connection")
            received += part
        return received.partition(b"\r\n\r\n")


def get(path: str, parameters: dict[str, object]) -> Request:
    """A request with parameters in the address; lists are repeated parameters."""
    return Request(f"{path}?{urlencode(parameters, doseq=True)}")


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise ConnectionError("an answer without its length")
