"""The centres of a study: counts that promise nothing, the nearest few, all of them by country."""

from __future__ import annotations

from typing import Any

from flask import Flask

from tests.web.pages import made, made_large, made_study
from tests.web.pages.service import MadeFinder
from web.pages.language.languages import CHOSEN
from web.pages.sites import asked_from
from web.pages.study.centres import show_centres
from web.pages.study.tally import tally_words

BOSTON = asked_from(made.BOSTON, "mi")


def test_how_many_near_you_recruit() -> None:
    tally = show_centres(made_study.around_boston(), BOSTON, 80_000).tally
    assert tally.words == "<em>3 of 5 near Boston</em> are recruiting"
    assert tally.beneath == "1 paused · 1 running, not taking new people"
    assert tally.dots == ("recruiting", "recruiting", "recruiting", "paused", "closed")


def test_stale_centres_are_counted_as_unconfirmed() -> None:
    tally = show_centres(made_study.around_boston(made.STALE), None, None).tally
    assert tally.words == "None of 8 centres confirmed since July 2020"
    assert tally.beneath.startswith("Then: 5 recruiting · 1 paused · ")
    assert "recruiting" not in tally.dots


def test_no_date_and_old_checks() -> None:
    undated = tally_words([made.site(1, None), made.site(2, None)])
    assert undated.words == "None of 2 centres confirmed: the registry gives no date"
    assert undated.beneath == "Listed: 2 recruiting"
    aging = tally_words([made.site(1, made.AGING), made.site(2, made.AGING)])
    assert aging.words == "2 of 2 centres were recruiting when last checked"
    closed = tally_words([made.site(status="completed"), made.site(status="completed")])
    assert closed.words == "None of 2 centres is taking people"


def test_a_single_centre() -> None:
    recruiting = tally_words([made.site()], "Boston")
    assert recruiting.words == "<em>The only centre near Boston</em> is recruiting"
    assert tally_words([made.site(1, made.STALE)]).words == "The only centre is not confirmed since July 2020"
    assert tally_words([made.site(status="completed")]).words == "The only centre is not taking people"


def test_what_is_sure_and_what_is_not_are_told_apart() -> None:
    mixed = tally_words([made.site(1), made.site(2, made.AGING), made.site(3, made.STALE)])
    assert mixed.words == "<em>1 of 3 centres</em> is recruiting"
    assert mixed.beneath == "2 then recruiting"
    unknown = tally_words([made.site(1, made.STALE, status="unknown")])
    assert (unknown.words, unknown.beneath) == ("The only centre is not confirmed since July 2020", "")


def test_nothing_near() -> None:
    far = show_centres(made_study.study(made.lahey()), BOSTON, 1_000)
    assert far.tally.beneath.startswith("No centre is near Boston. The nearest is about 10 miles away.")


def test_the_nearest_take_people() -> None:
    names = [row.site.name for row in show_centres(made_study.around_boston(), BOSTON, 80_000).nearest]
    assert names == [
        "Massachusetts General Hospital Cancer Center",
        "Dana-Farber Cancer Institute",
        "Lahey Hospital and Medical Center, Burlington",
    ]
    assert show_centres(made_study.around_boston(), None, None).nearest == ()


def test_the_readers_country_is_open_and_first() -> None:
    countries = show_centres(made_study.around_boston(), BOSTON, 80_000).countries
    assert [(country.name, country.open) for country in countries] == [
        ("United States", True),
        ("Canada", False),
        ("Germany", False),
        ("United Kingdom", False),
    ]
    assert countries[0].told == "5 centres · 3 recruiting"
    assert [group.badge.lead for group in countries[0].groups] == [
        "Recruiting",
        "Paused",
        "Running, not taking new people",
    ]


def test_a_stale_country_says_then() -> None:
    assert (
        show_centres(made_study.around_boston(made.STALE), BOSTON, None).countries[0].told
        == "5 centres · 3 then recruiting"
    )


def test_one_status_alone() -> None:
    only = show_centres(made_study.around_boston(), None, None, only="over")
    assert only.shown == 1
    assert [choice.label for choice in only.choices if choice.chosen] == ["Finished, stopped or never opened 1"]
    assert show_centres(made_study.around_boston(), None, None, only="nonsense").shown == 8


