"""Changes made by hand, and written as the indexer writes them."""

from __future__ import annotations

import msgspec

from search import ledger
from search.changes import KeptChange
from search.engine.client import Client

DAY = 10
"""The day of November 2026 on which the first of them were seen."""


def some_changes(many: int) -> list[KeptChange]:
    """Four a day at one moment: of each study in turn its status, of every fourth that it is new."""
    return [
        KeptChange(
            id=f"{number * 7919 % 1000:03}",
            number=number + 1,
            at=f"2026-11-{DAY + number // 4}T06:00:00Z",
            study=f"NCT0000000{number % 4}",
            kind="status" if number % 4 != 3 else "added",
            site=None,
            before="not_yet_recruiting" if number % 4 != 3 else None,
            after="recruiting",
        )
        for number in range(many)
    ]


def write_changes(client: Client, prefix: str, changes: list[KeptChange]) -> None:
    """Adds them to the index that the service answers from."""
    index = ledger.ensure(client, prefix, ledger.CHANGES)
    for change in changes:
        client.index(index=index, id=change.id, body=msgspec.to_builtins(change))
    client.indices.refresh(index=index)
