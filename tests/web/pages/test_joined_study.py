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
from web.pages.study.added import shown_additions
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
        "5 centres in all, 5 countries.",
        "8 entries in 3 registries, 5 centres: each hospital counts once.",
        "4 of 5 centres are recruiting 1 of them by planned dates only · 1 finished, stopped or never opened",
        "All 5 Recruiting 4 Finished, stopped or never opened 1",
        "Study office, ClinicalTrials.gov Dr Ada Office Call study office +1 555 0182",
        "Study office, ISRCTN Prof Ida Scient E-mail study office ida@example.org",
        "Contact that the operator of this service gives Helpline",
        "A centre without a number? Ask the study office, with the number NCT00000007.",
        "Institut Curie, Paris Call sheet Institut Curie, Paris",
        "Call this centre Trials desk +1 555 0116 E-mail this centre Study team team@example.org",
        "2023-500007-17-00 EU Clinical Trials Information System (CTIS)",
        "2023-500007-17 EudraCT",
        "EX-7 Sponsor or another organisation",
        "Public title A study of examplimab · CTIS",
        f"Title in plain words by {OPERATOR}, 1 November 2026; it stands in no registry",
        "Title at ClinicalTrials.gov: A Study of Examplimab in People With Breast Cancer",
        "Short name TRIPLE",
        "Sponsor ClinicalTrials.gov: Example Ltd CTIS: Example SA",
        "Phase ClinicalTrials.gov: Phase 2 and 3 CTIS: Phase 3",
        "· checked 20 Oct 2026 Recruiting in France",
        "ISRCTN Examplimab after surgery: a randomised trial",
        f"Written for patients by {OPERATOR}, 1 November 2026. It stands in no registry. What is examined?",
        "Written for patients, in ISRCTN’s record of 2 September 2026. Who can participate?",
        f"Added to this page Added by {OPERATOR}, 1 November 2026. No registry says this.",
        f"Helpline, {OPERATOR} Our nurses answer on weekdays from 9 to 5. +49 30 555 0177",
        "EU Clinical Trials Information System (CTIS), 20 October 2026, in German and English: the registry’s own",
        "Link to this section Ethics approval, ISRCTN",
        "This page, with the medical texts of the registries.",
        "Ethics approval",
        "Status at ClinicalTrials.gov 3 November 2026, as the registry gives it.",
        "Status at CTIS 20 October 2026, from its countries’ statuses.",
        "Status at ISRCTN 2 September 2026, worked out from its planned dates.",
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
    assert (centres.total, centres.shown, len(rows), centres.on_map.placed) == (5, 5, 5, 5)
    ended = rows["Charité Universitätsmedizin, Berlin"]
    assert ended.told == (
        "ClinicalTrials.gov: recruiting, 3 Nov 2026",
        "CTIS: finished, for the whole country, 20 Oct 2026",
    )
    assert ended.site.badge.text == (
        "Finished, for the whole country · checked 20 Oct 2026 · changed: we saw it on 20 Oct 2026"
    )
    three = rows["Vall d’Hebron, Barcelona"]
    assert three.told[2] == "ISRCTN: planned to recruit until 1 December 2026, updated 2 Sept 2026"
    assert [call.shown for call in three.calls] == ["+1 555 0116", "team@example.org"]
    assert rows["Addenbrooke’s Hospital, Cambridge"].site.badge.text == (
        "Planned to recruit until 1 December 2026. Ask first"
    )


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
    assert row.site.badge.text == "Finished, as CTIS says for the whole country · checked 3 Nov 2026"
    assert row.told == ("ClinicalTrials.gov: recruiting, 3 Nov 2026",)


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
    assert (row.on_map, row.site.id, row.others) == (True, second.id, (first.id,))


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
    assert '<a class="button primary full" href="tel:+15550182">' in page, "the registry’s office comes first"
    assert "Call the number that the operator of this service gives" in page
    assert "Contact that the operator of this service gives Nurses" in read(page)
    assert page.count("tel:+15550177") == 1
    sheet = browser.get("/studies/NCT00000006/call-sheet").text
    assert "Contact that the operator of this service gives" in sheet


def test_a_plain_title_is_in_its_writers_language(browser: FlaskClient, finder: MadeFinder) -> None:
    titles = Titles(registry="A study", official=None, public=None, plain="Hilft Examplimab?", plain_source=OPERATOR)
    summary = tuple(replace(one, lang="de") for one in joined_details().plain_summary)
    details = joined_details(titles=titles, plain_summary=summary)
    finder.kept[CTGOV] = joined_study(plain_title="Hilft Examplimab?", details=details)
    assert '<h1 lang="de">Hilft Examplimab?</h1>' in browser.get(PATH).text


def test_a_registrys_language_is_not_said_of_the_operators_title(browser: FlaskClient) -> None:
    head = browser.get(f"/de{PATH}").text.partition("<h1")
    assert "Sprache der Registertexte" not in head[0]
    assert "Sprache der Registertexte: Englisch" in head[2].partition('class="ways"')[0]


def test_an_addition_says_its_language(browser: FlaskClient, finder: MadeFinder) -> None:
    (added,) = joined_details().added
    finder.kept[CTGOV] = joined_study(details=joined_details(added=(replace(added, lang="de"),)))
    page = browser.get(PATH).text
    shown = page[page.index('id="added-title"') : page.index('id="professionals"')]
    assert "This text is in German." in shown
    assert '<p lang="de">Our nurses' in shown
    german = browser.get(f"/de{PATH}").text
    assert "Dieser Text ist" not in german[german.index('id="added-title"') : german.index('id="professionals"')]


