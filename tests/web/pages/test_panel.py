"""The panel and the chips: a loop over the definitions, whatever they are."""

from __future__ import annotations

import re
import sys

import pytest
from flask.testing import FlaskClient
from marshmallow import fields

from search import filters
from search.answer import FacetCount
from search.filters.definition import FieldFacet, Filter
from search.parameter import Parameter
from tests.web.pages.service import NEXT_PAGE, MadeFinder
from web.api.schemas import StudyQuestion, Texts
from web.pages.search.asking import Form
from web.pages.search.panel import Control, beyond, show_panel

NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}
LANGUAGE = Filter(
    parameter=Parameter("language", "texts", "A language that is spoken there.", ["nl"], values=("nl", "fy")),
    read=lambda written, _: tuple(written),
    clause=lambda values, _: {"terms": {"language": list(values)}},
    facet=FieldFacet("language"),
    title="Language spoken",
    labels={"nl": "Dutch is spoken", "fy": "Frisian is spoken"},
)


@pytest.fixture
def one_filter_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another definition among the filters, wherever they are looped over."""
    for name, value in (("FILTERS", (*filters.FILTERS, LANGUAGE)), ("FACETS", (*filters.FACETS, "language"))):
        kept = getattr(filters, name)
        for module in list(sys.modules.values()):
            if getattr(module, name, None) is kept:
                monkeypatch.setattr(module, name, value)
    question = StudyQuestion.from_dict({"language": Texts(fields.String())})
    monkeypatch.setattr("web.pages.search.asking.StudyQuestion", question)


def controls(form: Form, **facets: tuple[FacetCount, ...]) -> dict[str, Control]:
    panel = show_panel(form, facets)
    return {control.name: control for control in (*panel.first, *panel.further)}


@pytest.mark.usefixtures("one_filter_more")
def test_a_new_filter_needs_no_line_here(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data=NEAR_BOSTON | {"language": "fy"}).text
    assert "language" in finder.asked[-1]["facets"]
    assert finder.asked[-1]["language"] == ["fy"]
    assert "<legend>Language spoken</legend>" in html
    assert '<input type="checkbox" name="language" value="fy" checked>' in html
    assert '<button class="chip" name="drop" value="language:fy"><span class="hidden">Remove: </span>Frisian' in html
    browser.post("/search", data=NEAR_BOSTON | {"language": "fy", "drop": "language:fy"})
    assert "language" not in finder.asked[-1]


def test_every_filter_has_its_control() -> None:
    shown = controls(Form())
    assert set(shown) == {each.name for each in filters.FILTERS} - {"condition", "centre"}
    kinds = {name: shown[name].kind for name in ("age", "healthy", "sponsor", "updated_since", "country", "sex")}
    assert kinds == {
        "age": "age",
        "healthy": "one",
        "sponsor": "words",
        "updated_since": "day",
        "country": "list",
        "sex": "ticks",
    }


def test_counts_stand_beside_the_values() -> None:
    shown = controls(Form(filters={"sex": ("female",)}), sex=(FacetCount(value="female", count=19),))
    assert [(each.value, each.count, each.chosen) for each in shown["sex"].choices] == [
        ("female", 19, True),
        ("male", 0, False),
        ("not_given", 0, False),
    ]
    assert [each.count for each in shown["type"].choices] == [None, None, None]


def test_a_sex_that_is_not_given_can_be_chosen(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data=NEAR_BOSTON | {"sex": ["female", "not_given"]}).text
    assert finder.asked[-1]["sex"] == ["female", "not_given"]
    assert '<span class="hidden">Remove: </span>Not given by the registry' in html
    assert re.search(r'value="not_given" checked><span>Not given by the registry</span><span[^>]*>32<', html)


def test_what_a_choice_leaves_out_is_told() -> None:
    silent = (FacetCount(value="female", count=19), FacetCount(value="not_given", count=2))
    women = controls(Form(filters={"sex": ("female",)}), sex=silent)["sex"]
    told = "Studies that do not say are left out. Tick “Not given by the registry” to include them."
    assert women.told == told
    assert controls(Form(filters={"sex": ("female", "not_given")}), sex=silent)["sex"].told is None
    assert controls(Form(filters={"sex": ("female",)}), sex=silent[:1])["sex"].told is None
    assert controls(Form(), sex=silent)["sex"].told is None
    healthy = controls(Form(filters={"healthy": ("true",)}))["healthy"]
    assert healthy.told == "Studies that do not say are left out."


def test_countries_that_would_find_nothing_are_not_offered() -> None:
    rows = (FacetCount(value="US", count=51), FacetCount(value="CA", count=4))
    offered = controls(Form(filters={"country": ("de",)}), country=rows)["country"].choices
    assert [(each.label, each.chosen) for each in offered] == [
        ("Canada", False),
        ("Germany", True),
        ("United States", False),
    ]
    assert len(controls(Form())["country"].choices) > 200


def test_one_registry_alone_is_no_choice() -> None:
    assert "registry" not in controls(Form(), registry=(FacetCount(value="ctgov", count=51),))
    assert "phase" not in controls(Form(), phase=())
    assert "phase" in controls(Form(filters={"phase": ("phase1",)}), phase=())


def test_what_no_control_tells_is_carried() -> None:
    form = Form(
        filters={
            "condition": ("D001943",),
            "status": ("recruiting", "by_invitation"),
            "country": ("CA", "US"),
            "sponsor": ("Roche", "Bayer"),
            "age": ("54",),
        },
        words_in="all",
        units="km",
    )
    assert list(beyond(show_panel(form, {}), form)) == [
        ("condition", "D001943"),
        ("status", "by_invitation"),
        ("country", "US"),
        ("sponsor", "Bayer"),
        ("words_in", "all"),
        ("units", "km"),
    ]


def test_counts_are_asked_with_the_first_page_only(browser: FlaskClient, finder: MadeFinder) -> None:
    first = browser.post("/search", data=NEAR_BOSTON).text
    assert finder.asked[-1]["facets"] == [
        "sex",
        "healthy",
        "purpose",
        "phase",
        "type",
        "fresh",
        "registry",
        "status",
        "country",
    ]
    assert finder.asked[-1]["extras"] == ["also", "mentions", "outside", "suggestions"]
    assert re.search(
        r'value="treatment"><span>Tests a treatment</span><span class="found" aria-hidden="true">41</span>', first
    )
    second = browser.post("/search", data=NEAR_BOSTON | {"after": NEXT_PAGE, "shown": "12"}).text
    assert not {"facets", "extras"} & set(finder.asked[-1])
    assert "Tests a treatment</span></label>" in second


def test_chips_say_what_was_chosen(browser: FlaskClient) -> None:
    chosen = {
        "age": "54",
        "sex": "female",
        "healthy": "false",
        "sponsor": "Roche",
        "started_since": "2026-01-31",
        "country": "ca",
        "status": "suspended",
        "words_in": "all",
        "expand": "false",
    }
    html = browser.post("/search", data=NEAR_BOSTON | chosen).text
    told = re.findall(r'name="drop" value="([^"]+)"><span class="hidden">Remove: </span>([^<]+)<', html)
    assert dict(told) == {
        "age:54": "Age 54",
        "sex:female": "Open to women",
        "healthy:false": "Only people with the condition",
        "sponsor:Roche": "Sponsor: Roche",
        "started_since:2026-01-31": "Began since 31 Jan 2026",
        "status:suspended": "Paused",
        "country:ca": "Canada",
        "words_in:": "Words anywhere in the text",
        "expand:": "Only my words",
    }
    assert "Filters&nbsp;(9)" in html


def test_a_wrong_age_can_be_mended(browser: FlaskClient) -> None:
    answer = browser.post("/search", data={"q": "asthma", "age": "old", "sex": "female"})
    assert answer.status_code == 400
    assert 'name="age" value="old"' in answer.text
    assert "“Your age” takes an age such as" in answer.text
    assert answer.text[answer.text.index("<main") :].count('name="age"') == 1
    assert '<input type="hidden" name="sex" value="female">' in answer.text
