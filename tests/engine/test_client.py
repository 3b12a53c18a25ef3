"""The engine's faults come out as ours, and only what is safe is asked twice."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from search.engine.client import (
    Client,
    EngineAway,
    EngineError,
    EngineRefused,
    IndexMissing,
    connect,
    engine_errors,
)


def test_a_closed_port_is_an_engine_that_is_away() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(EngineAway), engine_errors():
        connect(url).info()


def test_a_slow_engine_is_away() -> None:
    with server(answers=[]) as (url, asked):
        with pytest.raises(EngineAway), engine_errors():
            connect(url, timeout=0.2).search(index="studies")
        assert len(asked) == 1


def test_a_missing_index_and_a_missing_alias_are_told(client: Client, prefix: str) -> None:
    with pytest.raises(IndexMissing), engine_errors():
        client.search(index=f"{prefix}none", body={})
    with pytest.raises(IndexMissing), engine_errors():
        client.indices.get_alias(name=f"{prefix}none")


def test_a_wrong_request_is_our_mistake_and_its_words_stay_in_the_log(client: Client, prefix: str) -> None:
    client.indices.create(index=f"{prefix}studies")
    with pytest.raises(EngineRefused) as refused, engine_errors():
        client.search(index=f"{prefix}studies", body={"query": {"no_such_query": {}}})
    assert "no_such_query" in refused.value.detail
    assert refused.value.status == 400
    assert str(refused.value) == EngineError.words


def test_an_index_is_never_made_by_writing_to_it(client: Client, prefix: str) -> None:
    with pytest.raises(IndexMissing), engine_errors():
        client.index(index=f"{prefix}studies", body={"title": "…"})


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, EngineAway), (403, EngineAway), (409, EngineRefused), (429, EngineAway), (503, EngineAway)],
)
def test_each_status_has_its_exception(status: int, kind: type[EngineError]) -> None:
    with server(answers=[status]) as (url, _asked), pytest.raises(kind), engine_errors():
        connect(url).search(index="studies")


def test_a_search_is_asked_again_when_the_connection_broke() -> None:
    with server(answers=[None, 200]) as (url, asked):
        assert connect(url).search(index="studies", body={}) == {}
    assert len(asked) == 2


def test_a_change_is_never_asked_twice() -> None:
    with server(answers=[None, 200]) as (url, asked):
        with pytest.raises(EngineAway), engine_errors():
            connect(url).indices.update_aliases(body={"actions": []})
        assert len(asked) == 1


@contextmanager
def server(answers: list[int | None]) -> Iterator[tuple[str, list[bytes]]]:
    """Answers one connection after the other with a status; None: closes it; none left: says nothing."""
    listener = socket.create_server(("127.0.0.1", 0))
    asked: list[bytes] = []
    silent: list[socket.socket] = []

    def serve() -> None:
        left = list(answers)
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            asked.append(connection.recv(65536))
            if not left:
                silent.append(connection)
                continue
            if status := left.pop(0):
                head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: 2"
                connection.sendall(f"{head}\r\nConnection: close\r\n\r\n{{}}".encode())
            connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", asked
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
        for connection in silent:
            connection.close()