def test_whom_an_addition_names() -> None:
    (added,) = joined_details().added
    named = {None: OPERATOR, "Nurses": f"Nurses, {OPERATOR}", f"Nurses of {OPERATOR}": f"Nurses of {OPERATOR}"}
    for name, told in named.items():
        (shown,) = shown_additions((replace(added, contact=Contact(name=name, phone="1", source="operator")),))
        assert shown.whom == told
    (shown,) = shown_additions((replace(added, contact=None),))
    assert (shown.whom, shown.call) == (None, None)


def test_each_registrys_day_is_told(browser: FlaskClient, finder: MadeFinder) -> None:
    days = {"isrctn": "2026-11-12T05:00:00Z", "ctgov": "2026-11-20T09:00:05Z", "ctis": None}
    parts = (RegistryPart(name=name, studies=1, sites=1, as_of=day) for name, day in days.items())
    finder.story = made_index.story(registries=tuple(parts), coverage=made_index.FULL.coverage, scope="full")
    page = read(browser.get("/about/data").text)
    assert "ClinicalTrials.gov: 20 November 2026 ISRCTN: 12 November 2026" in page
    assert "from ClinicalTrials.gov, EU Clinical Trials Information System (CTIS) and ISRCTN" in page
    assert "We found no page of CTIS with terms" in page


def test_a_word_for_the_whole_study_says_so() -> None:
    """Its day stands with it; that it is of the whole study only where the site has no word of its own."""
    study = joined_study()
    charite, *others = study.all_sites
    whole = replace(study, all_sites=(replace(charite, said=None), *others))
    (row, *_rows) = show_centres(whole, None, None, only="over").countries[0].groups[0].first
    assert row.told[0] == "ClinicalTrials.gov: recruiting, for the whole study, 3 Nov 2026"


def test_a_place_recruits_where_one_of_its_sites_does() -> None:
    closed = made.site(1, status="completed", place="here", contact=None)
    open_ = made.site(2, place="here", id=f"{CTIS}-1", record=CTIS, registry="ctis", status_source="country")
    centres = show_centres(made_study.study(closed, open_), None, None)
    assert centres.tally.words == "<em>The only centre</em> is recruiting"
    (row,) = centres.nearest
    assert (row.site.badge.look, [call.shown for call in row.calls]) == ("recruiting", ["+1 555 0116"])


def test_what_is_only_planned_is_not_green(browser: FlaskClient, finder: MadeFinder) -> None:
    site = made.site(1, registry="isrctn", status_source="dates", recruits_until=made_joined.UNTIL)
    finder.kept["NCT00000006"] = made_study.study(site)
    centres = show_centres(finder.kept["NCT00000006"], None, None)
    assert centres.tally.words == "The only centre is recruiting"
    assert (centres.tally.beneath, centres.tally.dots) == ("1 of them by planned dates only", ("planned",))
    assert (
        '<p class="status planned"><svg aria-hidden="true"><use href="#s-planned"/>'
        in browser.get("/studies/NCT00000006").text
    )


def test_a_map_has_each_place_once(browser: FlaskClient) -> None:
    map = browser.get(f"/embed/studies/{CTGOV}/map.json").json
    assert map is not None
    assert map["lead"] == "NCT00000007 · 5 centres in 5 countries"
    assert "".join(part["text"] for part in map["heading"]) == "4 of 5 centres are recruiting"
    assert map["notice"] == {"look": "planned", "lead": "1 of them by planned dates only", "rest": ""}
    assert (len(map["sites"]), map["all"]["words"]) == (5, "All 5 centres")
    assert [map["badges"][one["badge"]]["look"] for one in map["sites"]].count("planned") == 1
    assert browser.get(f"/embed/studies/{CTGOV}").text.count("Hebron") == 1


def test_a_call_sheet_has_every_number_office_and_word(browser: FlaskClient) -> None:
    sheets = {read(browser.post(f"{PATH}/call-sheet", data={"site": id}).text) for id in (f"{CTGOV}-2", f"{ISRCTN}-1")}
    (sheet,) = {sheet.partition("Study number")[2] for sheet in sheets}
    for words in (
        f"{CTGOV} CTIS {CTIS} · {ISRCTN} · EudraCT 2023-500007-17",
        "Vall d’Hebron, Barcelona, Spain",
        "Trials desk +1 555 0116 Study team team@example.org",
        "ClinicalTrials.gov: recruiting, 3 Nov 2026 CTIS: recruiting, for the whole country, 20 Oct 2026",
        "Study office, ISRCTN Prof Ida Scient ida@example.org",
        "Contact that the operator of this service gives Helpline +49 30 555 0177",
    ):
        assert words in sheet


def test_numbers_of_one_name_are_told_apart_by_registry() -> None:
    both = (
        made.site(1, place="here"),
        made.site(2, place="here", registry="ctis", contact=replace(made.OWN, phone="+1 555 0117")),
    )
    (row,) = show_centres(made_study.study(*both), None, None).nearest
    assert [call.whose for call in row.calls] == ["Trials desk, ClinicalTrials.gov", "Trials desk, CTIS"]
