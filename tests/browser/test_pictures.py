"""Pictures of every page for reviewers, in `tests/browser/pictures/`, which git ignores."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from tests.browser.conftest import Open
from tests.browser.visits import VISITS, visit
from tests.web.pages import made_index
from tests.web.pages.service import MadeFinder

FOLDER = Path(__file__).parent / "pictures"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pictures(open_page: Open, finder: MadeFinder, width: int, scheme: Literal["light", "dark"]) -> None:
    FOLDER.mkdir(exist_ok=True)
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for name in VISITS:
        visit(page, name)
        page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
    finder.story = made_index.DEMO
    visit(page, "results")
    page.screenshot(path=FOLDER / f"demo-{width}-{scheme}.png", full_page=True)
    assert len(list(FOLDER.glob(f"*-{width}-{scheme}.png"))) == len(VISITS) + 1
