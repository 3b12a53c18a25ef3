"""The service under gunicorn, as `python -m web` runs it, and something between it and its engine that can fail."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import IO, Any, Self

from search.settings import Settings

PASSED_ON = ("Content-Type", "Content-Length", "Accept")


class Between:
    """Passes requests on to the engine, and does something before a certain search."""

    def __init__(self, engine: str) -> None:
        self.engine = engine.removeprefix("http://").rstrip("/")
        self.dead = False
        self._countdown = 0
        self._then: Callable[[], object] = lambda: None
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def before(self, search: int, then: Callable[[], object]) -> None:
        """What to do once, before the search of that number, counted from now."""
        self._countdown, self._then = search, then

    def die(self) -> None:
        self.dead = True

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def passed_on(self, asked: BaseHTTPRequestHandler) -> None:
        if "_msearch" in asked.path and self._countdown:
            self._countdown -= 1
            if not self._countdown:
                self._then()
        asked.close_connection = True
        if self.dead:
            return
        body = asked.rfile.read(int(asked.headers.get("Content-Length", 0)))
        connection = HTTPConnection(self.engine, timeout=60)
        headers = {name: asked.headers[name] for name in PASSED_ON if name in asked.headers}
        connection.request(asked.command, asked.path, body=body, headers=headers)
        answer = connection.getresponse()
        told = answer.read()
        connection.close()
        asked.send_response(answer.status)
        asked.send_header("Content-Type", answer.headers.get("Content-Type", "application/json"))
        asked.send_header("Content-Length", str(len(told)))
        asked.end_headers()
        asked.wfile.write(told)

    def _handler(between) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                between.passed_on(self)

            do_GET = do_POST = do_HEAD = handle_any  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler


@contextmanager
def served(settings: Settings, log: int | IO[str] = subprocess.DEVNULL) -> Iterator[str]:
    """The address of a service of its own process on a free port. What it writes goes into `log`."""
    environ = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")}
    environ |= {
        "OPENSEARCH_URL": settings.opensearch_url or "",
        "INDEX_PREFIX": settings.index_prefix,
        "DATA_DIR": str(settings.data_dir),
        "LISTEN": "127.0.0.1:0",
        "RATE_LIMIT": "1000000/minute",
        "TODAY": settings.today.isoformat(),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "web"], env=environ, stdout=subprocess.PIPE, stderr=log, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield _answering(line.removeprefix("serving ").strip())
        finally:
            process.terminate()
            process.wait()


def _answering(address: str) -> str:
    """The address once something answers there; the pytest timeout ends a wait in vain."""
    while True:
        connection = HTTPConnection(address.removeprefix("http://"), timeout=60)
        try:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return address
        except OSError:
            pass
        finally:
            connection.close()
