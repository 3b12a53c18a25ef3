"""Which index answers and which one did before, on the real engine: both move in one step."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from indexer import aliases, lifecycle
from indexer.knowledge import Knowledge
from indexer.lifecycle import Blocked
from search.engine.client import Client
from search.indices import IndexName, alias, previous_alias
from tests.indexer.small_indices import finished, numbered


def made(client: Client, prefix: str, **told: Any) -> IndexName:
    """An empty finished index."""
    return finished(client, prefix, [], **told)


def standing(client: Client, prefix: str) -> tuple[str | None, str | None]:
    """The names of the live index and of the one before it."""
    now, before = aliases.live(client, prefix), aliases.previous(client, prefix)
    return now and now.name, before and before.name


def names(client: Client, prefix: str) -> list[str]:
    return [str(name) for name in lifecycle.ours(client, prefix)]


def in_another_version(client: Client, name: IndexName) -> IndexName:
    """An empty index as a program of another mapping version would name it."""
    other = name._replace(version=name.version - 1)
    client.indices.create(index=str(other))
    return other


def test_a_swap_moves_the_alias_and_keeps_what_answered_before(client: Client, prefix: str) -> None:
    assert standing(client, prefix) == (None, None)
    first, second, third = (made(client, prefix) for _ in range(3))
    for name, told in (
        (first, (str(first), None)),
        (second, (str(second), str(first))),
        (second, (str(second), str(first))),
        (third, (str(third), str(second))),
    ):
        aliases.swap(client, name)
        assert standing(client, prefix) == told
    assert client.indices.get_alias(name=previous_alias(prefix)).keys() == {str(second)}


def test_a_swap_is_one_request(client: Client, prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = made(client, prefix), made(client, prefix)
    aliases.swap(client, first)
    sent: list[str] = []
    perform = client.transport.perform_request

    def recorded(method: str, url: str, *rest: Any, **more: Any) -> Any:
        sent.append(f"{method} {url}")
        return perform(method, url, *rest, **more)

    monkeypatch.setattr(client.transport, "perform_request", recorded)
    aliases.swap(client, second)
    assert [request for request in sent if not request.startswith("GET")] == ["POST /_aliases"]


def test_the_alias_takes_leave_of_whatever_else_bore_it(client: Client, prefix: str) -> None:
    stray = f"{prefix}stray"
    client.indices.create(index=stray)
    first, second = made(client, prefix), made(client, prefix)
    for index in (stray, str(first)):
        client.indices.put_alias(index=index, name=alias(prefix))
    aliases.swap(client, second)
    assert client.indices.get_alias(name=alias(prefix)).keys() == {str(second)}


@contextmanager
def asked_all_the_while(client: Client, name: str) -> Iterator[list[int | str]]:
    """What a search through the alias finds, again and again while the block runs: counts, or what went wrong."""
    found: list[int | str] = []
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            try:
                found.append(client.count(index=name)["count"])
            except Exception as fault:
                found.append(repr(fault))

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield found
    finally:
        ended.set()
        asking.join()


def test_no_search_fails_or_sees_two_indices_while_aliases_move(
    client: Client, prefix: str, knowledge: Knowledge
) -> None:
    three, five = (finished(client, prefix, numbered(knowledge, many)) for many in (3, 5))
    aliases.swap(client, three)
    with asked_all_the_while(client, alias(prefix)) as found:
        for _ in range(10):
            aliases.swap(client, five)
            aliases.rollback(client, prefix)
    assert len(found) > 20
    assert set(found) == {3, 5}


def test_a_rollback_exchanges_both_and_a_second_one_exchanges_them_back(client: Client, prefix: str) -> None:
    first, second = made(client, prefix), made(client, prefix)
    for name in (first, second):
        aliases.swap(client, name)
    assert aliases.rollback(client, prefix) == (str(first), str(second)) == standing(client, prefix)
    assert aliases.rollback(client, prefix) == (str(second), str(first)) == standing(client, prefix)


def test_a_rollback_needs_an_index_of_this_program(client: Client, prefix: str) -> None:
    with pytest.raises(Blocked, match="no index is live"):
        aliases.rollback(client, prefix)
    foreign, live = made(client, prefix, fingerprint="of another"), made(client, prefix)
    aliases.swap(client, live)
    with pytest.raises(Blocked, match="another mapping"):
        aliases.rollback(client, prefix)
    lifecycle.drop(client, foreign)
    with pytest.raises(Blocked, match="no index before"):
        aliases.rollback(client, prefix)
    assert standing(client, prefix) == (str(live), None)


def test_where_an_older_program_set_no_alias_the_newest_before_the_live_one_is_the_previous(
    client: Client, prefix: str
) -> None:
    _, second, third, _ = (made(client, prefix) for _ in range(4))
    aliases.swap(client, third)
    lifecycle.create(client, prefix)
    assert standing(client, prefix) == (str(third), str(second))
    aliases.keep_one_previous(client, prefix)
    assert names(client, prefix) == [str(second), str(third)]
    assert aliases.rollback(client, prefix) == (str(second), str(third))


def test_after_a_rollback_the_newer_one_is_kept(client: Client, prefix: str) -> None:
    first, second, third = (made(client, prefix) for _ in range(3))
    for name in (first, second, third):
        aliases.swap(client, name)
    aliases.rollback(client, prefix)
    aliases.keep_one_previous(client, prefix)
    assert names(client, prefix) == [str(second), str(third)]


def test_pruning_drops_what_no_alias_stands_for(client: Client, prefix: str) -> None:
    oldest, first, second = (made(client, prefix) for _ in range(3))
    unfinished = lifecycle.create(client, prefix)
    served, forgotten = (in_another_version(client, name) for name in (first, second))
    client.indices.put_alias(index=str(served), name=f"{prefix}studies-{served.version}")
    for name in (first, second):
        aliases.swap(client, name)
    assert sorted(aliases.prune(client, prefix)) == sorted(map(str, (oldest, forgotten, unfinished)))
    assert aliases.prune(client, prefix, every_version=True) == [str(served)]
    assert names(client, prefix) == [str(first), str(second)]


def test_where_none_is_live_what_is_finished_stays(client: Client, prefix: str) -> None:
    kept = made(client, prefix)
    unfinished = lifecycle.create(client, prefix)
    aliases.keep_one_previous(client, prefix)
    assert names(client, prefix) == [str(kept)]
    assert aliases.prune(client, prefix) == []
    assert str(unfinished) not in names(client, prefix)
