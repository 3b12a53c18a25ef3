"""Every page in every drawn state, and how to get there."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.web.pages.made_centre import MASS_GENERAL
from tests.web.pages.made_conditions import BREAST, CANCER, LEUKEMIA, MALE_BREAST

NEAR_BOSTON = {"q": "many", "near": "Boston", "within": "50mi"}
ON_MAP = {"view": "map"}

VISITS: dict[str, tuple[str, dict[str, str] | None]] = {
    "first": ("/", None),
    "results": ("/search", NEAR_BOSTON),
    "results-map": ("/search", NEAR_BOSTON | ON_MAP),
    "results-map-anywhere": ("/search", {"q": "many"} | ON_MAP),
    "results-map-area": ("/search", NEAR_BOSTON | ON_MAP | {"bbox": "-71.900,41.700,-70.100,43.000"}),
    "german-results-map": ("/de/search", NEAR_BOSTON | ON_MAP),
    "few": ("/search", {"q": "few", "near": "Boston", "status": "any", "country": "CA"}),
    "filtered": ("/search", NEAR_BOSTON | {"age": "54", "sex": "female", "sponsor": "Example"}),
    "half": ("/search", {"q": "half of these", "near": "Boston"}),
    "area": ("/search", {"q": "many", "near": "Massachusetts"}),
    "wrong-age": ("/search", {"q": "asthma", "age": "old"}),
    "none": ("/search", {"q": "nothing", "near": "Presque Isle", "within": "50mi"}),
    "unknown-place": ("/search", {"q": "asthma", "near": "Nowhereville"}),
    "near-spellings": ("/search", {"q": "asthma", "near": "Bosto"}),
    "corrected-place": ("/search", {"q": "many", "near": "Bostn", "within": "50mi"}),
    "several-meanings": ("/search", {"q": "BT near Boston"}),
    "corrected-words": ("/search", {"q": "diabtes", "near": "Boston"}),
    "place-among-words": ("/search", {"q": "many near Boston"}),
    "near-me": ("/search", {"q": "many near me"}),
    "study": ("/studies/NCT00000001", NEAR_BOSTON),
    "study-without-place": ("/studies/NCT00000001", None),
    "stale": ("/studies/NCT00000002", NEAR_BOSTON),
    "written": ("/studies/NCT00000003", None),
    "large": ("/studies/NCT00000004", NEAR_BOSTON),
    "joined": ("/studies/NCT00000007", None),
    "german-joined": ("/de/studies/NCT00000007", NEAR_BOSTON),
    "no-centres": ("/studies/NCT00000005", None),
    "study-map": ("/studies/NCT00000001", NEAR_BOSTON | ON_MAP),
    "large-map": ("/studies/NCT00000004", ON_MAP),
    "german-study-map": ("/de/studies/NCT00000002", NEAR_BOSTON | ON_MAP),
    "call-sheet": ("/studies/NCT00000001/call-sheet", {"site": "NCT00000001-1"} | NEAR_BOSTON),
    "call-sheet-office": ("/studies/NCT00000002/call-sheet", None),
    "about": ("/about", None),
    "data": ("/about/data", None),
    "privacy": ("/privacy", None),
    "research": ("/about/research", None),
    "accessibility": ("/accessibility", None),
    "embed": ("/embed", None),
    "saved": ("/saved", None),
    "centre": (f"/centres/{MASS_GENERAL}", None),
    "centre-any-status": (f"/centres/{MASS_GENERAL}?status=any", None),
    "conditions": ("/conditions", None),
    "conditions-found": ("/conditions", {"q": "BT"}),
    "conditions-not-found": ("/conditions", {"q": "sore toe"}),
    "condition": (f"/conditions/{BREAST}", None),
    "condition-many": (f"/conditions/{CANCER}", None),
    "condition-not-recruiting": (f"/conditions/{LEUKEMIA}", None),
    "condition-without-studies": (f"/conditions/{MALE_BREAST}", None),
    "condition-unknown": ("/conditions/BT", None),
    "german-condition": (f"/de/conditions/{BREAST}", None),
    "german-results": ("/de/search", NEAR_BOSTON),
    "spanish-none": ("/es/search", {"q": "nothing", "near": "Presque Isle", "within": "80km"}),
    "french-study": ("/fr/studies/NCT00000002", NEAR_BOSTON),
    "german-first": ("/de/", None),
    "not-found": ("/nowhere", None),
}

POST = """([path, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: path });
  for (const [name, value] of fields) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  document.body.append(form);
  form.submit();
}"""


def visit(page: Page, name: str) -> None:
    """Goes to a page as a link or a form would."""
    path, fields = VISITS[name]
    if fields is None:
        page.goto(path)
    else:
        page.goto("/about")
        send(page, path, fields)
    await_map(page)


def await_map(page: Page) -> None:
    """A map that is on the page is drawn when it is nearly seen."""
    shown = page.locator("study-map:visible, results-map:visible")
    if shown.count():
        shown.scroll_into_view_if_needed()
        expect(shown.locator("[data-loading]")).to_be_hidden()
        expect(shown.locator(".map-bar [role=status]")).not_to_be_empty()
        page.evaluate("scrollTo(0, 0)")


def send(page: Page, path: str, fields: dict[str, str]) -> None:
    with page.expect_navigation():
        page.evaluate(POST, [path, list(fields.items())])
    page.wait_for_load_state("load")


def box(page: Page, selector: str) -> dict[str, Any]:
    """Where something stands on the page."""
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return dict(found)
