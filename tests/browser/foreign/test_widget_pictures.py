"""Pictures of the widget for reviewers, in `tests/browser/pictures/`, which git ignores."""

from __future__ import annotations

import pytest

from tests.browser.foreign.conftest import Watch
from tests.browser.foreign.site import ForeignSite, widget
from tests.browser.test_pictures import FOLDER

STUDIES = {"recent": "NCT00000001", "stale": "NCT00000002", "large": "NCT00000004"}


@pytest.mark.parametrize("width", [320, 420, 1000])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", STUDIES)
def test_pictures(watched: Watch, foreign: ForeignSite, live_service: str, name: str, theme: str, width: int) -> None:
    FOLDER.mkdir(exist_ok=True)
    page = watched(viewport={"width": width, "height": 1400})
    page.goto(foreign.add(widget(live_service, STUDIES[name], theme=theme, near="Boston"), live_service))
    page.locator("trial-site-map .leaflet-container").wait_for()
    page.wait_for_timeout(600)
    path = FOLDER / f"widget-{name}-{width}-{theme}.png"
    page.locator("trial-site-map").screenshot(path=path)
    assert path.stat().st_size > 10_000
