"""What `show` tells of one study: the index's document, every record as received, and what joined them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from indexer.joining import Joins
from indexer.own.reader import read_addition
from indexer.registries import Unreadable
from indexer.sources import TEXTS
from indexer.store import Store, StoredRecord
from search.answer import WholeStudy
from search.coverage import DEMO
from search.study import Record

Json = dict[str, Any]


def shown(store: Store, study: WholeStudy) -> Json:
    """Everything that is known of a study, for an operator who looks for a fault."""
    records = study.details.records
    made_up = any(record.registry == DEMO for record in records)
    registries = (DEMO,) if made_up else tuple(name for name in store.registries() if name not in (DEMO, TEXTS))
    joins = Joins.of(store, registries, {})
    first = records[0]
    return {
        "index": study,
        "records": [as_received(kept) for kept in _kept(store, records)],
        "additions": [as_received(kept) for kept in _additions(store, joins, records)],
        "joined": [tie._asdict() | {"told": tie.sentence()} for tie in joins.ties(first.registry, first.id)],
        "passed_over": [
            passed._asdict() | {"told": passed.sentence()} for passed in joins.passed_over(first.registry, first.id)
        ],
    }


def as_received(kept: StoredRecord) -> Json:
    """A record with its body: JSON as it is, everything else as a text, as XML is."""
    return {"registry": kept.registry, "id": kept.id, "record": _body(kept.body)}


def _body(received: bytes) -> msgspec.Raw | str:
    """Readers take more than JSON allows: a byte-order mark, a byte outside UTF-8, half a character."""
    try:
        msgspec.json.decode(received)
    except (ValueError, RecursionError):
        return received.decode("utf-8-sig", "replace")
    return msgspec.Raw(received)


def _kept(store: Store, records: tuple[Record, ...]) -> Iterator[StoredRecord]:
    for record in records:
        if kept := store.get(record.registry, record.id):
            yield kept


def _additions(store: Store, joins: Joins, records: tuple[Record, ...]) -> Iterator[StoredRecord]:
    own = {(record.registry, record.id) for record in records}
    for kept in store.records((TEXTS,), {}):
        try:
            if joins.holder(read_addition(kept.body).study) in own:
                yield kept
        except Unreadable:
            continue
