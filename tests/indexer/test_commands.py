"""The operator's commands as programs: what they print, how they end, what they leave."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY
from tests.indexer.registry_server import RegistryServer, served
from tests.indexer.three_registries import EUCT, NCT, of_ctgov, of_ctis
from tests.records import demonstration, small_record

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def indexer(engine_url: str, prefix: str, reference_dir: Path, tmp_path: Path) -> Run:
    """Runs `python -m indexer …` on the tests' engine, with a folder of its own."""
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    (data_dir / "reference").symlink_to(reference_dir)

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {
            "DATA_DIR": str(data_dir),
            "OPENSEARCH_URL": engine_url,
            "INDEX_PREFIX": prefix,
            "TODAY": TODAY,
            "REGISTRY_RATE": "0",
            **variables,
        }
        command = [sys.executable, "-m", "indexer", *words]
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
        )

    return run


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "studies.jsonl"
    file.write_bytes(b"\n".join([*demonstration()[:5], b"broken", small_record("NCT00000001")]))
    return file


def test_build_status_and_show(indexer: Run, records: Path) -> None:
    built = indexer("build", "--from", str(records), "--json")
    assert built.returncode == 0, built.stderr
    report = json.loads(built.stdout)
    assert (report["read"], report["unreadable"], report["index"] is not None) == (6, 1, True)

    told = json.loads(indexer("status", "--json", "--faults").stdout)
    (index,) = told["indices"]
    assert index["live"] is True
    assert index["meta"]["scope"].startswith("files:")
    assert told["runs"][0]["state"] == "done"
    ((place, _),) = told["faults"]
    assert place.endswith("studies.jsonl:6")

    shown = json.loads(indexer("show", "nct1", "--json").stdout)
    assert shown["index"]["card"]["id"] == "NCT00000001"
    assert shown["records"][0]["record"] == json.loads(small_record("NCT00000001"))
    assert (shown["joined"], shown["passed_over"], shown["additions"]) == ([], [], [])


def test_words_for_a_person(indexer: Run, records: Path) -> None:
    built = indexer("build", "--from", str(records))
    assert "could not be read" in built.stdout
    assert "live" in indexer("status").stdout


@pytest.mark.parametrize(
    ("words", "variables", "status", "told"),
    [
        (["build", "--from", "/nowhere/at-all"], {}, 1, "no such file or folder"),
        (["build"], {"CTGOV_URL": "http://127.0.0.1:9"}, 1, "127.0.0.1:9"),
        (["build"], {"WORKERS": "none"}, 2, "WORKERS must be"),
        (["build", "--from", ".", "--limit", "3"], {}, 2, "--from"),
        (["show", "NCT99999999"], {}, 1, "no index yet"),
        (["status"], {"OPENSEARCH_URL": "http://127.0.0.1:9"}, 1, "does not answer"),
    ],
)
def test_what_cannot_be_done_is_told_without_a_trace(
    indexer: Run, words: list[str], variables: dict[str, str], status: int, told: str
) -> None:
    ended = indexer(*words, **variables)
    assert ended.returncode == status
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_second_writer_is_refused_at_once(indexer: Run, records: Path, tmp_path: Path) -> None:
    from indexer.workshop import one_writer

    with one_writer(tmp_path / "data"):
        ended = indexer("build", "--from", str(records))
    assert ended.returncode == 1
    assert "another run" in ended.stderr


def test_a_limit_makes_a_sample_that_never_replaces_a_whole_index(indexer: Run) -> None:
    registry = RegistryServer([small_record(f"NCT{number:08}") for number in range(1, 31)])
    with served(registry) as url:
        assert indexer("build", "--limit", "10", CTGOV_URL=url).returncode == 0
        assert json.loads(indexer("status", "--json").stdout)["indices"][0]["meta"]["scope"] == "sample"
        assert indexer("build", CTGOV_URL=url).returncode == 0
        refused = indexer("build", "--limit", "10", CTGOV_URL=url)
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    live = next(index for index in json.loads(indexer("status", "--json").stdout)["indices"] if index["live"])
    assert (live["meta"]["scope"], live["studies"], live["meta"]["of"]) == ("full", 30, 30)


def test_a_registry_that_is_away_is_named_and_the_others_are_built(indexer: Run) -> None:
    with served(RegistryServer([small_record("NCT00000001")])) as url:
        ended = indexer("build", CTGOV_URL=url, ISRCTN_URL="http://127.0.0.1:9", CTIS_URL="http://127.0.0.1:9")
    assert ended.returncode == 1
    assert "ISRCTN is away" in ended.stderr
    assert "EU Clinical Trials Information System is away" in ended.stderr
    assert "Traceback" not in ended.stderr
    (index,) = json.loads(indexer("status", "--json").stdout)["indices"]
    assert (index["live"], index["meta"]["scope"], index["studies"]) == (True, "full", 1)


def test_a_joined_study_is_shown_with_what_joined_it(indexer: Run, tmp_path: Path) -> None:
    file = tmp_path / "studies.jsonl"
    file.write_bytes(b"\n".join([of_ctgov(), of_ctis()]))
    assert indexer("build", "--from", str(file)).returncode == 0
    shown = json.loads(indexer("show", EUCT).stdout)
    assert [each["id"] for each in shown["records"]] == [NCT, EUCT]
    (told,) = [tie["told"] for tie in shown["joined"]]
    assert NCT in told
    assert EUCT in told


def test_an_operators_faulty_file_changes_nothing_unless_forced(indexer: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.jsonl"
    right = {"id": "OWN-1", "title": "Walks", "status": "recruiting", "updated": "2026-10-01"}
    file.write_text("\n".join(json.dumps(line) for line in (right, right | {"id": "OWN-2", "status": "open"})))
    refused = indexer("build", "--from", str(file))
    assert refused.returncode == 1
    assert "mine.jsonl:2: status" in refused.stderr
    assert json.loads(indexer("status", "--json").stdout)["indices"] == []
    forced = json.loads(indexer("build", "--from", str(file), "--force", "--json").stdout)
    assert (forced["studies"], forced["unreadable"]) == (1, 1)
