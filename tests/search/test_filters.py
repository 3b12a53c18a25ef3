"""Filters at their edges, on hand-made studies: ages at both ends in every unit, days, words, given twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.records import small_record
from tests.search.brute.indexed import Asked, IndexOf

Limits = tuple[str | None, str | None]

YEARS: Limits = ("18 Years", "65 Years")
FROM_A_YEAR: Limits = ("1 Year", None)
UP_TO_17: Limits = (None, "17 Years")
MONTHS: Limits = ("6 Months", "6 Months")
WEEKS: Limits = ("2 Weeks", "2 Weeks")
DAYS: Limits = ("30 Days", "30 Days")
HOURS: Limits = ("48 Hours", "48 Hours")
FROM_A_DAY_IN_MINUTES: Limits = ("1440 Minutes", None)
UP_TO_MINUTES: Limits = (None, "30 Minutes")
NONE: Limits = (None, None)
NOT_APPLICABLE: Limits = ("N/A", "N/A")
WRONG_WAY_ROUND: Limits = ("65 Years", "18 Years")

# Days of life: a year begins after each 365.25, a month after each 30.4375 days, whole days counted.
FITTING: list[tuple[Limits, list[str], list[str]]] = [
    (
        YEARS,
        ["18", "65", "54 years old", "216 months", "791 months", "939 weeks", "3443 weeks", "6574 days", "24105 days"],
        ["17", "66", "215 months", "792 months", "938 weeks", "3444 weeks", "6573 days", "24106 days", "0"],
    ),
    (FROM_A_YEAR, ["1", "130", "12 months", "365 days", "52 weeks"], ["0", "11 months", "364 days", "51 weeks"]),
    (
        UP_TO_17,
        ["17", "0", "0 days", "215 months", "938 weeks", "939 weeks", "6573 days"],
        ["18", "216 months", "940 weeks", "6574 days"],
    ),
    (
        MONTHS,
        ["6 months", "0", "182 days", "212 days", "26 weeks", "30 weeks"],
        ["5 months", "7 months", "1", "181 days", "213 days", "25 weeks", "31 weeks"],
    ),
    (
        WEEKS,
        ["2 weeks", "0 months", "0", "14 days", "20 days"],
        ["1 week", "3 weeks", "1 month", "13 days", "21 days"],
    ),
    (
        DAYS,
        ["30 days", "1 month", "4 weeks", "0"],
        ["29 days", "31 days", "0 months", "3 weeks", "5 weeks", "2 months"],
    ),
    (HOURS, ["2 days", "0 weeks", "0 months", "0"], ["1 day", "3 days", "1 week", "1 month", "1"]),
    (FROM_A_DAY_IN_MINUTES, ["1 day", "0 weeks", "0", "80"], ["0 days"]),
    (UP_TO_MINUTES, ["0 days", "0 weeks", "0 months", "0"], ["1 day", "1 week", "1 month", "1"]),
    (NONE, ["0 days", "29 days", "17", "65", "130"], []),
    (NOT_APPLICABLE, ["0 days", "17", "130"], []),
    (WRONG_WAY_ROUND, ["0 days", "17", "40", "130"], []),
]
NUMBERS = {limits: f"NCT{number:08}" for number, (limits, _, _) in enumerate(FITTING, start=1)}

SAID_NOTHING = "NCT00000100"
OTHERS: dict[str, dict[str, Any]] = {
    SAID_NOTHING: {},
    "NCT00000101": {"statusModule": {"lastUpdatePostDateStruct": {"date": "2026-05-22"}}},
    "NCT00000102": {"statusModule": {"lastUpdatePostDateStruct": {"date": "2026-05-21"}}},
    "NCT00000103": {"statusModule": {"lastUpdatePostDateStruct": {"date": "2024-11-22"}}},
    "NCT00000104": {"statusModule": {"lastUpdatePostDateStruct": {"date": "2024-11-21"}}},
    "NCT00000105": {"statusModule": {"startDateStruct": {"date": "2026-02"}}},
    "NCT00000106": {"statusModule": {"startDateStruct": {"date": "2027"}}},
    "NCT00000107": {"sponsorCollaboratorsModule": {"leadSponsor": {"name": "Hoffmann-La Roche"}}},
    "NCT00000108": {"sponsorCollaboratorsModule": {"leadSponsor": {"name": "Universities of Leeds & York"}}},
    "NCT00000109": {
        "armsInterventionsModule": {"interventions": [{"name": "Atezolizumab"}, {"name": "Placebo tablets"}]}
    },
    "NCT00000110": {"eligibilityModule": {"sex": "FEMALE", "healthyVolunteers": True}},
    "NCT00000111": {"eligibilityModule": {"sex": "MALE", "healthyVolunteers": False}},
    "NCT00000112": {"eligibilityModule": {"sex": "ALL"}},
    "NCT00000113": {"designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE1", "PHASE2"]}},
    "NCT00000114": {"designModule": {"studyType": "OBSERVATIONAL"}},
    "NCT00000115": {
        "designModule": {"phases": ["NA"], "designInfo": {"primaryPurpose": "HEALTH_SERVICES_RESEARCH"}},
    },
    "NCT00000116": {"designModule": {"designInfo": {"primaryPurpose": "DEVICE_FEASIBILITY"}}},
}

FOUND: list[tuple[dict[str, Any], set[int]]] = [
    ({"fresh": ["recent"]}, {101}),
    ({"fresh": ["AGING"]}, {102, 103}),
    ({"fresh": ["stale"], "updated_since": "2000-01-01"}, {104}),
    ({"fresh": ["recent", "aging"]}, {101, 102, 103}),
    ({"updated_since": "2026-05-22"}, {101}),
    ({"updated_since": "2026-05-21"}, {101, 102}),
    ({"started_since": "2026-02-01"}, {105, 106}),
    ({"started_since": "2026-02-02"}, {106}),
    ({"started_since": "2027-01-01"}, {106}),
    ({"started_since": "2027-01-02"}, set()),
    ({"sponsor": ["roche"]}, {107}),
    ({"sponsor": ["Hoffmann La-Roche"]}, {107}),
    ({"sponsor": ["roche hoffmann"]}, {107}),
    ({"sponsor": ["roche genentech"]}, set()),
    ({"sponsor": ["university york"]}, {108}),
    ({"sponsor": ["leeds", "ROCHE"]}, {107, 108}),
    ({"sponsor": ["roch"]}, set()),
    ({"intervention": ["atezolizumab"]}, {109}),
    ({"intervention": ["tablet placebos"]}, {109}),
    ({"intervention": ["atezolizumab"], "sponsor": ["roche"]}, set()),
    ({"sex": ["female"]}, {110, 112}),
    ({"sex": ["male"]}, {111, 112}),
    ({"sex": ["female", "Male"]}, {110, 111, 112}),
    ({"healthy": True}, {110}),
    ({"healthy": False}, {111}),
    ({"phase": ["phase1"]}, {113}),
    ({"phase": ["PHASE2", "na"]}, {113, 115}),
    ({"phase": ["phase3"]}, set()),
    ({"type": ["interventional"]}, {113}),
    ({"type": ["observational", "expanded_access"]}, {114}),
    ({"purpose": ["health_services"]}, {115}),
    ({"purpose": ["other"]}, {116}),
    ({"registry": ["isrctn", "ctis"]}, set()),
]


@pytest.fixture(scope="module")
def asked(index_of: IndexOf) -> Asked:
    """An index of a study for each pair of limits and for each line above."""
    records = [small_record(number, **OTHERS[number]) for number in OTHERS]
    for limits, number in NUMBERS.items():
        told = {name: age for name, age in zip(("minimumAge", "maximumAge"), limits, strict=True) if age}
        records.append(small_record(number, eligibilityModule=told | {"eligibilityCriteria": "Anyone"}))
    return index_of(records)


@pytest.mark.parametrize(("limits", "fitting", "others"), FITTING)
def test_an_age_fits_a_studys_limits_to_the_day(
    asked: Asked, limits: Limits, fitting: list[str], others: list[str]
) -> None:
    number = NUMBERS[limits]
    for person in fitting:
        assert number in of_age(asked, person), f"{person} fits {limits}"
    for person in others:
        assert number not in of_age(asked, person), f"{person} does not fit {limits}"


def test_a_study_that_says_nothing_of_ages_takes_any(asked: Asked) -> None:
    for person in ("0 days", "5 months", "17", "130"):
        assert SAID_NOTHING in of_age(asked, person)


@pytest.mark.parametrize(("question", "numbers"), FOUND)
def test_a_filter_finds_exactly_its_studies(asked: Asked, question: dict[str, Any], numbers: set[int]) -> None:
    assert found(asked, **question) == {f"NCT{number:08}" for number in numbers}


def test_without_any_day_a_check_is_stale(asked: Asked) -> None:
    stale = found(asked, fresh=["stale"])
    assert SAID_NOTHING in stale
    every = found(asked)
    assert stale == every - found(asked, fresh=["recent", "aging"])
    assert every == found(asked, fresh=["recent", "aging", "stale"]) == found(asked, registry=["ctgov", "demo"])


def test_filters_hold_together(asked: Asked) -> None:
    assert found(asked, sex=["female"], healthy=True, age="54", registry=["ctgov"]) == {"NCT00000110"}
    assert found(asked, sex=["female"], healthy=False) == set()


def test_a_sex_that_the_record_does_not_name(asked: Asked) -> None:
    silent = found(asked, sex=["not_given"])
    assert SAID_NOTHING in silent
    assert silent == found(asked) - found(asked, sex=["female", "male"])
    assert found(asked, sex=["not_given", "female"]) == silent | {"NCT00000110", "NCT00000112"}


def of_age(asked: Asked, person: str) -> set[str]:
    return found(asked, age=person)


def found(asked: Asked, **question: Any) -> set[str]:
    page = asked.page(status=["any"], size=100, **question)
    assert page.total == len(page.studies)
    return {hit.id for hit in page.studies}
