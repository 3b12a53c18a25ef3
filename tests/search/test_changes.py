"""Changes as they are asked for, and the indices that only grow; on the real engine."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

import mappings
from search import ledger
from search.changes import Change, ChangeQuery, KeptChange, find, position, read
from search.engine.client import Client
from search.faults import QuestionFaults
from tests.search.some_changes import DAY, some_changes, write_changes


def told(client: Client, prefix: str, **asked: Any) -> list[Change]:
    return find(client, prefix, ChangeQuery(**asked)).changes


def test_none_as_long_as_no_index_keeps_any(client: Client, prefix: str) -> None:
    assert find(client, prefix, ChangeQuery()) == ([], None)


def test_the_newest_come_first_page_by_page(client: Client, prefix: str) -> None:
    kept = some_changes(25)
    write_changes(client, prefix, kept)
    newest_first = sorted(kept, key=lambda change: (change.at, change.id), reverse=True)
    found: list[Change] = []
    query, pages = ChangeQuery(size=7), 0
    while True:
        page = find(client, prefix, query)
        pages += 1
        found += page.changes
        if page.next is None:
            break
        query = query._replace(after=position(page.next))
    assert pages == 4
    assert [(each.at, each.study) for each in found] == [(each.at, each.study) for each in newest_first]
    assert len(told(client, prefix)) == 25
    assert find(client, prefix, ChangeQuery(size=25)).next is None


@pytest.mark.parametrize(
    ("asked", "fits"),
    [
        ({"since": datetime(2026, 11, DAY + 3, tzinfo=UTC)}, lambda each: each.at >= f"2026-11-{DAY + 3}"),
        ({"study": "nct00000002 "}, lambda each: each.study == "NCT00000002"),
        ({"kind": "added"}, lambda each: each.kind == "added"),
        ({"kind": "removed"}, lambda each: False),
        (
            {"kind": "added", "study": "NCT00000003", "since": datetime(2026, 11, DAY + 1, 6, 0, 1, tzinfo=UTC)},
            lambda each: (
                each.kind == "added" and each.study == "NCT00000003" and each.at > f"2026-11-{DAY + 1}T06:00:01"
            ),
        ),
    ],
)
def test_each_filter_keeps_what_fits(
    client: Client, prefix: str, asked: dict[str, Any], fits: Callable[[KeptChange], bool]
) -> None:
    kept = some_changes(40)
    write_changes(client, prefix, kept)
    wanted = sorted((each.at, each.study, each.kind) for each in kept if fits(each))
    assert sorted((each.at, each.study, each.kind) for each in told(client, prefix, **asked)) == wanted


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "0001-01-01T00:00:00+14:00"},
        {"since": "9999-12-31T23:59:59.999999-12:00"},
        {"study": ""},
        {"study": "*\x00\U0001f600" + "x" * 197},
        {"after": "Wy0xMDAwMDAwMDAwMDAwMDAwLCIiXQ"},
    ],
)
def test_whatever_can_be_asked_is_answered(client: Client, prefix: str, asked: dict[str, Any]) -> None:
    write_changes(client, prefix, some_changes(2))
    assert len(find(client, prefix, read(asked)).changes) == (2 if asked.get("since", "").startswith("0001") else 0)


def test_a_change_is_written_with_the_names_of_the_contract() -> None:
    change = some_changes(1)[0]
    assert set(msgspec.to_builtins(change)) == set(mappings.read("changes")["fields"])
    assert list(msgspec.to_builtins(msgspec.convert(msgspec.to_builtins(change), Change))) == (
        ["at", "study", "kind", "site", "from", "to"]
    )


def test_every_field_of_the_index_has_a_sentence() -> None:
    assert all(field["sentence"] for field in mappings.read("changes")["fields"].values())


@pytest.mark.parametrize("text", ["x", "é", "W10", "WzEsMl0", "bnVsbA", "WzEwMDAwMDAwMDAwMDAwMDAwMDAwMDAsImEiXQ"])
def test_what_is_no_cursor_is_named_with_all_other_faults(text: str) -> None:
    with pytest.raises(QuestionFaults) as faults:
        read({"since": "yesterday", "after": text})
    assert [fault.parameter for fault in faults.value.faults] == ["since", "after"]


def test_an_index_that_grows_is_made_once_by_whoever_comes_first(client: Client, prefix: str) -> None:
    with ThreadPoolExecutor(4) as askers:
        names = list(askers.map(lambda _: ledger.ensure(client, prefix, ledger.CHANGES), range(8)))
    assert set(names) == {f"{prefix}changes-1"}
    assert client.indices.get_mapping(index=names[0])[names[0]]["mappings"]["dynamic"] == "strict"


def test_an_index_of_an_earlier_program_gets_the_fields_that_it_lacks(client: Client, prefix: str) -> None:
    index = ledger.name(prefix, ledger.CHANGES)
    client.indices.create(
        index=index, body={"mappings": {"dynamic": "strict", "properties": {"id": {"type": "keyword"}}}}
    )
    ledger.ensure(client, prefix, ledger.CHANGES)
    found = client.indices.get_mapping(index=index)[index]["mappings"]["properties"]
    assert set(found) == set(mappings.read("changes")["fields"])
