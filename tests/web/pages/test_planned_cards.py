"""A card whose status follows from dates says so, and one that is found by the words for patients shows them."""

from __future__ import annotations

import pytest

from search.answer import Matched
from tests.web.pages import made
from web.pages.search.cards import show_card


def test_a_planned_status_is_never_told_as_somebodys_word() -> None:
    """It follows from dates alone: until the last of them, and no longer."""
    planned = made.site(1, status_source="dates", registry="isrctn", recruits_until="2026-12-01")
    near = show_card(made.hit(1, nearest=(planned,)), made.question(), None)
    assert (near.badge.look, near.badge.text) == ("planned", "Planned to recruit until 1 December 2026. Call first")
    anywhere = made.question(near=None, status=("any",))
    alone = show_card(made.hit(1, nearest=(), recruits_until="2026-12-01"), anywhere, None)
    assert alone.badge.text == "Planned to recruit until 1 December 2026. Call first"
    over = made.site(1, status="active_not_recruiting", status_source="dates")
    card = show_card(made.hit(1, nearest=(over,)), made.question(), None)
    assert card.badge.text == "Running, not taking new people, by its planned dates · checked 3 Nov 2026"


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        (made.AGING, "Planned to recruit until 1 December 2026, said in January 2026. Ask first"),
        (made.STALE, "Not confirmed since July 2020 (then: planned to recruit until 1 December 2026)"),
        (None, "Not confirmed: the registry gives no date (listed as planned to recruit until 1 December 2026)"),
    ],
)
def test_an_old_plan_says_how_old_it_is(checked: str | None, words: str) -> None:
    planned = made.site(1, checked, status_source="dates", recruits_until="2026-12-01", contact=None)
    assert show_card(made.hit(1, nearest=(planned,)), made.question(), None).badge.text == words


def test_the_words_for_patients_are_the_passage_before_all_others() -> None:
    highlights = {"summary": "about <mark>mice</mark>", "plain_summary": "for people with <mark>mice</mark>"}
    found = made.hit(1, highlights=highlights, matched=(Matched(where="text", text="mice"),))
    assert show_card(found, made.question(), None).passage == "for people with <mark>mice</mark>"
