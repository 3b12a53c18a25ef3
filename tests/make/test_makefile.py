"""`make help` explains every target, CI runs what a developer runs, and the locks pin everything."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

MAKEFILE = (ROOT / "Makefile").read_text()
TARGETS = re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE)
LOCKS = [ROOT / "requirements" / name for name in ("run.txt", "test.txt")]


def test_help_lists_every_target_with_a_sentence() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = dict(re.findall(r"^  make (\w+) +([A-Z].+)$", told, re.MULTILINE))
    assert list(listed) == TARGETS


def test_every_target_is_declared() -> None:
    declared = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert declared
    assert declared[1].split() == TARGETS


def test_help_is_what_plain_make_does() -> None:
    alone = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    plain = subprocess.run(["make"], cwd=ROOT, env=alone, capture_output=True, text=True, check=True).stdout
    assert plain.startswith("  make help ")


def test_ci_runs_make_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == "exec make test"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_package_is_pinned_with_hashes_and_from_no_named_place(lock: Path) -> None:
    text = lock.read_text()
    entries = text.replace("\\\n", "").splitlines()
    for entry in entries:
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; .+?)?( +--hash=sha256:[0-9a-f]{64})+ *", entry), entry
    assert "://" not in text


def test_the_tests_run_with_the_packages_that_the_service_runs_with() -> None:
    run, test = (set(re.findall(r"^[a-z0-9-]+==[^ ]+", lock.read_text(), re.MULTILINE)) for lock in LOCKS)
    assert run < test
