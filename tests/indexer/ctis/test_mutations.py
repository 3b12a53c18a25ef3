"""Whatever becomes of a record, reading it gives a study or an `Unreadable`, and nothing else."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.registries.ctis.reader import identify, recognises, study
from indexer.registries.reading import Read, Unreadable
from tests.indexer.ctis.records import TODAY, all_records
from tests.indexer.mutations import change

SMALL = [record for record in all_records() if len(record) < 120_000]
NASTY: st.SearchStrategy[Any] = st.sampled_from(
    [None, {}, [], "", 0, -1, 1e300, float("nan"), True, [None], [[]], {"": ""}, "\ud800", "\x00\r", 10**30, "DE:,:"]
) | st.text(max_size=20)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_changed_value_somewhere(data: st.DataObject) -> None:
    record = json.loads(data.draw(st.sampled_from(SMALL)))
    for _ in range(data.draw(st.integers(1, 4))):
        change(record, data, NASTY)
    check(json.dumps(record).encode())


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_changed_bytes(data: st.DataObject) -> None:
    received = bytearray(data.draw(st.sampled_from(SMALL)))
    for _ in range(data.draw(st.integers(1, 5))):
        received[data.draw(st.integers(0, len(received) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(received))
    check(bytes(received[: data.draw(st.integers(0, len(received)))]))


@given(
    st.binary(max_size=60) | st.sampled_from([b"null", b"NaN", b'"ctNumber"', b"{}", b'{"ctNumber":[]}', b"[" * 5000])
)
def test_any_bytes(received: bytes) -> None:
    check(received)


def check(received: bytes) -> None:
    assert recognises(received) in (True, False)
    with contextlib.suppress(Unreadable):
        identity = identify(received, TODAY)
        found = study(received, TODAY)
        assert (identity.registry, identity.id) == ("ctis", found.study.card.id)
        assert identity.updated == found.study.card.updated
        assert_whole(found)


def assert_whole(found: Read) -> None:
    card, sites = found.study.card, found.study.sites
    assert card.title
    assert len(sites) == len({site.id for site in sites})
    assert card.status in {"recruiting", "unknown"} or all(site.status != "recruiting" for site in sites)
    assert all(site.country is None or len(site.country) == 2 for site in sites)
    assert json.dumps([text.text for text in found.study.details.texts])
