"""Every combination of a state's word and what was notified there, as `docs/registries/ctis.md` has it."""

from __future__ import annotations

from typing import Any

import pytest

from indexer.registries.ctis.status import CODES
from search.study import CountryWord
from tests.indexer.ctis.notified import with_events, word
from tests.indexer.ctis.records import NUMBER, Json, new_shape, old_shape, read, state
from tests.indexer.ctis.status_tables import AHEAD, COURSES, END, LATER, START, WORDS


@pytest.mark.parametrize(("said", "status"), WORDS)
def test_a_word(said: str, status: str) -> None:
    for record in (
        new_shape(NUMBER, states=[state("Poland", trialStatus=said)]),
        old_shape(NUMBER, listed=f"PL:{said}", states=[state("Poland")]),
        old_shape(NUMBER, listed=f"Poland: {said}", states=[state("Poland")]),
    ):
        found = word(record)
        assert (found.country, found.status, found.said) == ("PL", status, " ".join(said.split()))
        assert read(record).unknown_words == ()


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_its_word(code: str) -> None:
    found = word(new_shape(NUMBER, states=[state("Poland", code=int(code))]))
    assert found.said == CODES[code]
    assert found.status == dict(WORDS)[CODES[code]]
    assert word(new_shape(NUMBER, states=[state("Poland")], trialCountries=[f"Poland:{code}"])) == found


@pytest.mark.parametrize(("said", "told", "events", "status"), COURSES)
def test_a_word_with_what_was_notified(said: str, told: Json, events: list[tuple[str, str]], status: str) -> None:
    read_study = read(with_events(said, told, events)).study
    assert read_study.details.records[0].countries[0].status == status
    assert {site.status for site in read_study.sites} == {status}
    old = [{"notificationType": kind.replace("_", " ").capitalize(), "date": day} for kind, day in events]
    notified = [{"mscName": "Poland", "mscNotificationsListInfo": old}]
    record = old_shape(
        NUMBER,
        ctStatus="Authorised",
        states=[state("Poland", **(told | {"trialStatus": said}))],
        mscTrialNotificationsInfoList=notified,
    )
    assert word(record).status == status


def test_recruitment_periods_count_as_notified() -> None:
    def periods(*given: Json) -> CountryWord:
        return word(new_shape(NUMBER, states=[state("Poland", trialRecruitmentPeriod=[*given])]))

    assert periods({"recruitmentStartDate": START}).status == "recruiting"
    assert periods({"recruitmentStartDate": START}).since == START
    assert periods({"recruitmentStartDate": START, "recruitmentEndDate": END}).status == "active_not_recruiting"
    again = periods({"recruitmentStartDate": START, "recruitmentEndDate": LATER}, {"recruitmentStartDate": END})
    assert (again.status, again.since) == ("recruiting", END)


def test_a_halt_of_some_states() -> None:
    halted = {"haltDate": END, "mscList": [{"mscName": "Poland"}]}
    states = [state(name, hasRecruitmentStarted=True) for name in ("Poland", "Spain")]
    record = new_shape(NUMBER, states=states, events={"temporaryHaltList": [halted]})
    words = {one.country: one.status for one in read(record).study.details.records[0].countries}
    assert words == {"PL": "suspended", "ES": "recruiting"}


def test_an_end_that_is_coming_ends_recruitment_without_another_reading() -> None:
    record = with_events("Ongoing, recruiting", {}, [("START_OF_RECRUITMENT", START), ("END_OF_RECRUITMENT", AHEAD)])
    found = read(record | {"ctPublicStatusCode": 4}).study
    assert [(site.status, site.recruits_until) for site in found.sites] == [("recruiting", AHEAD)]
    assert found.card.recruits_until == AHEAD


@pytest.mark.parametrize("said", ["Flourishing", 99])
def test_an_unknown_word_is_told_and_never_guessed(said: Any) -> None:
    found = read(new_shape(NUMBER, states=[state("Poland", code=said, hasRecruitmentStarted=True)]))
    assert {site.status for site in found.study.sites} == {"unknown"}
    assert found.unknown_words == (f"member state status: {said}",)
    found = read(new_shape(NUMBER, states=[state("Poland", code=4)], ctPublicStatusCode=said))
    assert found.study.card.status == "unknown"
    assert found.unknown_words == (f"study status: {said}",)
    assert {site.status for site in found.study.sites} == {"recruiting"}


def test_the_study_has_its_own_word_and_else_that_of_its_states() -> None:
    mixed = [state("Poland", code=8), state("Spain", code=2), state("Italy", code=5)]
    said = read(new_shape(NUMBER, states=mixed, ctPublicStatusCode=5)).study.details.records[0]
    assert (said.status, said.said, said.status_source) == ("active_not_recruiting", CODES["5"], "country")
    vague = read(new_shape(NUMBER, states=[*mixed, state("France", code=4)])).study
    assert (vague.card.status, vague.details.records[0].status_source) == ("recruiting", "country")
    assert [site.status for site in vague.sites] == [
        "completed",
        "not_yet_recruiting",
        "active_not_recruiting",
        "recruiting",
    ]
    assert {site.status_source for site in vague.sites} == {"country"}


def test_a_site_recruits_only_if_its_study_does() -> None:
    found = read(
        new_shape(NUMBER, states=[state("Poland", code=4), state("Spain", code=8)], ctPublicStatusCode=6)
    ).study
    assert [(site.status, site.status_source, site.said) for site in found.sites] == [
        ("suspended", "study", "Ongoing, recruiting"),
        ("completed", "country", "Ended"),
    ]
    silent = read(new_shape(NUMBER, states=[state("Poland", code=8)], ctPublicStatusCode=4)).study
    assert silent.card.status == "completed"


def test_the_states_of_one_long_text() -> None:
    listed = "CZ:Authorised, not started, DE:Ongoing, recruiting, IT:Under evaluation, EL:Ended"
    countries = read(old_shape(NUMBER, listed=listed)).study.details.records[0].countries
    assert {one.country: one.said for one in countries} == {
        "DE": "Ongoing, recruiting",
        "GR": "Ended",
        "CZ": "Authorised, not started",
        "IT": "Under evaluation",
    }
