"""A record belongs to the registry whose shape it has."""

from __future__ import annotations

import json

import pytest

from indexer.registries import Unreadable, identify, read
from tests.indexer.ctis import records as ctis
from tests.indexer.isrctn import records as isrctn
from tests.indexer.three_registries import EUCT, NCT, OURS, of_ctgov, of_ctis, of_isrctn
from tests.records import TODAY, demonstration, small_record

OWN = {"id": "OWN-1", "title": "Walks", "status": "recruiting", "updated": "2026-10-01"}
ADDITION = {"study": "isrctn 00000017", "source": "Ward 3", "written": "2026-10-01", "plain_title": "A walk"}


@pytest.mark.parametrize(
    ("received", "registry", "id"),
    [
        (of_ctgov(), "ctgov", NCT),
        (b'\n { "protocolSection" :' + of_ctgov().partition(b":")[2], "ctgov", NCT),
        (b'{"hasResults": false, ' + of_ctgov()[1:], "ctgov", NCT),
        (small_record("OWN-1"), "file", "OWN-1"),
        (demonstration()[0], "demo", "DEMO0000001"),
        (of_ctis(), "ctis", EUCT),
        (json.dumps(ctis.old_shape("2022-500003-12-00")).encode(), "ctis", "2022-500003-12-00"),
        (of_isrctn(), "isrctn", OURS),
        (json.dumps(isrctn.made()).encode(), "isrctn", OURS),
        (json.dumps(OWN).encode(), "file", "OWN-1"),
        (json.dumps(ADDITION).encode(), "texts", OURS),
    ],
)
def test_whose_record_it_is(received: bytes, registry: str, id: str) -> None:
    found = identify(received, TODAY)
    assert (found.registry, found.id) == (registry, id)
    if registry != "texts":
        assert read(registry, received, TODAY).study.card.registries == (registry,)


@pytest.mark.parametrize(
    "received", [b"", b"{", b"<", b"<trial/>", b"[]", b'{"id": "MONDO:1", "name": "asthma"}', b"1"]
)
def test_what_has_no_shape_is_unreadable(received: bytes) -> None:
    with pytest.raises(Unreadable):
        identify(received, TODAY)
