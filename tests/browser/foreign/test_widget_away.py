"""The widget where its service is gone, or knows no answer: it says so, and the page's own link stays."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.foreign.conftest import FickleService, Watch
from tests.browser.foreign.site import ForeignSite, widget
from tests.web.pages.service import MadeFinder

AWAY = {
    "en": ("The centres cannot be shown right now.", "Try again"),
    "de": ("Die Zentren können gerade nicht angezeigt werden.", "Noch einmal versuchen"),
    "es": ("Ahora mismo no se pueden mostrar los centros.", "Intentar de nuevo"),
    "fr": ("Les centres ne peuvent pas être affichés pour le moment.", "Réessayer"),
}
LOAD = "Failed to load resource"


def expect_only_the_link(page: Page, sentence: str) -> None:
    expect(page.locator("trial-site-map .said[role=status]")).to_have_text(sentence)
    expect(page.get_by_role("link", name="All centres of")).to_be_visible()
    expect(page.locator("trial-site-map .study")).to_have_count(0)


def test_a_service_that_is_gone_before_the_page_comes(
    watched: Watch, foreign: ForeignSite, fickle: FickleService
) -> None:
    """Nothing of the widget can be loaded: the page is as its author wrote it, and no error reaches its scripts."""
    page = watched(fickle.address, expected=LOAD)
    fickle.go()
    page.goto(foreign.add(widget(fickle.address), fickle.address))
    expect(page.get_by_role("link", name="All centres of NCT00000001")).to_be_visible()
    fickle.come()


@pytest.mark.parametrize("language", AWAY)
def test_a_service_that_goes_and_comes_back(
    watched: Watch, foreign: ForeignSite, fickle: FickleService, language: str
) -> None:
    """Its script is here, its data are not."""
    sentence, again = AWAY[language]
    page = watched(fickle.address, expected=LOAD)
    page.goto(foreign.add("<trial-site-map></trial-site-map>", fickle.address))
    page.locator("trial-site-map:defined").wait_for(state="attached")
    fickle.go()
    page.evaluate(
        "(body) => { document.querySelector('main').innerHTML = body }", widget(fickle.address, lang=language)
    )
    expect_only_the_link(page, sentence)
    button = page.get_by_role("button", name=again)
    button.focus()
    page.keyboard.press("Enter")
    expect_only_the_link(page, sentence)
    fickle.come()
    page.keyboard.press("Enter")
    expect(page.locator("trial-site-map .study")).to_be_visible()
    # Whoever pressed the button, which is gone, stands where the answer begins.
    expect(page.locator("trial-site-map h2")).to_be_focused()
    expect(button).to_be_hidden()


def test_a_question_that_fails_leaves_nothing_old(
    watched: Watch, foreign: ForeignSite, live_service: str, finder: MadeFinder
) -> None:
    page = watched(expected=LOAD)
    page.goto(foreign.add(widget(live_service), live_service))
    page.locator("trial-site-map .study").wait_for()
    finder.away = True
    page.locator("trial-site-map").evaluate("(one) => one.setAttribute('near', 'Boston')")
    expect_only_the_link(page, AWAY["en"][0])
    finder.away = False
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("trial-site-map").get_by_role("heading", level=3)).to_have_text("Nearest to Boston")


@pytest.mark.parametrize(
    ("study", "attributes", "sentence"),
    [
        ("NCT99999999", {}, "No study with the number NCT99999999 is known here."),
        ("../about", {}, "No study with the number ../about is known here."),
        ("NCT99999999", {"lang": "fr"}, "Aucune étude portant le numéro NCT99999999 n’est connue ici."),
        (
            "NCT00000001",
            {"near": "Nowhereville"},
            "The centres cannot be shown: the place or the status asked for is not known.",
        ),
        (
            "NCT00000001",
            {"status": "open"},
            "The centres cannot be shown: the place or the status asked for is not known.",
        ),
    ],
)
def test_what_is_not_known(
    watched: Watch, foreign: ForeignSite, live_service: str, study: str, attributes: dict[str, str], sentence: str
) -> None:
    page = watched(expected=LOAD)
    page.goto(foreign.add(widget(live_service, study, **attributes), live_service))
    expect_only_the_link(page, sentence)
    expect(page.get_by_role("button")).to_have_count(0)


def test_without_a_number_it_is_the_link_alone(watched: Watch, foreign: ForeignSite, live_service: str) -> None:
    page = watched()
    page.goto(foreign.add(widget(live_service, ""), live_service))
    page.locator("trial-site-map:defined").wait_for(state="attached")
    expect_only_the_link(page, "")
