"""The page of a study in three registries: three links, each one's word, the plain summary, the operator's part."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from search.answer import RegistryPart
from search.study import Contact, Titles
from tests.web.pages import made, made_index, made_joined, made_study
from tests.web.pages.made_joined import CTGOV, CTIS, ISRCTN, OPERATOR, joined_details, joined_study
from tests.web.pages.service import MadeFinder
from web.pages.study.centres import show_centres

PATH = f"/studies/{CTGOV}"


def read(page: str) -> str:
    """What a reader reads, with single spaces."""
    inline = re.sub(r"</?(span|b|em|small|a)\b[^>]*>", "", page[page.index("<main") :])
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", inline))).replace("\u00a0", " ")


@pytest.fixture
def page(browser: FlaskClient) -> str:
    return browser.get(PATH).text


@pytest.mark.parametrize(
    "words",
    [
        "ClinicalTrials.gov: recruiting, 3 Nov 2026",
        "CTIS: recruiting in France, Italy and 2 more; finished in Germany, 20 Oct 2026",
        "ISRCTN: planned to recruit until 1 December 2026",
        "Recruiting in France, Italy, Poland and Spain; finished in Germany",
        "In 3 registries",
        "Start ClinicalTrials.gov: 11 January 2024 CTIS: January 2024 ISRCTN: 1 March 2024",
        "People in it ClinicalTrials.gov: 572 planned CTIS: 572 planned ISRCTN: 600 planned",
        "8 centres in all, 5 countries.",
        "2023-500007-17-00 EU Clinical Trials Information System (CTIS)",
        "2023-500007-17 EudraCT",
        "EX-7 Sponsor or another organisation",
        "Public title A study of examplimab",
        f"Title in plain words by {OPERATOR}, 1 November 2026; it stands in no registry",
        "Title in the registry: A Study of Examplimab in People With Breast Cancer",
        f"Written for patients by {OPERATOR}, 1 November 2026. It stands in no registry. What is examined?",
        "Written for patients, in ISRCTN’s record of 2 September 2026. Who can participate?",
        f"From the operator of this service Added by {OPERATOR}, 1 November 2026. No registry says this.",
        "Our nurses answer on weekdays from 9 to 5.",
        "Unedited text of EU Clinical Trials Information System (CTIS), 20 October 2026, in German and English.",
        "Ethics approval",
        "Status at CTIS 20 October 2026, as the registry gives it.",
    ],
)
def test_what_is_told(page: str, words: str) -> None:
    assert words in read(page)


def test_a_date_that_they_tell_apart_is_not_told_as_one(page: str) -> None:
    assert "began January 2024" not in read(page).lower()
    assert "Dates" not in re.findall("<dt>(.*?)</dt>", page)


def test_there_is_a_link_to_each_record(page: str) -> None:
    for address in (
        f"https://clinicaltrials.gov/study/{CTGOV}",
        f"https://euclinicaltrials.eu/ctis-public/view/{CTIS}",
        f"https://www.isrctn.com/{ISRCTN}",
    ):
        assert page.count(f'href="{address}"') == 2
    assert '<a class="link" href="https://example.org/triple" rel="noreferrer">' in page


def test_one_registry_needs_no_list_of_records(browser: FlaskClient) -> None:
    page = browser.get("/studies/NCT00000001").text
    assert 'id="records"' not in page
    assert "do not say the same" not in page


def test_a_place_stands_once_with_each_registrys_word() -> None:
    centres = show_centres(joined_study(), None, None)
    rows = {row.site.name: row for country in centres.countries for group in country.groups for row in group.first}
    assert (centres.total, len(rows), centres.grouped) == (8, 5, True)
    ended = rows["Charité Universitätsmedizin, Berlin"]
    assert ended.told == ("ClinicalTrials.gov: recruiting", "CTIS: finished, 20 Oct 2026")
    assert ended.site.badge.text == "Finished, for the whole country · checked 20 Oct 2026"
    three = rows["Vall d’Hebron, Barcelona"]
    assert three.told[2] == "ISRCTN: planned to recruit until 1 December 2026"
    assert [call.shown for call in three.calls] == ["+1 555 0116", "team@example.org"]
    assert rows["Addenbrooke’s Hospital, Cambridge"].site.badge.text == "Planned to recruit until 1 December 2026"


def test_a_notified_end_is_no_plan() -> None:
    """The country says that it recruits; that it will end is another thing."""
    site = made.site(1, status_source="country", recruits_until=made_joined.UNTIL)
    (row,) = show_centres(made_study.study(site), None, None).nearest
    assert row.site.badge.text == "Recruiting, for the whole country · checked 3 Nov 2026"


def test_registries_that_say_the_same_only_list_the_place() -> None:
    both = (made.site(1, place="here"), made.site(2, place="here", id=f"{CTIS}-1", record=CTIS, registry="ctis"))
    (row,) = show_centres(made_study.study(*both), None, None).nearest
    assert row.told == ("Listed by ClinicalTrials.gov and CTIS",)


def test_a_word_of_another_registry_says_whose_it_is() -> None:
    site = made.site(1, status="completed", status_source="country", status_registry="ctis", said="RECRUITING")
    (row,) = show_centres(made_study.study(site), None, None).nearest
    assert row.site.badge.text == "Finished, by CTIS for the whole country · checked 3 Nov 2026"
    assert row.told == ("ClinicalTrials.gov: recruiting",)


def test_the_nearest_are_three_places() -> None:
    near = show_centres(joined_study(), made_joined.NEAR, None).nearest
    assert [row.site.name for row in near] == [
        "Vall d’Hebron, Barcelona, Spain",
        "Addenbrooke’s Hospital, Cambridge, United Kingdom",
        "Institut Curie, Paris, France",
    ]


def test_every_site_is_found_in_its_row(page: str) -> None:
    """The map picks centres by their ids, whichever registry's they are."""
    listed = page[page.index('<section id="centres"') : page.index('id="details-title"')]
    rows = re.findall(r'<li data-site="([^"]+)"(?: data-also="([^"]+)")?', listed)
    ids = [id for first, others in rows for id in (first, *json.loads(unescape(others or "[]")))]
    assert sorted(ids) == sorted(site.id for site in made_joined.sites())


