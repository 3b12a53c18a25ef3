"""Files of tiles: read by many at once, replaced while they are read, spoilt in every way."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from pmtiles.tile import Compression, TileType
from structlog.testing import capture_logs

from search.settings import Settings
from tests.web.tile_files import EUROPE, TILES, describe_otherwise, write_tiles
from web import background, tiles
from web.app import create_app
from web.background import Backgrounds

pytestmark = pytest.mark.usefixtures("looked_at_each_time")


def test_a_file_is_looked_at_every_few_seconds_only(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "LOOK_AGAIN_S", 60.0)
    backgrounds = Backgrounds(file)
    before = backgrounds.current()
    file.unlink()
    assert backgrounds.current() is before


def test_a_replaced_file_is_closed(file: Path) -> None:
    backgrounds = Backgrounds(file)
    opened = held_open()
    for number in range(20):
        write_tiles(file, {(0, 0, 0): b"%d" % number})
        assert backgrounds.current() is not None
    assert held_open() <= opened + 1


def held_open() -> int:
    """How many files this program holds open."""
    return len(list(Path("/dev/fd").iterdir()))


def test_whoever_reads_while_a_file_is_replaced_reads_to_the_end(file: Path) -> None:
    backgrounds = Backgrounds(file)
    before = backgrounds.current()
    assert before is not None
    write_tiles(file, {(0, 0, 0): b"another"})
    assert backgrounds.current() is not before
    assert gzip.decompress(before.tile(0, 0, 0) or b"") == EUROPE


def test_a_map_of_many_tiles_has_leaves_and_every_tile(tmp_path: Path) -> None:
    """4,096 tiles fill a directory; what does not fit into the first is looked for in the next."""
    made = {(7, column, row): b"%d %d" % (column, row) for column in range(128) for row in range(128)}
    found = Backgrounds(write_tiles(tmp_path / "many.pmtiles", made)).current()
    assert found is not None
    for column, row in [(0, 0), (127, 127), (64, 3), (5, 99)]:
        assert gzip.decompress(found.tile(7, column, row) or b"") == b"%d %d" % (column, row)


def spoil(path: Path, how: str) -> None:
    content = write_tiles(path).read_bytes()
    match how:
        case "text":
            path.write_text("no tiles at all" * 100)
        case "empty":
            path.write_bytes(b"")
        case "another version":
            path.write_bytes(content[:7] + b"\x02" + content[8:])
        case "cut in its header":
            path.write_bytes(content[:60])
        case "cut in its tiles":
            path.write_bytes(content[:-5])
        case "its directory":
            path.write_bytes(content[:127] + b"\0" * 20 + content[147:])
        case "its numbers":
            path.write_bytes(content[:8] + b"\xff" * 60 + content[68:])
        case "pictures":
            write_tiles(path, kind=TileType.PNG)
        case "packed otherwise":
            write_tiles(path, packed=Compression.ZSTD)
        case "described otherwise":
            describe_otherwise(write_tiles(path), Compression.BROTLI)
        case "metadata in metadata":
            describe_otherwise(write_tiles(path), Compression.GZIP, b"[" * 200_000)
        case "little that unpacks to much":
            describe_otherwise(write_tiles(path), Compression.GZIP, b" " * (tiles.LARGEST + 1))


@pytest.mark.parametrize(
    "how",
    [
        *("text", "empty", "another version", "cut in its header", "cut in its tiles", "its directory", "its numbers"),
        *("pictures", "packed otherwise", "described otherwise", "metadata in metadata", "little that unpacks to much"),
    ],
)
def test_a_file_of_no_use_is_told_in_one_line(file: Path, how: str) -> None:
    spoil(file, how)
    backgrounds = Backgrounds(file)
    with capture_logs() as lines:
        assert [backgrounds.told() for _ in range(3)] == [None] * 3
    assert [line["event"] for line in lines] == ["no background map: its file cannot be used"]
    assert lines[0]["file"] == "basemap.pmtiles"
    assert lines[0]["why"]


@pytest.mark.parametrize("way", [Compression.NONE, Compression.GZIP])
def test_directories_may_lie_packed_or_not(file: Path, way: Compression) -> None:
    found = Backgrounds(describe_otherwise(file, way)).current()
    assert found is not None
    assert found.attribution == "Coastlines GSHHG · Places GeoNames (CC BY 4.0)"
    for place, content in TILES.items():
        assert gzip.decompress(found.tile(*place) or b"") == content


def test_a_disk_that_was_away_is_asked_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is the same as before: only the reading of it failed."""
    backgrounds = Backgrounds(file)
    with monkeypatch.context() as away, capture_logs() as lines:
        away.setattr("os.pread", lambda *_asked: (_ for _ in ()).throw(OSError("away")))
        assert [backgrounds.current() for _ in range(3)] == [None] * 3
    assert len(lines) == 1
    assert backgrounds.current() is not None


def test_a_tile_that_is_broken_leaves_the_others(file: Path, tmp_path: Path) -> None:
    content = file.read_bytes()
    broken = gzip.compress(TILES[2, 3, 1], mtime=0)
    write_tiles(file).write_bytes(content.replace(broken, broken[:12] + bytes(len(broken) - 12)))
    browser = create_app(Settings.read({"DATA_DIR": str(tmp_path)}), lambda: None).test_client()
    unpacked = {"Accept-Encoding": "identity"}
    with capture_logs() as lines:
        asked = [
            browser.get(f"/background/0000000000/{place}", headers=unpacked) for place in ("2/3/1", "2/3/1", "0/0/0")
        ]
    assert [answer.status_code for answer in asked] == [503, 503, 200]
    assert [line["event"] for line in lines] == ["a tile of the background map cannot be read"]


@pytest.mark.parametrize("length", [0, 100])
def test_a_file_that_is_damaged_while_it_is_read_is_told_once(
    file: Path, tmp_path: Path, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written over in its place, which nobody should do."""
    browser = create_app(Settings.read({"DATA_DIR": str(tmp_path)}), lambda: None).test_client()
    unpacked = {"Accept-Encoding": "identity"}
    assert browser.get("/background/0000000000/2/3/1", headers=unpacked).status_code == 200
    monkeypatch.setattr(background, "LOOK_AGAIN_S", 60.0)
    assert browser.get("/background/0000000000/2/3/1", headers=unpacked).status_code == 200
    file.write_bytes(b"\0" * length if length else b"\0" * file.stat().st_size)
    with capture_logs() as lines:
        asked = [browser.get("/background/0000000000/2/3/1", headers=unpacked) for _ in range(2)]
    assert [answer.status_code for answer in asked] == [503, 503]
    assert len(lines) == 1
