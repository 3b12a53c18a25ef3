"""What search engines read: valid, safe in its element, and no promise that the page does not make."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from search.answer import WholeStudy
from search.vocabulary import STATUSES, Status
from tests.web.pages import made, made_study
from web.pages.language.words import OPEN
from web.pages.study.structured import structured

ADDRESS = "https://trials.example.org/studies/NCT00000001"


def read(study: WholeStudy) -> dict[str, Any]:
    text = structured(study, ADDRESS)
    assert text is not None
    told: dict[str, Any] = json.loads(text)
    return told


def test_what_is_told_stands_on_the_page(browser: FlaskClient) -> None:
    html = browser.get("/studies/NCT00000001").text
    element = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert element
    told = json.loads(element[1])
    assert told == {
        "@context": "https://schema.org",
        "@type": "MedicalTrial",
        "@id": "http://localhost/studies/NCT00000001",
        "url": "http://localhost/studies/NCT00000001",
        "inLanguage": "en",
        "description": "8 centres in all, 4 countries.",
        "name": made.card_values()["title"],
        "alternateName": made_study.details().titles.official,
        "identifier": ["NCT00000001", "MO39193", "2016-005119-42"],
        "status": "https://schema.org/Recruiting",
        "sponsor": {"@type": "Organization", "name": "Example Oncology"},
        "healthCondition": [{"@type": "MedicalCondition", "name": "Triple Negative Breast Neoplasms"}],
        "studyLocation": [
            {"@type": "Country", "name": name} for name in ("United States", "Canada", "United Kingdom", "Germany")
        ],
        "dateModified": made.RECENT,
    }


@pytest.mark.parametrize("checked", [made.AGING, made.STALE, None])
@pytest.mark.parametrize("status", sorted(OPEN))
def test_an_open_status_that_is_old_is_not_told(status: Status, checked: str | None) -> None:
    study = made_study.study(status=status, checked=checked)
    assert "status" not in read(study)
    assert "Recruiting" not in str(structured(study, ADDRESS))


@pytest.mark.parametrize("status", STATUSES)
def test_any_status_can_be_told(status: Status) -> None:
    told = read(made_study.study(status=status))
    assert told.get("status", "https://schema.org/").startswith("https://schema.org/")
    assert read(made_study.study(status="completed", checked=made.STALE))["status"] == "https://schema.org/Completed"


def test_nothing_ends_the_element() -> None:
    hostile = made_study.study(title="</script><script>alert(1)</script>&<!--")
    text = structured(hostile, ADDRESS)
    assert text is not None
    assert not set("<>&") & set(text)
    assert read(hostile)["name"] == "</script><script>alert(1)</script>&<!--"


def test_a_kind_of_study() -> None:
    assert read(made_study.study(type="observational"))["@type"] == "MedicalObservationalStudy"
    assert read(made_study.study(type=None))["@type"] == "MedicalStudy"


def test_what_is_made_up_is_told_to_nobody(browser: FlaskClient) -> None:
    assert structured(made_study.study(registries=("demo",)), ADDRESS) is None
    assert "ld+json" not in browser.get("/studies/DEMO0001").text
