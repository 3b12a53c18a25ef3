"""A build's memory does not follow the size of what it builds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, TODAY
from tests.indexer.joined_records import in_three_registries
from tests.records import demonstration, recent_records

MOST_MB = 300
MEASURED = """
import sys
from indexer.commands import commands
from tests.memory import peak_bytes
commands(["build", "--from", sys.argv[1], "--json"], standalone_mode=False)
print(peak_bytes() // 2**20)
"""


def test_a_build_stays_within_300_mb(engine_url: str, prefix: str, reference_dir: Path, tmp_path: Path) -> None:
    """The real records hold studies with more than 1,500 sites; each is joined with one of ISRCTN and one of CTIS.

    Measured: 1,738 studies of 5,190 records with 176,402 sites peak at 160 MB.
    """
    file = tmp_path / "studies.jsonl"
    lines = [record.replace(b"\n", b" ") for record in recent_records().values() or demonstration()]
    file.write_bytes(b"\n".join(in_three_registries(lines)))
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    (data_dir / "reference").symlink_to(reference_dir)
    variables = {"DATA_DIR": str(data_dir), "OPENSEARCH_URL": engine_url, "INDEX_PREFIX": prefix, "TODAY": TODAY}
    ended = subprocess.run(
        [sys.executable, "-c", MEASURED, str(file)],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    *_, report, peak = ended.stdout.splitlines()
    told = json.loads(report)
    # Of the real records some name another trial of ISRCTN or CTIS: those are joined with neither.
    assert told["joined"] > told["studies"] * 0.95
    assert 0 < int(peak) <= MOST_MB
