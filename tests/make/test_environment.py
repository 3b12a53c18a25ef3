"""A machine that lacks something is told what, in one line."""

from __future__ import annotations

import importlib.util
import sys

import pytest

from make import browser, environment


def test_an_old_python_is_told_which_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"^Python 3\.11 or newer is needed, this is 3\.9: .*$"):
        environment.refuse_an_old_python()


def test_a_python_without_venv_is_told_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as bare:
        bare.setattr(importlib.util, "find_spec", lambda _name: None)
        with pytest.raises(SystemExit) as told:
            environment.refuse_a_python_without_venv()
    line = "This Python has no venv: on Debian and Ubuntu, apt-get install python3-venv"
    assert str(told.value) == line


def test_this_python_is_fit() -> None:
    environment.refuse_an_old_python()
    environment.refuse_a_python_without_venv()
    assert environment.is_fit()


def test_without_any_browser_there_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(browser, "NOTE", tmp_path_factory.mktemp("environment") / "browser")
    for way in ("on_path", "from_packages", "from_playwright"):
        monkeypatch.setattr(browser, way, lambda: None)
    with pytest.raises(SystemExit, match=r"^The tests need a Chromium and none could be installed: .*$"):
        browser.main()


def test_the_browser_that_make_found_works(browser_path: str) -> None:
    assert browser.works(browser_path)
    assert browser.NOTE.read_text() == browser_path
    assert not browser.works("/no/such/browser")
