"""The bundled studies as a source."""

from __future__ import annotations

from datetime import date

import msgspec

from indexer.demo import demo_records
from indexer.registries.reading import Raw
from indexer.sources.source import Source
from search.coverage import DEMO
from search.moments import now


def demo(today: date) -> Source:
    """The bundled studies: made up by us, and marked so everywhere."""
    return Source(
        scope=DEMO,
        doing="Writing demonstration studies",
        note="made-up studies for demonstration; none of them is real",
        as_of=now(),
        records=lambda: (
            Raw(msgspec.json.encode(record), f"demonstration record {number}")
            for number, record in enumerate(demo_records(today), start=1)
        ),
    )
