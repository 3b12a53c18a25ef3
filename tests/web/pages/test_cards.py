"""Cards in every drawn state."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from search.answer import AskedNear, HitCounts, Matched
from search.study import Age, Contact
from tests.web.pages import made
from tests.web.pages.made_conditions import VOCABULARY
from tests.web.pages.pseudo import pseudo_language
from tests.web.pages.service import MadeFinder
from web.pages.language.facts import age_words, phase_words, whom_line
from web.pages.language.languages import CHOSEN
from web.pages.language.typography import marked, unbroken
from web.pages.search.cards import ShownCard, show_card, why_here
from web.pages.search.counts import count_line
from web.pages.sites import asked_from, call_of

NEAR = asked_from(made.BOSTON, "mi")


def card(number: int = 1, checked: str | None = made.RECENT, **changes: Any) -> ShownCard:
    return show_card(made.hit(number, checked, **changes), made.question(), NEAR)


def why(*matched: Matched) -> str | None:
    return why_here(made.hit(matched=matched) if matched else made.hit(), VOCABULARY)


def test_the_town_is_not_said_twice() -> None:
    assert (card().site, card().far) == ("Massachusetts General Hospital Cancer Center", "in Boston")
    far = card(nearest=(made.lahey(),))
    assert (far.site, far.far) == ("Lahey Hospital and Medical Center, Burlington", "about 10 miles")


def test_a_centre_without_a_name_or_position() -> None:
    shown = card(nearest=(made.lahey(name=None, distance_m=None, country="CA"),))
    assert (shown.site, shown.far) == ("Centre without a name, Burlington, Canada", "distance not known")


@pytest.mark.parametrize(
    ("nearest", "other", "words"),
    [
        (made.lahey(), {}, "Closer, not open yet: Tufts Medical Center, Boston"),
        (made.lahey(), {"status": "suspended"}, "Closer, paused: Tufts Medical Center, Boston"),
        (made.lahey(), {"status": "completed"}, "Closer, no longer taking people: Tufts Medical Center, Boston"),
        (made.lahey(), {"status": "unknown"}, "Closer, status not confirmed: Tufts Medical Center, Boston"),
        (
            made.lahey(),
            {"fresh": "stale", "status": "suspended"},
            "Closer, status not confirmed: Tufts Medical Center, Boston",
        ),
        (
            made.lahey(),
            {"reason": "country", "country": "CA", "city": "Windsor", "status": "recruiting"},
            "Closer, in Canada: Tufts Medical Center, Windsor, Canada (recruiting)",
        ),
        (made.site(distance_m=900), {"status": "suspended"}, "Also in Boston, paused: Tufts Medical Center"),
    ],
)
def test_what_lies_nearer(nearest: Any, other: dict[str, Any], words: str) -> None:
    assert card(nearest=(nearest,), nearer_other=made.nearer(**other)).nearer == words


@pytest.mark.parametrize(
    ("checked", "counts", "words"),
    [
        (made.RECENT, (30, 24, 14, 21), "14 of 21 centres near you are recruiting"),
        (made.RECENT, (30, 24, 1, 21), "1 of 21 centres near you is recruiting"),
        (made.AGING, (30, 24, 14, 21), "14 of 21 centres near you were recruiting"),
        (made.STALE, (30, 24, 1, 21), "1 of 21 centres near you was recruiting"),
        (None, (30, 24, 5, 21), "5 of 21 centres near you are listed as recruiting"),
        (made.RECENT, (30, 24, 1, 1), "The only centre near you"),
        (made.RECENT, (1, 1, 1, 1), "The only centre"),
        (made.RECENT, (0, 0, 0, 0), "The registry lists no centres"),
    ],
)
def test_the_count_in_the_tense_of_its_date(checked: str | None, counts: tuple[int, int, int, int], words: str) -> None:
    total, recruiting, matching, near = counts
    sites = HitCounts(total=total, recruiting=recruiting, matching=matching, near=near)
    assert count_line(made.hit(1, checked, sites=sites), made.question()) == words


def test_the_count_without_a_place() -> None:
    anywhere = made.question(near=None, within_m=None)
    assert count_line(made.hit(), anywhere) == "14 of 21 centres are recruiting"
    assert count_line(made.hit(1, made.STALE), anywhere) == "14 of 21 centres were recruiting"
    in_canada = made.question(near=None, within_m=None, country=("CA",))
    assert count_line(made.hit(), in_canada) == "14 centres in Canada are recruiting · 21 in all"


def test_whose_number_it_is() -> None:
    own, office = card().call, card(nearest=(made.site(contact=made.OFFICE),)).call
    assert own is not None
    assert (own.label, own.href) == ("Call this centre", "tel:+15550116")
    assert office is not None
    assert office.label == "Call study office"
    mail = call_of(Contact(email="a@example.org"))
    assert mail is not None
    assert (mail.label, mail.href) == ("E-mail this centre", "mailto:a@example.org")
    extended = call_of(Contact(phone="(555) 010-0199 ext. 7\r"))
    assert extended is not None
    assert extended.href == "tel:5550100199"


def test_nobody_is_sent_to_a_closed_centre() -> None:
    closed = card(nearest=(made.site(status="completed"),))
    assert closed.call is None
    assert not closed.ask
    assert card(nearest=(made.lahey(),)).ask


def test_a_study_without_sites_shows_its_own_status() -> None:
    shown = card(nearest=(), status="withdrawn")
    assert shown.badge.lead == "Never started"
    assert shown.site is None


def test_no_site_stands_for_all_where_none_was_asked_for() -> None:
    hit = made.hit(nearest=(made.site(status="not_yet_recruiting"),), status="recruiting")
    anywhere = made.question(near=None, within_m=None, status=("any",))
    shown = show_card(hit, anywhere, None)
    assert (shown.badge.lead, shown.site) == ("Recruiting", None)
    in_canada = made.question(near=None, within_m=None, status=("any",), country=("CA",))
    assert show_card(hit, in_canada, None).badge.lead == "Not open yet"


def test_what_it_does() -> None:
    assert card().what == "Tests a treatment: trastuzumab deruxtecan · chemotherapy"
    assert card(type="observational", purpose=None).what == "Watches and records only"
    assert card(purpose="prevention", interventions=("weight loss",)).what == "Prevention: weight loss"
    assert card(interventions=("a", "b", "c", "d", "e")).what == "Tests a treatment: a · b · c · and 2 more"
    assert card(type=None, purpose=None).what is None


def test_whom_it_takes() -> None:
    assert card().whom == ["Age 18 or older", "any sex", "medical conditions also apply"]
    assert whom_line(made.hit(sex="female", age=None))[:2] == ["Age not given", "women only"]
    assert card(sex=None, age=None).whom == ["Age and sex not given"]
    ages = ["any age", "18 to 75 years", "6 months to 17 years", "up to 12 months"]
    told = [age_words(Age(min_days=None, max_days=None, text=text)) for text in ages]
    assert told == ["any age", "18 to 75", "6 months to 17 years", "up to 12 months"]


def test_ages_in_another_language(joined: tuple[Flask, MadeFinder]) -> None:
    with pseudo_language(joined[0]), joined[0].test_request_context(environ_overrides={CHOSEN: "de"}):
        ages = [
            "any age",
            "18 years or older",
            "6 months to 17 years",
            "2 to 6 weeks",
            "up to 1 year",
            "as the site says",
        ]
        told = [age_words(Age(min_days=1, max_days=None, text=text)) for text in ages]
    assert told == [
        "⟦any age⟧",
        "⟦⟧⟦⟧18⟦⟧⟦ or older⟧",
        "⟦⟧6 Monate⟦ to ⟧17 Jahre⟦⟧",
        "⟦⟧⟦⟧2⟦⟧⟦ to ⟧6 Wochen⟦⟧",
        "⟦up to ⟧⟦⟧1⟦⟧⟦⟧",
        "as the site says",
    ]


def test_counts_are_whole_sentences_in_another_language(joined: tuple[Flask, MadeFinder]) -> None:
    with pseudo_language(joined[0]), joined[0].test_request_context(environ_overrides={CHOSEN: "de"}):
        two = made.question(near=None, within_m=None, country=("CA", "DE"))
        assert count_line(made.hit(), two) == "⟦⟧14⟦ centres in ⟧Kanada oder Deutschland⟦ are recruiting · ⟧21⟦ in all⟧"
        assert count_line(made.hit(1, made.STALE), made.question()) == "⟦⟧14⟦ of ⟧21⟦ centres near you were recruiting⟧"


def test_a_star_keeps_what_tells_a_change(browser: FlaskClient) -> None:
    kept = json.loads(card().kept)
    assert kept == {
        "id": "NCT00000001",
        "title": made.hit().title,
        "status": "recruiting",
        "recruiting": 14,
        "sites": 21,
        "checked": made.RECENT,
    }
    html = browser.post("/search", data={"q": "many", "near": "Boston"}).text
    star = html.index('<button class="link save"')
    assert html.index('<p class="status') < star < html.index('<h2 class="title"')
    assert '<span class="hidden"> NCT00000001</span></button>' in html[star:]


def test_no_phase_is_never_printed() -> None:
    assert phase_words(("phase2", "phase3")) == "Phase 2 and 3"
    assert phase_words(("phase3", "phase4")) == "Phase 3, Phase 4"
    assert phase_words(("na",)) is None
    assert phase_words(()) is None


def test_why_it_is_here() -> None:
    assert card().why is None
    assert why() == "Tagged: Breast Cancer"
    assert why(Matched(where="title", text="breast")) == "In its title: breast"
    kinds = ["number", "condition", "synonym", "title", "conditions", "text", "relaxed"]
    assert [why(Matched(where=kind, text="tnbc")) for kind in kinds] == [
        "Its number: tnbc",
        "Tagged: tnbc",
        "Also called: tnbc",
        "In its title: tnbc",
        "Named by the study: tnbc",
        "In its text: tnbc",
        "It has some of your words",
    ]


def test_a_condition_is_told_by_the_name_that_readers_of_the_language_know(joined: tuple[Flask, MadeFinder]) -> None:
    with joined[0].test_request_context(environ_overrides={CHOSEN: "de"}):
        assert (why() or "").endswith(": Brustkrebs")
    unknown = Matched(where="condition", text="Ovarian Germ Cell Cancer", id="C562841")
    assert why(unknown) == "Tagged: Ovarian Germ Cell Cancer"
    assert why_here(made.hit(matched=()), VOCABULARY) is None


def test_where_the_words_stand_is_shown_where_nobody_would_see_them() -> None:
    marked = {"summary": "…a <mark>half</mark> &lt;b&gt;…"}
    assert card(matched=(Matched(where="text", text="half"),), highlights=marked).passage == marked["summary"]
    assert card(matched=(Matched(where="title", text="half"),), highlights=marked).passage is None
    assert card(matched=(Matched(where="text", text="half"),), highlights={"title": "a"}).passage is None


def test_only_marks_are_html() -> None:
    assert marked("a <mark>b</mark> &lt;i&gt;") == "a <mark>b</mark> &lt;i&gt;"
    for unfit in ("<mark>a", "<b>a</b>", "<mark class=x>a</mark>", "<mark><i>a</i></mark>", "a </mark>"):
        assert "<" not in marked(unfit)


@pytest.mark.parametrize(
    "together",
    [
        *("3 Nov 2026", "8 July 2020", "Jan 2026", "(then: not open yet)", "(listed as: paused)"),
        *("3. Nov. 2026", "8. Juli 2020", "März 2026", "(damals: offen)", "(gemeldet: noch nicht offen)"),
        *("3 nov 2026", "8 de julio de 2020", "julio de 2020", "(entonces: abierto)"),
        *("3 nov. 2026", "8 juillet 2020", "juil. 2020", "août 2020", "(alors : ouvert)", "T-DXd"),
    ],
)
def test_what_stands_on_one_line(together: str) -> None:
    assert unbroken(f"since {together} it is") == f'since <span class="whole">{together}</span> it is'


def test_in_an_area_nothing_is_near_or_far() -> None:
    area = AskedNear(
        kind="area",
        name="Massachusetts, US",
        lat=42,
        lon=-71,
        precision="region",
        country="US",
        area="US.MA",
        others=(),
    )
    question = made.question(near=area, within_m=None)
    shown = show_card(made.hit(nearest=(made.site(distance_m=None),)), question, asked_from(area, "mi"))
    assert (shown.site, shown.far) == ("Massachusetts General Hospital Cancer Center, Boston", None)
    assert shown.counts == "14 centres in Massachusetts are recruiting · 21 in all"
