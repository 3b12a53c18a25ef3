"""Tiles of the background map: packed, kept for a year, from a file that may come, go, change or be of no use."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pmtiles.tile import Compression
from werkzeug.test import TestResponse

from search.settings import Settings
from tests.web.tile_files import EUROPE, TILES, write_tiles
from web import background
from web.app import create_app
from web.background import Background, background_of

PLACES = [(zoom, column, row) for zoom in range(3) for column in range(1 << zoom) for row in range(1 << zoom)]
GZIP = {"Accept-Encoding": "gzip"}


pytestmark = pytest.mark.usefixtures("looked_at_each_time")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The whole service, without an engine."""
    return create_app(Settings.read({"DATA_DIR": str(tmp_path)}), lambda: None)


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    return app.test_client()


def told(app: Flask, root: str = "") -> Background | None:
    with app.test_request_context():
        return background.background(root)


def tiles(app: Flask) -> str:
    found = told(app)
    assert found is not None
    return found.tiles


def ask(app: Flask, zoom: int, column: int, row: int, **headers: str) -> TestResponse:
    address = tiles(app).format(z=zoom, x=column, y=row)
    return app.test_client().get(address, headers=headers or GZIP)


def test_a_map_is_told_where_its_tiles_are(app: Flask, file: Path) -> None:
    found = told(app)
    assert found is not None
    assert found.max_zoom == 2
    assert found.attribution == "Coastlines GSHHG · Places GeoNames (CC BY 4.0)"
    elsewhere = told(app, "https://trials.example.org")
    assert elsewhere is not None
    assert elsewhere.tiles == f"https://trials.example.org{found.tiles}"


def test_every_tile_is_the_one_of_its_place(app: Flask, file: Path) -> None:
    for place in PLACES:
        answer = ask(app, *place)
        if place in TILES:
            assert answer.status_code == 200
            assert answer.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(answer.data) == TILES[place]
        else:
            assert (answer.status_code, answer.data) == (204, b"")


def test_who_takes_no_gzip_is_given_none(app: Flask, file: Path) -> None:
    answer = ask(app, 0, 0, 0, **{"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in answer.headers
    assert answer.data == EUROPE
    assert answer.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("place", [(0, 0, 0), (2, 0, 0)])
def test_a_tile_is_kept_for_a_year_by_any_page(app: Flask, file: Path, place: tuple[int, int, int]) -> None:
    headers = ask(app, *place).headers
    assert set(headers["Cache-Control"].split(", ")) == {"max-age=31536000", "public", "immutable"}
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in headers


def test_a_tile_says_what_it_is(app: Flask, file: Path) -> None:
    answer = ask(app, 0, 0, 0)
    assert answer.headers["Content-Type"] == "application/vnd.mapbox-vector-tile"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_head_tells_the_same_without_the_tile(app: Flask, file: Path) -> None:
    answer = app.test_client().head(tiles(app).format(z=0, x=0, y=0), headers=GZIP)
    assert answer.status_code == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.data == b""


@pytest.mark.parametrize(
    "place", ["3/0/0", "2/4/0", "2/0/4", "40/0/0", f"{10**30}/0/0", f"2/{10**30}/0", f"{'9' * 5000}/0/0"]
)
def test_outside_of_the_map_there_is_nothing(app: Flask, file: Path, place: str) -> None:
    answer = app.test_client().get(tiles(app).format(z="Z", x="X", y="Y").replace("Z/X/Y", place))
    assert answer.status_code == 404
    assert "max-age" not in answer.headers.get("Cache-Control", "")


def test_a_tile_of_another_file_is_told_as_it_is_now_and_not_kept(app: Flask, file: Path) -> None:
    answer = app.test_client().get("/background/0000000000/0/0/0", headers=GZIP)
    assert gzip.decompress(answer.data) == EUROPE
    assert answer.headers["Cache-Control"] == "no-cache"


def test_without_a_file_there_is_no_background(app: Flask, browser: FlaskClient) -> None:
    assert told(app) is None
    assert browser.get("/background/0000000000/0/0/0").status_code == 404


def test_a_file_may_come_go_and_be_replaced_while_the_service_runs(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "reference" / "basemap.pmtiles"
    path.parent.mkdir()
    assert told(app) is None
    write_tiles(path)
    before = tiles(app)
    write_tiles(path, {(0, 0, 0): b"another"})
    assert tiles(app) != before
    assert gzip.decompress(ask(app, 0, 0, 0).data) == b"another"
    path.unlink()
    assert told(app) is None


def test_many_read_at_once(app: Flask, file: Path) -> None:
    tiles(app)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda place: ask(app, *place), PLACES * 10))
    assert [answer.status_code for answer in answers] == [200 if place in TILES else 204 for place in PLACES * 10]


def test_a_file_of_the_operators_own_takes_the_place_of_ours(file: Path, tmp_path: Path) -> None:
    own = write_tiles(tmp_path / "own.pmtiles", {(0, 0, 0): b"own"})
    settings = Settings.read({"DATA_DIR": str(tmp_path), "BASEMAP_PMTILES": str(own)})
    assert background_of(settings).path == own
    assert background_of(Settings.read({"DATA_DIR": str(tmp_path)})).path == file


def test_tiles_that_lie_unpacked_are_sent_so(app: Flask, file: Path) -> None:
    write_tiles(file, packed=Compression.NONE)
    answer = ask(app, 0, 0, 0)
    assert "Content-Encoding" not in answer.headers
    assert answer.data == EUROPE


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<a href="https://example.org">Example</a> &copy; <b>Others</b>', "Example © Others"),
        ("<script>alert(1)</script>", "alert(1)"),
        ("x" * 1000, "x" * 200),
        (None, ""),
    ],
)
def test_whom_the_map_names_is_plain_text(app: Flask, file: Path, written: str | None, shown: str) -> None:
    write_tiles(file, attribution=written)
    found = told(app)
    assert found is not None
    assert found.attribution == shown
