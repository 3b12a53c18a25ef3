"""How many searches one address may make, and how that is told."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from tests.built import Built
from web.app import create_app
from web.limits import limiter

STUDIES = "/api/v1/studies?status=any&size=1"


@pytest.fixture
def strict(built: Built, engine_url: str) -> FlaskClient:
    """A service that takes two searches a minute."""
    limiter.reset()
    return create_app(replace(built.settings, rate_limit="2/minute"), lambda: engine_url).test_client()


def test_the_third_search_of_a_minute_is_too_many(strict: FlaskClient) -> None:
    for left in ("1", "0"):
        answer = strict.get(STUDIES)
        assert answer.status_code == 200
        assert answer.headers["RateLimit-Remaining"] == left
        assert "Retry-After" not in answer.headers
    refused = strict.get(STUDIES)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert json.loads(refused.data)["status"] == 429
    assert "RateLimit-Remaining" in refused.headers["Access-Control-Expose-Headers"]
    assert strict.post("/search", data={"q": "asthma"}).status_code == 429


def test_studies_have_ten_times_as_many_and_what_is_cached_is_not_counted(strict: FlaskClient) -> None:
    number = json.loads(strict.get(STUDIES).data)["studies"][0]["id"]
    statuses = [strict.get(f"/api/v1/studies/{number}").status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]
    assert all(strict.get("/api/v1/index").status_code == 200 for _ in range(30))


def test_an_engine_that_is_away_is_no_reason_to_wait_a_minute(built: Built) -> None:
    limiter.reset()
    away = create_app(built.settings, lambda: None).test_client()
    assert away.get(STUDIES).headers["Retry-After"] == "5"
