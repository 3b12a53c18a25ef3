"""A record parted into what CTIS says of it in its list and what its record alone says, as both come over the wire."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NamedTuple

Json = dict[str, Any]
ONLY_LISTED: Final = [
    "ageGroup",
    "ageRangeSecondary",
    "decisionDateOverall",
    "gender",
    "lastPublicationUpdate",
    "lastUpdated",
    "recruitmentStatus",
    "resultsFirstReceived",
    "shortTitle",
    "sponsorType",
    "therapeuticAreas",
    "totalNumberEnrolled",
    "trialCountries",
    "trialPhase",
]
ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d).*")


class Held(NamedTuple):
    """A trial: its row of the list, and its record."""

    row: Json
    body: bytes


def parted(received: bytes) -> Held:
    """A record parted into the row of the list and the record alone, as they come over the wire."""
    record: Json = json.loads(received)
    row = {name: record[name] for name in ONLY_LISTED if name in record}
    row |= {
        "ctNumber": record["ctNumber"],
        "ctTitle": "A title",
        "ctStatus": record.get("ctPublicStatusCode", record.get("ctStatus")),
    }
    for name in ("lastUpdated", "lastPublicationUpdate"):
        if name in row:
            row[name] = ISO.sub(r"\3/\2/\1", row[name])
    row["decisionDate"] = record.get("decisionDate", "")
    body = {name: value for name, value in record.items() if name not in ONLY_LISTED}
    return Held(row, json.dumps(body).encode())


def iso_day(written: str | None) -> str:
    return re.sub(r"(\d\d)/(\d\d)/(\d{4})", r"\3-\2-\1", written or "")
