"""A study's map as a browser is told it."""

from __future__ import annotations

from typing import Any, Final

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

MAP: Final = "/embed/studies/NCT00000001/map.json"


def told(browser: FlaskClient, path: str = MAP, **posted: Any) -> dict[str, Any]:
    answer = browser.post(path, data=posted) if posted else browser.get(path)
    assert answer.status_code == 200, answer.text
    return dict(answer.json or {})


def faults(answer: TestResponse) -> list[dict[str, str]]:
    """What a problem says of the parameters."""
    return list((answer.json or {})["errors"])