def test_a_place_is_on_the_map_where_one_registry_has_its_position() -> None:
    first, second, *_others = made_joined.sites()
    without = {"lat": None, "lon": None, "distance_m": None}
    study = made_study.study(first, replace(second, **without))
    (row,) = show_centres(study, None, None).nearest
    assert (row.on_map, row.others) == (first.id, (second.id,))


def test_the_about_pages_name_the_registries_that_are_held(browser: FlaskClient, finder: MadeFinder) -> None:
    assert "in more than one registry" not in browser.get("/about").text
    assert 'id="studies-isrctn"' not in browser.get("/about/data").text
    parts = (RegistryPart(name=name, studies=1, sites=1, as_of=None) for name in ("ctgov", "isrctn"))
    finder.story = made_index.story(registries=tuple(parts))
    about, data = browser.get("/about").text, browser.get("/about/data").text
    assert "in more than one registry" in about
    assert '<a href="https://www.isrctn.com/" rel="noreferrer">ISRCTN</a>' in about
    assert [re.search(f'id="{id}"', data) is not None for id in ("studies", "studies-ctis", "studies-isrctn")] == [
        True,
        False,
        True,
    ]


def test_the_operators_contact_is_told_as_theirs(browser: FlaskClient, finder: MadeFinder) -> None:
    theirs = Contact(name="Nurses", phone="+1 555 0177", source="operator")
    finder.kept["NCT00000006"] = made_study.study(made.site(contact=theirs), contact=theirs)
    page = browser.get("/studies/NCT00000006").text
    assert "Call the number that the operator of this service gives" in page
    assert "Study office" not in read(page).partition("Basic details")[0]
    sheet = browser.get("/studies/NCT00000006/call-sheet").text
    assert "Contact that the operator of this service gives" in sheet


def test_a_plain_title_is_in_its_writers_language(browser: FlaskClient, finder: MadeFinder) -> None:
    titles = Titles(registry="A study", official=None, public=None, plain="Hilft Examplimab?", plain_source=OPERATOR)
    summary = tuple(replace(one, lang="de") for one in joined_details().plain_summary)
    details = joined_details(titles=titles, plain_summary=summary)
    finder.kept[CTGOV] = joined_study(plain_title="Hilft Examplimab?", details=details)
    assert '<h1 lang="de">Hilft Examplimab?</h1>' in browser.get(PATH).text
