"""What is told beside the list: what else is near, what would bring more, how words and places were understood."""

from __future__ import annotations

import html as entities
import re

from flask.testing import FlaskClient

from search.answer import Matched, Suggestion
from tests.web.pages import made
from tests.web.pages.service import MadeFinder
from web.pages.search.absent import Absent, absent_study
from web.pages.search.asking import Form
from web.pages.search.beside import show_beside
from web.pages.search.buttons import Button
from web.pages.search.more import brings_more, farther_told
from web.pages.search.spelling_told import SpellingTold, tell_spelling
from web.pages.sites import asked_from

NEAR = asked_from(made.BOSTON, "mi")
COUNTS = {"150mi": 12}
NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}


def text(html: str) -> str:
    """What a reader reads, with single spaces."""
    return entities.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)))


def more(*suggestions: Suggestion, form: Form | None = None, already: int = 0) -> list[tuple[str, str, str]]:
    page = made.page(total=already, suggestions=suggestions)
    return [
        (one.value, one.label, one.brings)
        for one in brings_more(page, form or Form(q="x"), NEAR, {}, COUNTS.__getitem__)
    ]


def test_what_else_is_near(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data=NEAR_BOSTON).text
    assert "Also near you: 7 opening later · 2 treatments offered outside a study" in text(html)
    assert '<button class="link inline" name="set" value="status:available">' in html
    browser.post("/search", data=NEAR_BOSTON | {"status": "recruiting", "set": "status:available"})
    assert finder.asked[-1]["status"] == ["available"]
    one = show_beside(made.page(also={"available": 1, "not_yet_recruiting": 0}), None)
    anywhere = browser.post("/search", data=NEAR_BOSTON | {"within": "anywhere"}).text
    assert "Also: 7 opening later" in text(anywhere)
    assert (one.where, [button.label for button in one.also]) == ("Also:", ["1 treatment offered outside a study"])


def test_what_lies_just_outside(browser: FlaskClient) -> None:
    html = browser.post("/search", data=NEAR_BOSTON).text
    assert 'name="within" value="54mi">2 more just outside 50 miles<' in html
    in_km = show_beside(made.page(outside=1), asked_from(made.BOSTON, "km"))
    assert in_km.outside == Button(name="within", value="85km", label="1 more just outside 80 km")
    assert show_beside(made.page(outside=0), NEAR).outside is None


def test_what_only_mentions_the_words(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data=NEAR_BOSTON).text
    assert 'name="words_in" value="all">9 more only mention these words: show<' in html
    shown = browser.post("/search", data=NEAR_BOSTON | {"words_in": "all"}).text
    assert finder.asked[-1]["words_in"] == "all"
    assert "only mention" not in shown
    assert '<input type="hidden" name="words_in" value="all">' in shown
    none = browser.post("/search", data={"q": "nothing", "near": "Presque Isle"}).text
    assert "1 study only mentions these words: show" in none


def test_how_the_words_were_understood(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "tnbc", "near": "Boston"}).text
    assert "Also searching: Triple-Negative Breast Cancer · only my words" in text(html)
    assert '<button class="link inline" name="expand" value="false">' in html
    browser.post("/search", data={"q": "tnbc", "near": "Boston", "expand": "false"})
    assert finder.asked[-1]["expand"] is False


def test_what_may_have_been_meant() -> None:
    told = tell_spelling("brest cancer", made.page(did_you_mean="breast cancer"))
    assert told.button == Button(name="q", value="breast cancer", label="Did you mean “breast cancer”?")
    assert told.words is None
    assert tell_spelling("breast cancer", made.page()) == SpellingTold()


def test_what_was_asked_in_place_of_words_that_find_nothing(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "diabtes", "near": "Boston"}).text
    assert "Nothing found for “diabtes”. Showing studies for “diabetes”. Search for “diabtes” instead" in text(html)
    assert '<button class="link inline" name="expand" value="false">Search for “diabtes” instead</button>' in html
    browser.post("/search", data={"q": "diabtes", "near": "Boston", "expand": "false"})
    assert (finder.asked[-1]["q"], finder.asked[-1]["expand"]) == ("diabtes", False)
    none = tell_spelling("diabtes", made.page(did_you_mean="diabetes", corrected=True))
    assert none.words == "Nothing found for “diabtes”. We looked for “diabetes”."


def test_half_of_the_words(browser: FlaskClient) -> None:
    told = text(browser.post("/search", data={"q": "half of these", "near": "Boston"}).text)
    assert "Few studies have all of these words. The others have at least half." in told
    assert "In its summary: …the dose of a half <b> life of these drugs…" in told
    only_half = made.page(made.hit(matched=(Matched(where="relaxed", text="x"),)), relaxed=True)
    assert show_beside(only_half, NEAR).relaxed == "No study has all of these words. These have at least half."
    assert show_beside(only_half, NEAR, first=False).relaxed is None
    assert show_beside(made.page(relaxed=True), NEAR).relaxed is None


