"""One page of the API, whole and broken."""

from __future__ import annotations

import tracemalloc

import pytest

from indexer.registries.isrctn.pages import BrokenPage, page
from tests.indexer.isrctn.records import renderings, wire


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{}",
        b"<allTrials/>",
        b'<allTrials totalCount="many"/>',
        b'<allTrials totalCount="-1"/>',
        b'<allTrials totalCount="1"><fullTrial>&nothing;</fullTrial></allTrials>',
        b'<allTrials totalCount="1"><fullTrial></allTrials>',
        b'<other totalCount="1"/>',
    ],
)
def test_what_is_no_page(broken: bytes) -> None:
    with pytest.raises(BrokenPage):
        page(broken)


def test_a_page_without_trials_is_one() -> None:
    assert page(b'<allTrials totalCount="0"/>') == ((), 0)


def test_a_trial_is_a_document_by_itself() -> None:
    (alone,) = page(b'<a:allTrials xmlns:a="x" totalCount="1"><a:fullTrial><a:trial>\xc3\xa9</a:trial></a:fullTrial>'
                    b"</a:allTrials>").trials  # fmt: skip
    assert alone == b'<a:fullTrial xmlns:a="x"><a:trial>\xc3\xa9</a:trial></a:fullTrial>'


def test_a_long_page_costs_little_more_than_its_bytes() -> None:
    trial = wire(renderings()[0])
    received = b'<allTrials totalCount="300">' + trial * 300 + b"</allTrials>"
    tracemalloc.start()
    found = page(received)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(found.trials) == 300
    assert most < 2.5 * len(received)