def test_many_countries_fold() -> None:
    large = show_centres(made_large.many_sites(1_563), None, None)
    assert large.total == 1_563
    assert len(large.countries) == 6
    assert len(large.more_countries) == 4
    assert large.tally.dots == ()
    assert large.no_own_contact


def test_a_town_is_escaped_in_the_count() -> None:
    assert tally_words([made.site()], "<b>x</b>").words.startswith("<em>The only centre near &lt;b&gt;x")


def test_every_count_has_its_sentence() -> None:
    """One or many, near a town or anywhere, in every doubt: none promises what nobody has confirmed."""
    for checked, words in [(made.AGING, "recruiting when last checked"), (made.STALE, "confirmed since July 2020")]:
        for sites in ([made.site(1, checked)], [made.site(1, checked), made.site(2, checked)]):
            for town in (None, "Boston"):
                told = tally_words(sites, town).words
                assert words in told
                assert "<em>" not in told
                assert ("near Boston" in told) == (town is not None)
    undated, closed = made.site(1, None), made.site(status="completed")
    assert tally_words([undated], "Boston").words.endswith("is not confirmed: the registry gives no date")
    assert tally_words([undated, undated], "Boston").words.startswith("None of 2 near Boston confirmed: the registry")
    assert tally_words([closed], "Boston").words == "The only centre near Boston is not taking people"
    assert tally_words([closed, closed], "Boston").words == "None of 2 near Boston is taking people"


def test_sure_and_doubtful_centres_are_two_choices() -> None:
    """What is said to recruit is what was checked of late; the rest says how old its word is."""
    study = made_study.study(
        made.site(1), made.site(2, made.STALE), made.site(3, None), made.site(4, status="completed")
    )
    shown = show_centres(study, None, None)
    assert [(choice.value, choice.label) for choice in shown.choices] == [
        ("", "All 4"),
        ("recruiting", "Recruiting 1"),
        ("then-recruiting", "Then recruiting 1"),
        ("listed-recruiting", "Listed as recruiting 1"),
        ("over", "Finished, stopped or never opened 1"),
    ]
    assert shown.countries[0].told == "4 centres · 1 recruiting · 1 then recruiting · 1 listed as recruiting"
    assert show_centres(study, None, None, only="then-recruiting").shown == 1


def test_a_long_list_of_one_status_folds() -> None:
    group = (
        show_centres(made_study.study(*(made.site(number) for number in range(40))), None, None).countries[0].groups[0]
    )
    assert (len(group.first), len(group.more)) == (12, 28)
    short = (
        show_centres(made_study.study(*(made.site(number) for number in range(14))), None, None).countries[0].groups[0]
    )
    assert (len(short.first), len(short.more)) == (14, 0)


def test_countries_stand_by_name_in_the_pages_language(joined: tuple[Flask, MadeFinder]) -> None:
    with joined[0].test_request_context(environ_overrides={CHOSEN: "de"}):
        countries = show_centres(made_study.around_boston(), BOSTON, 80_000).countries
        assert [country.name for country in countries] == [
            "Vereinigte Staaten",
            "Deutschland",
            "Kanada",
            "Vereinigtes Königreich",
        ]
        assert countries[0].open


def test_few_centres_stand_at_the_top_without_a_place() -> None:
    nobody: dict[str, Any] = {"contact": None, "details": made_study.details(contacts=())}
    few = show_centres(made_study.study(made.site(1), made.lahey(), made.site(3), **nobody), None, None).nearest
    assert [(row.site.far, bool(row.calls)) for row in few] == [(None, True), (None, False), (None, True)]
    assert show_centres(made_large.many_sites(4), None, None).nearest == ()


def test_an_office_is_told_only_where_there_is_one() -> None:
    assert show_centres(made_study.study(), None, None).tally.beneath == "Ask the study office or the sponsor."
    nobody = made_study.study(contact=None, details=made_study.details(contacts=()))
    assert show_centres(nobody, None, None).tally.beneath == ""
