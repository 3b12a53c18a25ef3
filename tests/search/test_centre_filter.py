"""The filter `centre`: one and the same site is the hospital, has the status and lies where it was asked for."""

from __future__ import annotations

from typing import Any

import pytest

from search.faults import QuestionFaults
from tests.records import small_record
from tests.search.brute.indexed import Asked, IndexOf

TUFTS, BETH = "us-boston-tufts-medical-center", "us-boston-beth-israel-hospital"
Site = tuple[str, str, tuple[float, float]]
HERE, FAR = (42.358, -71.06), (42.9, -71.0)

STUDIES: dict[str, list[Site]] = {
    "NCT00000001": [("Tufts Medical Center", "RECRUITING", HERE), ("Beth Israel Hosp.", "COMPLETED", HERE)],
    "NCT00000002": [("Tufts Med Ctr", "COMPLETED", HERE), ("Beth Israel Hospital", "RECRUITING", HERE)],
    "NCT00000003": [("Beth Israel Hospital", "SUSPENDED", HERE), ("The Tufts Medical Center", "RECRUITING", FAR)],
    "NCT00000004": [("Tufts Medical Center", "SUSPENDED", HERE), ("Tufts Medical Center, Boston", "RECRUITING", FAR)],
    "NCT00000005": [("Research Site", "RECRUITING", HERE)],
}
"""By number: each site's facility, status and point."""


@pytest.fixture(scope="module")
def small(index_of: IndexOf) -> Asked:
    return index_of([record(number) for number in STUDIES])


def record(number: str) -> bytes:
    locations = [
        {
            "facility": name,
            "status": status,
            "city": "Boston",
            "state": "Massachusetts",
            "country": "United States",
            "geoPoint": {"lat": lat, "lon": lon},
        }
        for name, status, (lat, lon) in STUDIES[number]
    ]
    status = {"overallStatus": "RECRUITING"}
    return small_record(number, statusModule=status, contactsLocationsModule={"locations": locations})


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ({"centre": [TUFTS]}, {1, 3, 4}),
        ({"centre": [TUFTS.upper()]}, {1, 3, 4}),
        ({"centre": [BETH]}, {2}),
        ({"centre": [TUFTS, BETH]}, {1, 2, 3, 4}),
        ({"centre": [TUFTS], "status": ["any"]}, {1, 2, 3, 4}),
        ({"centre": [TUFTS], "status": ["completed"]}, {2}),
        ({"centre": [TUFTS], "near": "Boston", "within": "10km"}, {1}),
        ({"centre": [TUFTS], "near": "Boston", "within": "anywhere"}, {1, 3, 4}),
        ({"centre": [TUFTS], "country": ["US"]}, {1, 3, 4}),
        ({"centre": [TUFTS], "country": ["CA"]}, set()),
        ({"centre": ["us-boston-no-such-hospital"]}, set()),
    ],
)
def test_one_site_is_the_centre_and_has_all_that_is_asked(
    small: Asked, question: dict[str, Any], numbers: set[int]
) -> None:
    page = small.page(**question)
    assert {hit.id for hit in page.studies} == {f"NCT{number:08}" for number in numbers}
    assert page.total == len(numbers)
    wanted = {id.lower() for id in question["centre"]}
    assert all(site.centre in wanted for hit in page.studies for site in hit.nearest)


def test_another_hospital_is_no_nearer_other(small: Asked) -> None:
    question: dict[str, Any] = {"near": "Boston", "within": "anywhere", "status": ["recruiting"]}
    told = {hit.id: hit.nearer_other for hit in small.page(**question, centre=[TUFTS]).studies}
    assert told["NCT00000003"] is None
    own = told["NCT00000004"]
    assert own is not None
    assert (own.reason, own.status, own.name) == ("status", "suspended", "Tufts Medical Center")
    any_hospital = {hit.id: hit.nearer_other for hit in small.page(**question).studies}
    assert any_hospital["NCT00000003"] is not None


def test_a_value_is_counted_at_the_centre(small: Asked) -> None:
    page = small.page(centre=[TUFTS], facets=["status", "country", "fresh"])
    counted = {row.value: row.count for row in page.facets["status"]}
    assert counted == {"recruiting": 3, "completed": 1, "suspended": 1}
    for status, count in counted.items():
        assert small.page(centre=[TUFTS], status=[status]).total == count
    assert {row.value: row.count for row in page.facets["country"]} == {"US": 3}


def test_what_is_no_id_is_told(small: Asked) -> None:
    with pytest.raises(QuestionFaults, match="centre"):
        small.query(centre=["Tufts Medical Center"])
