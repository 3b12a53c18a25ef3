"""Whatever becomes of a record, reading it gives a study or an `Unreadable`, and nothing else."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.registries import Read, Unreadable, identify, read
from indexer.registries.ctgov.reader import study
from tests.indexer.mutations import change
from tests.records import TODAY, demonstration, recent_records

RECORDS = demonstration() + list(recent_records().values())[::40]
NASTY: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        {},
        [],
        "",
        0,
        -1,
        1e300,
        float("nan"),
        float("inf"),
        True,
        [None],
        [[]],
        {"": ""},
        "\ud800",
        "\x00\r",
        10**30,
    ]
) | st.text(max_size=20)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_changed_value_somewhere(data: st.DataObject) -> None:
    record = json.loads(data.draw(st.sampled_from(RECORDS)))
    for _ in range(data.draw(st.integers(1, 4))):
        change(record, data, NASTY)
    with contextlib.suppress(Unreadable):
        registry = identify(json.dumps(record).encode()).registry
        assert registry != "texts"
        assert_whole(study(record, registry=registry, today=TODAY))
        assert_whole(read(registry, json.dumps(record).encode(), TODAY))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_changed_bytes(data: st.DataObject) -> None:
    received = bytearray(data.draw(st.sampled_from(RECORDS)))
    for _ in range(data.draw(st.integers(1, 5))):
        received[data.draw(st.integers(0, len(received) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(received[: data.draw(st.integers(0, len(received)))])
    for each in (bytes(received), cut):
        with contextlib.suppress(Unreadable):
            assert_whole(read(identify(each).registry, each, TODAY))


@given(st.binary(max_size=60) | st.sampled_from([b"null", b"NaN", b'"x"', b"{}", b'{"protocolSection":[]}']))
def test_any_bytes(received: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert_whole(read(identify(received).registry, received, TODAY))


def assert_whole(found: Read) -> None:
    card = found.study.card
    assert card.id
    assert card.title
    assert card.sites.total == len(found.study.sites)
    assert len({site.id for site in found.study.sites}) == len(found.study.sites)
    for site in found.study.sites:
        assert (site.lat is None) == (site.lon is None) == (site.precision is None)
