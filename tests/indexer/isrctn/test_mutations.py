"""Whatever becomes of a record, reading it gives a study or an `Unreadable`, and nothing else."""

from __future__ import annotations

import contextlib
import json
from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.registries.isrctn.reader import identify, study
from indexer.registries.reading import Unreadable
from tests.indexer.isrctn.records import TODAY, made, renderings, wire
from tests.indexer.mutations import change
from tests.indexer.test_ctgov_mutations import NASTY, assert_whole

RECORDS = renderings()
STRANGE = NASTY | st.sampled_from(
    [{"text": None}, [{}, "x"], {"@id": []}, 10**400, "9999-12-31", "Phase", ["", None, "Stopped"]]
)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_changed_value_somewhere(data: st.DataObject) -> None:
    record = deepcopy(data.draw(st.sampled_from(RECORDS)))
    for _ in range(data.draw(st.integers(1, 4))):
        change(record, data, STRANGE)
    assert_read(json.dumps(record).encode())


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_changed_bytes(data: st.DataObject) -> None:
    record = data.draw(st.sampled_from(RECORDS))
    received = bytearray(data.draw(st.sampled_from([wire(record), json.dumps(record).encode()])))
    for _ in range(data.draw(st.integers(1, 5))):
        received[data.draw(st.integers(0, len(received) - 1))] = data.draw(st.integers(0, 255))
    assert_read(bytes(received))
    assert_read(bytes(received[: data.draw(st.integers(0, len(received)))]))


@settings(deadline=None)
@given(st.text())
def test_any_text_in_the_summary(text: str) -> None:
    assert_read(json.dumps(made(trialDescription__plainEnglishSummary=text)).encode())


@given(st.binary(max_size=60) | st.sampled_from([b"null", b"NaN", b'"x"', b"{}", b"<trial/>", b'{"isrctn":[[["1"]]]}']))
def test_any_bytes(received: bytes) -> None:
    assert_read(received)


def assert_read(received: bytes) -> None:
    with contextlib.suppress(Unreadable):
        found = study(received, TODAY)
        assert_whole(found)
        assert identify(received, TODAY).id == found.study.card.id
        json.dumps([answer.answer for answer in found.study.details.plain_summary]).encode()
