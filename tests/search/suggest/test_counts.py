"""Counts by condition, from a small index made by hand."""

from __future__ import annotations

from datetime import date

import pytest

from search.engine.client import Client, IndexMissing
from search.indices import IndexMeta, Live
from search.suggest import counts

STUDIES = [
    (["D1", "D2"], ["recruiting", "completed"]),
    (["D1"], ["active_not_recruiting|2026-11-22", "recruiting|2026-11-22"]),
    (["D1"], ["active_not_recruiting|2026-11-20", "not_yet_recruiting", "recruiting|2026-11-21"]),
    (["D3"], ["completed"]),
    (["D3"], []),
    ([], ["recruiting"]),
]


@pytest.fixture
def live(client: Client, prefix: str) -> Live:
    keyword = {"type": "keyword"}
    name = f"{prefix}counts"
    mappings = {"properties": {"condition_ids": keyword, "site_statuses": keyword}}
    client.indices.create(index=name, body={"settings": {"number_of_replicas": 0}, "mappings": mappings})
    for headings, statuses in STUDIES:
        client.index(index=name, body={"condition_ids": headings, "site_statuses": statuses})
    client.indices.refresh(index=name)
    return Live(name, IndexMeta())


def test_studies_and_those_that_recruit_today(client: Client, live: Live) -> None:
    assert counts(client, live, date(2026, 11, 22)) == {"D1": (3, 2), "D2": (1, 1), "D3": (2, 0)}


def test_an_end_passes(client: Client, live: Live) -> None:
    assert counts(client, live, date(2026, 11, 23))["D1"] == (3, 1)


def test_no_index(client: Client, prefix: str) -> None:
    with pytest.raises(IndexMissing):
        counts(client, Live(f"{prefix}none", IndexMeta()))
