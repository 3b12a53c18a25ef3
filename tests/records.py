"""Study records for tests: the real ones beside the checkout, and where they are missing the demonstration's.

No test is skipped for want of real records: it runs on the demonstration then.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from indexer.demo import demo_records
from indexer.registries.files import records
from indexer.registries.reading import Raw

TODAY = date(2026, 11, 22)
"""The day of tests that do not ask what day it is."""
FILES = ("ctgov-v2.jsonl.gz", "nci-sites.jsonl.gz", "volume.jsonl.xz", "NCT03371017.json")


def shared_data() -> Path | None:
    """The folder of real records beside the checkout, if it is there."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "data"
    return folder if all((folder / name).is_file() for name in FILES) else None


def record_files() -> list[Path]:
    """The files of real study records; none where they are missing."""
    folder = shared_data()
    return [folder / name for name in FILES] if folder else []


def study_records() -> Iterator[bytes]:
    """Every real record, else every record of the demonstration."""
    if files := record_files():
        for file in files:
            yield from (raw.data for raw in records(file) if isinstance(raw, Raw))
    else:
        yield from demonstration()


def demonstration(today: date = TODAY) -> list[bytes]:
    """The demonstration's records as bytes."""
    return [json.dumps(record).encode() for record in demo_records(today)]


@cache
def recent_records() -> dict[str, bytes]:
    """The real records of the API by number, without the many old ones: quick to read. Empty where they are missing."""
    found = (raw for file in record_files() if not file.name.startswith("volume") for raw in records(file))
    return {number(raw.data): raw.data for raw in found if isinstance(raw, Raw)}


def number(record: bytes) -> str:
    """The number that a record of the v2 shape bears."""
    return str(json.loads(record)["protocolSection"]["identificationModule"]["nctId"])


def small_record(number: str = "NCT00000001", **modules: Any) -> bytes:
    """A record of our own with these modules, `statusModule={…}`, and no more."""
    protocol = {"identificationModule": {"nctId": number, "briefTitle": "A study"}} | modules
    return json.dumps({"protocolSection": protocol}).encode()
