"""A link that is passed on says what was searched for, and no more of the place than a search needs."""

from __future__ import annotations

import html as entities
import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.answer import AskedNear
from tests.web.pages import made
from tests.web.pages.service import NEXT_PAGE
from web.pages.search.asking import Form
from web.pages.search.copied_link import link_fields, rough_place

NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}


def place(name: str, precision: str, **changes: Any) -> AskedNear:
    point: dict[str, Any] = {"kind": "point", "lat": 42.35843, "lon": -71.05977, "country": None, "others": ()}
    return AskedNear(**point | {"name": name, "precision": precision} | changes)


@pytest.mark.parametrize(
    ("near", "told"),
    [
        (place("42.358,-71.06", "exact"), "42.4,-71.1"),
        (place("1 Example Street, Boston", "exact", country="US"), "42.4,-71.1"),
        (place("SW1A Westminster Abbey, England, GB", "postcode", country="GB"), "SW1A Westminster Abbey, England, GB"),
        (place("Boston, Massachusetts, US", "city", country="US"), "Boston, Massachusetts, US"),
        (place("Massachusetts, US", "region", kind="area", area="US.MA"), "Massachusetts, US"),
    ],
)
def test_a_place_is_told_roughly(near: AskedNear, told: str) -> None:
    assert rough_place(near) == told


def test_it_asks_the_same_from_the_beginning() -> None:
    form = Form(
        q="asthma", near="SW1A 1AA", within="50mi", after="x", shown=20, filters={"sex": ("female",)}, units="mi"
    )
    near = place("SW1A Westminster Abbey, England, GB", "postcode")
    assert link_fields(form, near) == [
        ("q", "asthma"),
        ("near", "SW1A Westminster Abbey, England, GB"),
        ("within", "50mi"),
        ("sex", "female"),
        ("units", "mi"),
    ]
    assert link_fields(Form(q="asthma"), None) == [("q", "asthma")]


def link_in(html: str) -> list[list[str]]:
    found = re.search(r'data-copy-link data-link="([^"]+)" hidden', html)
    assert found
    asked: list[list[str]] = json.loads(entities.unescape(found[1]))
    return asked


def test_the_results_carry_it(browser: FlaskClient) -> None:
    html = browser.post("/search", data=NEAR_BOSTON | {"after": NEXT_PAGE, "shown": "12"}).text
    assert link_in(html) == [["q", "many"], ["near", made.BOSTON.name], ["within", "50mi"]]
    assert "This link shows what you searched for" in html
    exact = browser.post("/search", data={"q": "many", "near": "42.4,-71.1"}).text
    assert ["near", "42.4,-71.1"] in link_in(exact)
