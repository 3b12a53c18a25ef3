"""What a record leaves open: a plan is no fact, an unknown sponsor no name, a missing office nobody to ask."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from search.study import Condition, Number
from tests.web.pages import made, made_study
from tests.web.pages.service import MadeFinder, make_app

ASTHMA = Condition(id="D001249", name="Asthma", path=("Lung Diseases",))
GOUT = Condition(id="D006073", name="Gout")


def test_no_way_repeats_the_beginning_of_another(browser: FlaskClient, finder: MadeFinder) -> None:
    """Two ways stand open, so that the count of the centres is seen at once."""
    finder.kept["NCT00000006"] = made_study.study(conditions=(made.BREAST, made.TNBC, made.TNBC, ASTHMA, GOUT))
    html = browser.get("/studies/NCT00000006").text
    open_ways, folded = html.split('<details class="plain"><summary>1 more condition</summary>')
    named = re.compile(r'name="condition" value="([^"]+)"')
    assert named.findall(open_ways) == ["D009369", "D001943", "D064726", "D001249"]
    assert named.findall(folded) == ["D006073"]


@pytest.mark.parametrize("said", ["UNKNOWN", "n/a", " Not provided", None])
def test_a_sponsor_without_a_name_is_none(browser: FlaskClient, finder: MadeFinder, said: str | None) -> None:
    finder.kept["NCT00000006"] = made_study.study(sponsor=said)
    html = browser.get("/studies/NCT00000006").text
    assert "<dt>Sponsor</dt><dd><span>The registry does not say</span>" in html
    assert '"sponsor":{' not in html
    finder.kept["NCT00000006"] = made_study.study()
    assert '"sponsor":{' in browser.get("/studies/NCT00000006").text


@pytest.mark.parametrize(
    ("start", "status", "updated", "words"),
    [
        ("2025-12", "not_yet_recruiting", "2025-04-22", "Planned to begin December 2025, said in April 2025"),
        ("2025-12", "recruiting", "2025-04-22", "Planned to begin December 2025, said in April 2025"),
        ("2025-03", "not_yet_recruiting", "2025-04-22", "Planned to begin March 2025, said in April 2025"),
        ("2025-04", "recruiting", "2025-04-22", "Began April 2025"),
        ("2027-01", "recruiting", None, "Planned to begin January 2027"),
    ],
)
def test_a_plan_is_no_fact(
    browser: FlaskClient, finder: MadeFinder, start: str, status: str, updated: str | None, words: str
) -> None:
    dates = {"start": start} | ({"updated": updated} if updated else {})
    study = made_study.study(status=status, updated=None, checked=None, details=made_study.details(dates=dates))
    finder.kept["NCT00000006"] = study
    assert f"<dt>Dates</dt><dd><span>{words}</span></dd>" in browser.get("/studies/NCT00000006").text


def test_nobody_is_sent_to_an_office_that_does_not_exist() -> None:
    app, finder = make_app(SITE_CONTACT="help@example.org")
    finder.kept["NCT00000006"] = made_study.study(contact=None, details=made_study.details(contacts=()))
    main = app.test_client().get("/studies/NCT00000006").text.partition("<main")[2].partition("</main>")[0]
    assert "study office" not in main
    assert main.count("No contact given. Ask the sponsor or your doctor") == 1
    assert "tell the sponsor. They can change it there; then it is right here after our next copy." in main


def test_a_number_is_not_called_the_sponsors_unasked(browser: FlaskClient, finder: MadeFinder) -> None:
    numbers = (
        Number(number="NCT00000006", registry="ctgov"),
        Number(number="NCI-2015-01918", url="https://example.org/nci"),
        Number(number="U10CA180868"),
    )
    finder.kept["NCT00000006"] = made_study.study(details=made_study.details(numbers=numbers))
    html = browser.get("/studies/NCT00000006").text
    assert "NCI-2015-01918</a> <small>Sponsor or another organisation</small>" in html
    assert "<b>U10CA180868</b> <small>Another number of the study</small>" in html
    assert "NCI-2015-01918 at the organisation that gave it" in html
