"""The client that everyone else is handed, and the engine's faults as the project's own exceptions.

No other module of `search` imports the engine's library.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from opensearchpy import JSONSerializer, Transport
from opensearchpy import OpenSearch as Client
from opensearchpy.exceptions import (
    ConnectionError,
    ConnectionTimeout,
    OpenSearchException,
    SerializationError,
    SSLError,
    TransportError,
)

__all__ = ["Client", "EngineAway", "EngineError", "EngineRefused", "IndexMissing", "connect", "engine_errors"]

# What a connection may be used for again when it broke before the answer: asking changes nothing.
READING = ("_search", "_msearch", "_count", "_analyze", "_mget", "_validate")
# 401 and 403: the operator's password, nothing that the person who asks can mend.
AWAY = {401, 403, 408, 429}

# The library logs every failed request with its words; ours are logged once, where they are handled.
logging.getLogger("opensearch").setLevel(logging.CRITICAL)


class EngineError(Exception):
    """The engine did not do what it was asked. `str()` is for anyone's eyes, `detail` only for the log."""

    words = "The search engine could not answer."

    def __init__(self, detail: str = "", status: int | None = None) -> None:
        super().__init__(self.words)
        self.detail = detail
        self.status = status


class EngineAway(EngineError):
    """No answer for now: no connection, a timeout, too busy, a failed shard. Later it may work again."""

    words = "The search engine does not answer at the moment."


class EngineRefused(EngineError):
    """The engine understood and said no: the request was wrong, and that is our mistake."""


class IndexMissing(EngineError):
    """There is no such index or alias."""

    words = "There is no index yet."


class FastJson(JSONSerializer):
    """The library's JSON written and read by msgspec: an answer with a page of hits is 60 kB."""

    def loads(self, s: str) -> Any:
        try:
            return msgspec.json.decode(s)
        except msgspec.DecodeError as error:
            raise SerializationError(s, error) from error

    def dumps(self, data: Any) -> Any:
        return data if isinstance(data, str) else msgspec.json.encode(data, enc_hook=self.default).decode()


class SafeTransport(Transport):
    """Asks a second time when a connection broke, and only where asking twice does no harm.

    A restarted engine, or a proxy in between, closes connections kept open: the next request on them fails.
    """

    def perform_request(self, method: str, url: str, *rest: Any, **more: Any) -> Any:
        try:
            return super().perform_request(method, url, *rest, **more)
        except (ConnectionTimeout, SSLError):
            raise
        except ConnectionError:
            if method not in {"GET", "HEAD"} and url.rsplit("/", 1)[-1] not in READING:
                raise
            return super().perform_request(method, url, *rest, **more)


def connect(url: str, ca: Path | None = None, timeout: float = 10.0, connections: int = 32) -> Client:
    """A client for the engine at `url`; it opens no connection before the first request.

    `timeout` in seconds holds for one request; a call's own `request_timeout=` goes before it. `connections`
    are kept open: as many as there are threads that ask at the same time.
    """
    return Client(
        [url],
        transport_class=SafeTransport,
        serializer=FastJson(),
        timeout=timeout,
        max_retries=0,
        retry_on_status=(),
        pool_maxsize=connections,
        http_compress=False,
        ca_certs=str(ca) if ca else None,
    )


@contextmanager
def engine_errors() -> Iterator[None]:
    """Turns what the library raises inside into an EngineError; also a decorator."""
    try:
        yield
    except ConnectionError as fault:
        raise EngineAway(str(fault)) from fault
    except TransportError as fault:
        raise translated(fault) from fault
    except OpenSearchException as fault:
        raise EngineError(str(fault)) from fault


def translated(fault: TransportError) -> EngineError:
    status = fault.status_code if isinstance(fault.status_code, int) else 0
    if status in AWAY or status >= 500:
        return EngineAway(str(fault), status)
    if status == 404 and ("index_not_found" in fault.error or "alias" in fault.error):
        return IndexMissing(str(fault), status)
    return EngineRefused(str(fault), status)
