"""What somebody asks stands in no file that the service writes, whatever way they ask it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from search.engine.local import folder_of
from search.settings import Settings
from tests.built import Built
from tests.web.serving import served

ILLNESS = "zyxillomarkeritis"
PLACE = "Markerville Zyxton"
ROUNDED = "42.3587,-71.0567"
TILE = "12/1240/1515"
MARKERS = (ILLNESS, PLACE, PLACE.replace(" ", "+"), PLACE.replace(" ", "%20"), ROUNDED, TILE)


@pytest.fixture(scope="module")
def written(built: Built, engine_url: str, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every file that the service and its engine wrote while all was asked that holds a marker."""
    folder = tmp_path_factory.mktemp("logs")
    began = time.time() - 1
    log = folder / "web.log"
    with log.open("w") as file, served(replace(built.settings, opensearch_url=engine_url), file) as address:
        ask_everything(address)
    engine = folder_of(settings).root
    return [path for root in (folder, built.settings.data_dir, engine) for path in _files(root, began)]


def ask_everything(address: str) -> None:
    """Every way to ask, right and wrong, with the markers in it."""
    question = {"q": ILLNESS, "near": PLACE, "within": "50mi"}
    for near in (PLACE, ROUNDED, "Boston"):
        asked = question | {"near": near}
        requests.post(f"{address}/search", data=asked, timeout=60)
        requests.post(f"{address}/de/search", data=asked, timeout=60)
        requests.get(f"{address}/search", params=asked, timeout=60)
        requests.get(f"{address}/api/v1/studies", params=asked, timeout=60)
        requests.post(f"{address}/api/v1/studies/search", json=asked, timeout=60)
        requests.get(f"{address}/api/v1/studies.csv", params=asked, timeout=60)
        requests.get(f"{address}/api/v1/places", params={"q": near}, timeout=60)
        requests.post(f"{address}/api/v1/places", json={"q": near}, timeout=60)
        requests.post(f"{address}/studies/NCT03371017", data=asked, timeout=60)
    requests.get(f"{address}/api/v1/conditions", params={"prefix": ILLNESS}, timeout=60)
    requests.get(f"{address}/api/v1/studies", params={ILLNESS: PLACE}, timeout=60)
    requests.post(f"{address}/api/v1/studies/search", data=f'{{"q": "{ILLNESS}"', timeout=60)
    requests.get(f"{address}/{ILLNESS}/{PLACE}", headers={"Referer": f"{address}/?q={ILLNESS}"}, timeout=60)
    for digest in ("0123456789", ILLNESS):
        requests.get(f"{address}/background/{digest}/{TILE}", timeout=60)
    requests.get(f"{address}/background/{TILE}/{PLACE}", timeout=60)
    requests.get(f"{address}/search?q={ILLNESS}" + "x" * 9000, timeout=60)


def _files(root: Path, since: float) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file() and path.stat().st_mtime >= since]


def test_something_was_written(written: list[Path]) -> None:
    assert any(path.name == "web.log" for path in written)


def test_no_file_holds_what_was_asked(written: list[Path]) -> None:
    found = [(path, marker) for path in written for marker in MARKERS if marker.encode() in path.read_bytes()]
    assert found == []
