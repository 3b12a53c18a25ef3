"""What must hold of every joined study."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from indexer.merging.picking import as_read
from indexer.registries.reading import Read
from search.numbers import normal_number
from search.study import Record, Study


def check_whole(parts: list[Read], joined: Read) -> None:
    """Everything that the records say is in the study, each of their sites once, and it can be kept as JSON."""
    study = joined.study
    assert sorted(one.id for one in study.sites) == sorted(one.id for read in parts for one in read.study.sites)
    assert study.card.sites.total == len(study.sites)
    assert study.card.sites.recruiting == sum(one.status == "recruiting" for one in study.sites)
    assert sum(study.card.sites.ends.values()) == sum(
        one.status == "recruiting" and one.recruits_until is not None for one in study.sites
    )
    known = {normal_number(each.number) for each in study.details.numbers}
    for read in parts:
        page = read.study.details
        assert {normal_number(each.number) for each in page.numbers} <= known
        assert page.records[0] in [as_given(record) for record in study.details.records]
        assert set(page.contacts) <= set(study.details.contacts)
        assert set(page.texts) <= set(study.details.texts)
        assert set(page.aliases) <= set(study.details.aliases)
        assert set(map(as_read, page.condition_words)) <= set(map(as_read, study.details.condition_words))
        assert set(read.headings) <= set(joined.headings)
        assert set(read.unknown_words) <= set(joined.unknown_words)
    assert msgspec.json.decode(msgspec.json.encode(study), type=Study) == study


def as_given(record: Record) -> Record:
    """The record as its reader gave it, before it told the title, sponsor, phases and contacts that stand beside it."""
    return replace(record, title=None, sponsor=None, phase=(), contacts=())
