"""Who can take part in what: phases, ages, sexes, healthy people, purposes, by code and by word."""

from __future__ import annotations

from typing import Any

import pytest

from search.study import Age
from tests.indexer.ctis.records import Json, informed, read


def population(**given: Any) -> Json:
    return informed(populationOfTrialSubjects=given)


def ranges(*codes: str, children: tuple[str, ...] = (), adults: tuple[str, ...] = ()) -> Json:
    finer = [{"ageRangeCategory": "2", "ctAgeRange": code} for code in children]
    finer += [{"ageRangeCategory": "3", "ctAgeRange": code} for code in adults]
    return {"ageRanges": [{"ageRangeCategory": code} for code in codes], "ageRangeSecondaryIds": finer}


@pytest.mark.parametrize(
    ("code", "listed", "phases"),
    [
        ("1", "Human Pharmacology (Phase I)- First administration to humans", ("phase1",)),
        ("2", "Human Pharmacology (Phase I)- Bioequivalence Study", ("phase1",)),
        ("3", "Human Pharmacology (Phase I)-  Other", ("phase1",)),
        ("4", "Therapeutic exploratory (Phase II)", ("phase2",)),
        ("5", "Therapeutic confirmatory  (Phase III)", ("phase3",)),
        ("6", "Therapeutic use (Phase IV)", ("phase4",)),
        ("7", "Phase I and Phase II (Integrated)- First administration to humans", ("phase1", "phase2")),
        ("8", "Phase I and Phase II (Integrated)- Bioequivalence Study", ("phase1", "phase2")),
        ("9", "Phase I and Phase II (Integrated)- Other", ("phase1", "phase2")),
        ("10", "Phase II and Phase III (Integrated)", ("phase2", "phase3")),
        ("11", "Phase III and phase IV (Integrated)", ("phase3", "phase4")),
    ],
)
def test_phases(code: str, listed: str, phases: tuple[str, ...]) -> None:
    assert read(informed(trialCategory={"trialPhase": code})).study.card.phase == phases
    assert read(informed(trialCategory={"trialPhase": int(code)})).study.card.phase == phases
    by_word = read(informed(trialCategory=None) | {"trialPhase": listed})
    assert by_word.study.card.phase == phases
    assert by_word.unknown_words == ()


def test_an_unknown_phase_is_told() -> None:
    found = read(informed(trialCategory={"trialPhase": "77"}))
    assert (found.study.card.phase, found.unknown_words) == ((), ("phase: 77",))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (ranges("3"), "18 to 64 years"),
        (ranges("3", "4", adults=("9",)), "18 years or older"),
        (ranges("4"), "65 years or older"),
        (ranges("2"), "up to 17 years"),
        (ranges("2", "3", "4"), "any age"),
        (ranges("2", children=("1", "2", "3")), "up to 23 months"),
        (ranges("2", children=("3",)), "28 days to 23 months"),
        (ranges("2", "3", children=("4", "5", "6"), adults=("9",)), "2 to 64 years"),
        (ranges("2", children=("4",)), "2 to 11 years"),
        (ranges("2", children=("5",)), "6 to 17 years"),
        (ranges("2", children=("6",)), "12 to 17 years"),
        (ranges("1", "3"), "18 to 64 years"),
    ],
)
def test_ages(given: Json, words: str) -> None:
    found = read(population(**given))
    assert found.study.card.age is not None
    assert found.study.card.age.text == words
    assert found.unknown_words == ()


def test_ages_are_days_of_life() -> None:
    assert read(population(**ranges("3"))).study.card.age == Age(min_days=6574, max_days=23740, text="18 to 64 years")
    assert read(population(**ranges("1"))).study.card.age is None
    assert read(population()).study.card.age is None
    listed = population() | {"ageGroup": "18-64 years, 0-17 years, 18-64 years"}
    assert read(listed).study.card.age == Age(min_days=None, max_days=23740, text="up to 64 years")
    strange = read(population(**ranges("8")))
    assert (strange.study.card.age, strange.unknown_words) == (None, ("age range: 8",))


@pytest.mark.parametrize(
    ("women", "men", "listed", "sex"),
    [
        (True, True, None, "all"),
        (True, False, None, "female"),
        (False, True, None, "male"),
        (None, None, "Male, Female", "all"),
        (None, None, "Female", "female"),
        (None, None, None, None),
    ],
)
def test_sexes(women: bool | None, men: bool | None, listed: str | None, sex: str | None) -> None:
    record = population(isFemaleSubjects=women, isMaleSubjects=men) | {"gender": listed}
    assert read(record).study.card.sex == sex


@pytest.mark.parametrize(("codes", "healthy"), [(["1"], True), (["2"], False), (["1", "2"], True), ([], None)])
def test_healthy_volunteers(codes: list[str], healthy: bool | None) -> None:
    groups = [{"code": code} for code in codes]
    assert read(population(clinicalTrialGroups=groups)).study.card.healthy is healthy


@pytest.mark.parametrize(
    ("scopes", "purpose"),
    [(["3", "4"], "treatment"), (["2"], "prevention"), (["1", "5"], "diagnostic"), (["1", "3"], None), (["6"], None)],
)
def test_purposes(scopes: list[str], purpose: str | None) -> None:
    record = informed(trialObjective={"trialScopes": [{"code": scope} for scope in scopes]})
    assert read(record).study.card.purpose == purpose
