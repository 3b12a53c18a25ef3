"""ISRCTN's vocabulary: ages, phases, purposes, designs."""

from __future__ import annotations

from typing import Any

import pytest

from search.vocabulary import Phase, Purpose
from tests.indexer.isrctn.records import made, read


def aged(range_of: Any, low: Any = "", high: Any = "") -> str | None:
    found = read(
        made(participants__ageRange=range_of, participants__lowerAgeLimit=low, participants__upperAgeLimit=high)
    )
    assert not found.unknown_words
    return found.study.card.age.text if found.study.card.age else None


@pytest.mark.parametrize(
    ("range_of", "low", "high", "text"),
    [
        ("Neonate", "", "", "up to 28 days"),
        ("Child", "", "", "up to 17 years"),
        ("Adult", "", "", "18 years or older"),
        ("Senior", "", "", "65 years or older"),
        ("All", "", "", "any age"),
        ("Mixed", "", "", None),
        ("Other", "", "", None),
        ("Not Specified", "", "", None),
        ("", "", "", None),
        ("Adult, Senior", "", "", "18 years or older"),
        ("Child/Adult", "", "", "any age"),
        ("Neonate, Child", "", "", "up to 17 years"),
        ("Mixed", "18 Years", "", "18 years or older"),
        ("Neonate", "2 Days", "14 Days", "2 to 14 days"),
        ("Senior", "18.0 Years", "80 Years", "18 to 80 years"),
        ("Adult", {"value": "18.0", "unit": "years"}, {"value": "75.0", "unit": "years"}, "18 to 75 years"),
        ("Adult", {"text": "6 Months", "value": "0.5", "unit": "years"}, {}, "6 months or older"),
        ([], [], {}, None),
    ],
)
def test_ages(range_of: Any, low: Any, high: Any, text: str | None) -> None:
    assert aged(range_of, low, high) == text


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Phase 0", ("early_phase1",)),
        ("Phase I", ("phase1",)),
        ("Phase I/II", ("phase1", "phase2")),
        ("Phase II/III", ("phase2", "phase3")),
        ("Phase III/IV", ("phase3", "phase4")),
        ("Phase 2", ("phase2",)),
        ("Phase IIa", ("phase2",)),
        ("Phase I and Phase II", ("phase1", "phase2")),
        ("Not Applicable", ("na",)),
        ("N/A", ("na",)),
        ("Not Specified", ()),
        ("", ()),
    ],
)
def test_phases(word: str, found: tuple[Phase, ...]) -> None:
    study = read(made(interventions__intervention={"phase": word}))
    assert study.study.card.phase == found
    assert not study.unknown_words


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["Treatment"], "treatment"),
        (["Quality of life"], "supportive_care"),
        (["Other", "Prevention"], "prevention"),
        (["Diagnostic", "Treatment"], "treatment"),
        (["Screening"], "screening"),
        (["Other"], "other"),
        (["Not Specified"], None),
        ([], None),
    ],
)
def test_purposes(words: list[str], found: Purpose | None) -> None:
    study = read(made(trialDesign__trialTypes={"trialType": words}))
    assert study.study.card.purpose == found
    assert not study.unknown_words


def test_the_design_of_recent_records() -> None:
    design = {
        "allocation": "Randomized controlled trial",
        "masking": "Open (masking not used)",
        "purposes": {"purpose": ["Device feasibility", "Health services research"]},
    }
    found = read(made(trialDesign={"interventionalTrialDesign": design, "studyDesign": ""}))
    details = found.study.details
    assert (details.allocation, details.masking, details.masked) == ("randomized", "none", ())
    assert found.study.card.purpose == "health_services"
    assert not found.unknown_words


@pytest.mark.parametrize(
    ("written", "allocation", "masking"),
    [
        ("Multicentre randomized double-blind two-arm pilot study", "randomized", "double"),
        ("Non-randomised open label trial", "non_randomized", "none"),
        ("Nonrandomised study", "non_randomized", None),
        ("Randomised controlled trial", "randomized", None),
        ("Single-arm study", "na", None),
        ("Quadruple blinded, randomised", "randomized", "quadruple"),
        ("Assessor-blinded parallel trial", None, "single"),
        ("Double blind, then open label extension", None, None),
        ("Observational cohort study", None, None),
    ],
)
def test_designs_in_words(written: str, allocation: str | None, masking: str | None) -> None:
    details = read(made(trialDesign={"studyDesign": written})).study.details
    assert (details.allocation, details.masking) == (allocation, masking)
    assert (details.masked is not None) == (masking in {"none", "quadruple"})


@pytest.mark.parametrize(
    ("allowed", "types", "found"),
    [
        ("true", [], True),
        ("false", ["Healthy volunteer"], False),
        ("", ["Healthy volunteer", "Patient"], True),
        ("", ["Patient"], False),
        ("", ["Carer", "Patient"], None),
        ("", [], None),
    ],
)
def test_healthy_people(allowed: str, types: list[str], found: bool | None) -> None:
    participants = {"healthyVolunteersAllowed": allowed, "participantTypes": {"participantType": types}}
    assert read(made(participants=participants)).study.card.healthy is found


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ({"participants__gender": "Martian"}, "sex: Martian"),
        (
            {"participants__ageRange": "Ancient", "participants__lowerAgeLimit": "", "participants__upperAgeLimit": ""},
            "age range: Ancient",
        ),
        ({"participants__lowerAgeLimit": "ripe"}, "lower age limit: ripe"),
        ({"trialDesign__primaryStudyDesign": "Dreamt"}, "study type: Dreamt"),
        ({"trialDesign__trialTypes": {"trialType": "Fun"}}, "purpose: Fun"),
        ({"interventions__intervention": {"phase": "Phase X"}}, "phase: Phase X"),
        ({"interventions__intervention": {"interventionType": "Magic"}}, "intervention type: Magic"),
        ({"participants__trialCentres": {"trialCentre": {"name": "A", "country": "Utopia"}}}, "centre country: Utopia"),
    ],
)
def test_words_that_nobody_knows_are_told(field: dict[str, Any], told: str) -> None:
    assert read(made(**field)).unknown_words == (told,)