def test_what_would_bring_more() -> None:
    within = Suggestion(drop="within", total=121, nearest_m=209_000)
    words, any_status = Suggestion(drop="q", total=900), Suggestion(drop="status", total=300)
    phase, country = Suggestion(drop="phase", total=4), Suggestion(drop="country", total=1)
    form = Form(q="x", filters={"phase": ("phase3", "phase4"), "country": ("CA",)})
    assert more(within, words, any_status, phase, country, form=form) == [
        ("150mi", "Look within 150 miles", "12 studies"),
        ("anywhere", "Look at any distance", "121 studies"),
        ("phase:", "Look without “Phase 3, Phase 4”", "4 studies"),
    ]
    assert more(words, any_status, country) == [
        ("country:", "Look in every country", "1 study"),
        ("status:any", "Show any status, closed studies too", "300 studies"),
    ]
    assert more(words) == []
    assert more(Suggestion(drop="within", total=3, nearest_m=2_000_000)) == [
        ("anywhere", "Look at any distance", "3 studies")
    ]
    assert more(Suggestion(drop="within", total=3, nearest_m=209_000), already=12) == [
        ("anywhere", "Look at any distance", "3 studies")
    ]
    assert more(form=form) == [("all", "Clear all filters", "")]
    assert more() == []


def test_a_wider_distance_is_counted_where_it_is_offered(browser: FlaskClient, finder: MadeFinder) -> None:
    html = browser.post("/search", data={"q": "nothing", "near": "Presque Isle", "within": "50mi", "age": "54"}).text
    assert "Look within 150 miles 12 studies" in text(html)
    asked = finder.asked[-1]
    assert (asked["within"], asked["size"], asked["age"]) == ("150mi", 1, "54")
    assert not {"facets", "extras", "after"} & set(asked)
    before = len(finder.asked)
    browser.post("/search", data=NEAR_BOSTON)
    assert len(finder.asked) == before + 1


def test_how_far_the_next_ones_are() -> None:
    within = Suggestion(drop="within", total=121, nearest_m=209_000)
    few = made.page(made.hit(), suggestions=(within,))
    assert farther_told(few, NEAR) == "The next study is about 130 miles away."
    one = made.page(suggestions=(Suggestion(drop="within", total=1),), status=("any",))
    assert farther_told(one, NEAR) == "The only study for this has none this close to Boston."
    assert farther_told(made.page(), NEAR) is None


def test_an_area_has_no_distances(browser: FlaskClient, finder: MadeFinder) -> None:
    fields = {"q": "many", "near": "Massachusetts", "within": "50mi", "sort": "distance"}
    html = browser.post("/search", data=fields).text
    assert not {"within", "sort"} & set(finder.asked[-1])
    told = text(html)
    assert "51 studies in Massachusetts" in told
    assert "Also in Massachusetts: 7 opening later" in told
    assert '<option value="" selected>The whole area</option>' in html
    for words in (
        "near you",
        "distance not known",
        "straight lines",
        "Show kilometres",
        "Nearest first",
        "just outside",
    ):
        assert words not in told
    nothing = text(browser.post("/search", data=fields | {"q": "nothing"}).text)
    assert "No study recruiting in Massachusetts" in nothing
    assert browser.post("/studies/NCT00000001", data=fields).status_code == 200


def test_nothing_for_the_words(browser: FlaskClient) -> None:
    unknown = "We know of no study for these words. Check the spelling"
    html = browser.post("/search", data={"q": "blocked"}).text
    assert unknown in text(html)
    assert "This service holds only a part of all studies." in text(html)
    assert "Whom to ask" in html
    assert "nearer to you" not in html
    elsewhere = text(browser.post("/search", data={"q": "nothing", "near": "Presque Isle", "within": "50mi"}).text)
    assert unknown not in elsewhere
    assert "Ask whether another centre will open nearer to you." in elsewhere


def test_a_number_that_is_not_held(browser: FlaskClient) -> None:
    html = browser.post("/search", data={"q": "NCT99999999"}).text
    assert "We do not have the study NCT99999999. Look for it at ClinicalTrials.gov" in text(html)
    assert '<a href="https://clinicaltrials.gov/study/NCT99999999" rel="noreferrer">' in html
    assert "no study for these words" not in html


def test_whose_numbers_are_known(finder: MadeFinder) -> None:
    assert absent_study(finder, "nct 1") is None
    assert absent_study(finder, "asthma") is None
    other = absent_study(finder, "ISRCTN12949496")
    assert other == Absent(number="ISRCTN12949496", registry="ISRCTN", address="https://www.isrctn.com/ISRCTN12949496")
    assert absent_study(finder, "2016-005119-99") == Absent(number="2016-005119-99")


def test_which_place_was_understood(browser: FlaskClient) -> None:
    for q in ("many", "blocked"):
        html = browser.post("/search", data={"q": q, "near": "Boston, England, GB", "within": "80km"}).text
        assert '<p class="note near-told">Near Boston, England, GB</p>' in html
