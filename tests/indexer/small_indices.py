"""Small finished indices for tests: a few documents of small records, settled and described."""

from __future__ import annotations

from typing import Any

import msgspec

import mappings
from indexer import bulk, lifecycle
from indexer.documents import document
from indexer.knowledge import Knowledge
from indexer.registries import identify, read
from search.engine.client import Client
from search.indices import STUDIES, IndexMeta, IndexName
from tests.records import TODAY, small_record

Json = dict[str, Any]


def documents(knowledge: Knowledge, *records: bytes, run: int = 1) -> list[Json]:
    """What the indexer makes of these records."""
    return [document(read(identify(record).registry, record, TODAY), knowledge, run) for record in records]


def numbered(knowledge: Knowledge, many: int, run: int = 1) -> list[Json]:
    """Documents of studies that have nothing but a number: `NCT00000001` and on."""
    return documents(knowledge, *(small_record(f"NCT{number:08}") for number in range(1, many + 1)), run=run)


def finished(client: Client, prefix: str, made: list[Json], **told: Any) -> IndexName:
    """An index of these documents that no alias stands for yet."""
    name = lifecycle.create(client, prefix)
    assert set(bulk.write(client, str(name), made)) <= {"created"}
    lifecycle.settle(client, name)
    lifecycle.describe(
        client, name, msgspec.convert({"fingerprint": mappings.fingerprint(STUDIES), "run": 1} | told, IndexMeta)
    )
    return name
