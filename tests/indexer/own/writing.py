"""Lines of an operator's files, right ones and ones with a change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from indexer.own.faults import faults_in

STUDY: dict[str, Any] = {"id": "OWN-1", "title": "A study", "status": "recruiting", "updated": "2025-01-31"}
ADDITION: dict[str, Any] = {
    "study": "NCT00000001",
    "source": "A patient group",
    "written": "2025-01-31",
    "plain_title": "A plain title",
}
SITE: dict[str, Any] = {"name": "A hospital", "city": "Leeds", "country": "GB"}

HEADER = "id,title,status,updated,conditions,site_name,site_city,site_country,site_lat,site_lon"
ONE = "A,A title,recruiting,2025-01-31,Stroke; Asthma,First,Leeds,GB,53.8,-1.5"
TABLE = f"{HEADER}\n{ONE}\nA,,,,,Second,York,GB,,\n"


def line(given: dict[str, Any], **changed: Any) -> bytes:
    """A line with these fields changed; one that is changed to `...` is left out."""
    return json.dumps({name: value for name, value in (given | changed).items() if value is not ...}).encode()


def told(path: Path, content: bytes | str) -> list[str]:
    """The faults of a file with this content, without the folder's name."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [str(fault).removeprefix(f"{path.parent}/") for fault in faults_in([path])]
