"""What a study's page says of its map, and what it hands to the map's script."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests.web.pages import made, made_study
from tests.web.pages.pseudo import check_every_word_is_a_message, pseudo_language
from tests.web.pages.service import make_app
from tests.web.pages.test_study_page import ALLOWED, NEAR_BOSTON
from web.built import Built


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """Maps that are built, by their name alone."""
    (tmp_path / "manifest.json").write_text('{"src/study.ts": {"file": "map/study-1.js"}}')
    return Built(tmp_path)


@pytest.mark.parametrize("fields", [None, NEAR_BOSTON], ids=str)
def test_every_word_of_the_map_is_a_message(built: Built, fields: dict[str, str] | None) -> None:
    app, finder = make_app(built)
    finder.kept["NCT00000006"] = made_study.study(made.site(lat=None, lon=None))
    with pseudo_language(app) as browser:
        for number in ("NCT00000001", "NCT00000004", "NCT00000006"):
            path = f"/de/studies/{number}"
            answer = browser.post(path, data=fields) if fields else browser.get(path)
            check_every_word_is_a_message(answer.text, ALLOWED)


def test_the_map_asks_for_the_listed_centres_in_the_language_of_the_page(built: Built) -> None:
    page = make_app(built)[0].test_client().get("/de/studies/NCT00000001").text
    assert 'data-source="/de/embed/studies/NCT00000001/map.json" data-asked="[]"' in page
    assert 'src="/de/map/study-1.js"' in page
    assert page.count("data-unplaced") == 1


def test_the_map_is_told_a_place_by_a_form_alone(built: Built) -> None:
    asked = NEAR_BOSTON | {"only": "recruiting", "view": "map"}
    page = make_app(built)[0].test_client().post("/studies/NCT00000001", data=asked).text
    assert 'data-source="/embed/studies/NCT00000001/map.json?only=recruiting"' in page
    fields = re.search(r'data-asked="([^"]+)"', page)
    assert fields
    told = json.loads(unescape(fields[1]))
    assert told == [["near", "Boston"], ["within", "50mi"], ["only", "recruiting"]]
    assert re.search(r'value="map" form="place" checked', page)


def test_a_study_without_a_known_position_says_that_it_has_no_map(built: Built) -> None:
    app, finder = make_app(built)
    finder.kept["NCT00000006"] = made_study.study(made.site(lat=None, lon=None))
    page = app.test_client().get("/studies/NCT00000006").text
    assert "There is no map: the position of no centre here is known." in page
    assert "<study-map" not in page


def test_without_the_maps_the_list_says_everything(tmp_path: Path) -> None:
    page = make_app(Built(tmp_path))[0].test_client().get("/studies/NCT00000001").text
    for part in ("<study-map", 'name="view"', "not on the map", "study-map.css", "/map/"):
        assert part not in page
    assert page.count("<li data-site=") == 8
