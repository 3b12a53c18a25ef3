"""Sites of records of the v2 shape: the status that holds, whom to call, and ids that last."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest

from indexer.registries.ctgov.reader import study
from search.study import Age, Contact, SiteCounts
from tests.indexer.reading import real, small
from tests.records import TODAY, recent_records, small_record

WORDS = {
    "RECRUITING": "recruiting",
    "NOT_YET_RECRUITING": "not_yet_recruiting",
    "ENROLLING_BY_INVITATION": "by_invitation",
    "ACTIVE_NOT_RECRUITING": "active_not_recruiting",
    "SUSPENDED": "suspended",
    "COMPLETED": "completed",
    "TERMINATED": "terminated",
    "WITHDRAWN": "withdrawn",
    "AVAILABLE": "available",
    "TEMPORARILY_NOT_AVAILABLE": "temporarily_not_available",
    "NO_LONGER_AVAILABLE": "no_longer_available",
    "APPROVED_FOR_MARKETING": "approved_for_marketing",
    "WITHHELD": "withheld",
    "UNKNOWN": "unknown",
    "Active, not recruiting": "active_not_recruiting",
    "Enrolling by invitation": "by_invitation",
    "Unknown status": "unknown",
}


@pytest.mark.parametrize(("word", "ours"), WORDS.items())
def test_all_words_of_status(word: str, ours: str) -> None:
    found = small(statusModule={"overallStatus": word}, contactsLocationsModule={"locations": [{"status": word}]})
    assert found.study.card.status == ours
    assert found.study.sites[0].status == ours
    assert found.unknown_words == ()


def test_an_unknown_word_is_told_and_recruits_nobody() -> None:
    locations = [{"status": "PAUSED"}, {"status": "RECRUITING"}, {}]
    found = small(statusModule={"overallStatus": "RECRUITING"}, contactsLocationsModule={"locations": locations})
    assert [site.status for site in found.study.sites] == ["unknown", "recruiting", "recruiting"]
    assert [site.said for site in found.study.sites] == ["PAUSED", "RECRUITING", None]
    assert [site.status_source for site in found.study.sites] == ["site", "site", "study"]
    assert found.unknown_words == ("location status: PAUSED",)
    strange = small(statusModule={"overallStatus": "OPEN"}, contactsLocationsModule={"locations": locations})
    assert {site.status for site in strange.study.sites} == {"unknown"}
    assert "study status: OPEN" in strange.unknown_words


def test_sites_of_an_unknown_study_are_unknown() -> None:
    founds = [
        small(
            statusModule={"overallStatus": "UNKNOWN"}, contactsLocationsModule={"locations": [{"status": "RECRUITING"}]}
        )
    ]
    founds += [
        found
        for received in recent_records().values()
        if (found := study(received, today=TODAY)).study.card.status == "unknown"
    ]
    for found in founds:
        assert {site.status for site in found.study.sites} <= {"unknown"}
        assert found.study.card.sites.recruiting == 0


def test_the_model_study() -> None:
    found = real("NCT03371017")
    if found is None:
        found = study(_model_study(), today=TODAY)
    card, details = found.study.card, found.study.details
    assert card.sites == (type(card.sites))(total=141, recruiting=61)
    assert Counter(site.status for site in found.study.sites) == {
        "recruiting": 61,
        "active_not_recruiting": 33,
        "not_yet_recruiting": 27,
        "withdrawn": 14,
        "completed": 5,
        "terminated": 1,
    }
    assert card.ids == ("MO39193", "2016-005119-42")
    assert card.age == Age(min_days=6574, max_days=None, text="18 years or older")
    assert card.checked == card.updated == "2020-07-08"
    assert details.numbers[2].registry == "eudract"
    assert details.masked == ("participant", "care_provider", "investigator", "outcomes_assessor")
    assert {site.status_as_of for site in found.study.sites} == {"2020-07-08"}


def _model_study() -> bytes:
    """The same counts in a record of our own."""
    counts = {
        "RECRUITING": 61,
        "ACTIVE_NOT_RECRUITING": 33,
        "NOT_YET_RECRUITING": 27,
        "WITHDRAWN": 14,
        "COMPLETED": 5,
        "TERMINATED": 1,
    }
    statuses = [status for status, count in counts.items() for _ in range(count)]
    return small_record(
        identificationModule={
            "nctId": "NCT00000001",
            "orgStudyIdInfo": {"id": "MO39193"},
            "secondaryIdInfos": [{"id": "2016-005119-42", "type": "EUDRACT_NUMBER"}],
        },
        statusModule={
            "overallStatus": "RECRUITING",
            "statusVerifiedDate": "2020-07",
            "lastUpdatePostDateStruct": {"date": "2020-07-08"},
        },
        eligibilityModule={"minimumAge": "18 Years"},
        designModule={"designInfo": {"maskingInfo": {"masking": "QUADRUPLE"}}},
        contactsLocationsModule={
            "locations": [{"status": status, "city": f"Town {n}"} for n, status in enumerate(statuses)]
        },
    )


@pytest.mark.parametrize(
    ("number", "status", "recruiting"),
    [("NCT01949129", "recruiting", None), ("NCT03156790", "recruiting", None)],
)
def test_recruiting_studies_with_closed_sites(number: str, status: str, recruiting: None) -> None:
    closed = [{"status": "COMPLETED"}, {"status": "RECRUITING"}]
    found = real(number) or small(
        statusModule={"overallStatus": "RECRUITING"}, contactsLocationsModule={"locations": closed}
    )
    statuses = {site.status for site in found.study.sites}
    assert found.study.card.status == status
    assert statuses - {"recruiting"}
    assert found.study.card.sites.total > found.study.card.sites.recruiting


def test_contacts_with_their_source() -> None:
    found = small(
        contactsLocationsModule={
            "centralContacts": [{"name": "Office", "phone": "555 0100\r", "phoneExt": "12", "role": "CONTACT"}],
            "locations": [
                {
                    "contacts": [
                        {"name": "Dr A", "role": "PRINCIPAL_INVESTIGATOR", "email": "a@example.org"},
                        {"name": "Desk", "role": "CONTACT", "phone": "555 0101"},
                        {"name": "Nobody", "role": "CONTACT"},
                    ]
                },
                {},
            ],
        }
    )
    assert found.study.card.contact == Contact(name="Office", phone="555 0100 ext. 12", email=None, source="study")
    assert [contact.name for contact in found.study.sites[0].contacts] == ["Desk", "Dr A"]
    assert found.study.sites[0].contacts[0].source == "site"
    assert found.study.sites[1].contacts == ()


def test_site_ids_outlive_other_sites_and_their_order() -> None:
    locations = [
        {"city": f"Town {n // 3}", "country": "Turkey", "facility": f"Clinic {n % 3}", "status": "RECRUITING"}
        for n in range(30)
    ]
    locations += [locations[0] | {"status": "COMPLETED"}, locations[0] | {"zip": "1"}]

    def ids(places: list[dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
        sites = small(
            contactsLocationsModule={"locations": places}, statusModule={"overallStatus": "RECRUITING"}
        ).study.sites
        return {site.id: (site.city, site.name, site.postcode, site.said) for site in sites}

    first = ids(locations)
    assert len(first) == 32
    assert all(id.startswith("NCT00000001-") for id in first)
    shuffled = random.Random(1).sample(locations, len(locations))
    assert ids(shuffled) == first
    fewer = ids([place for place in locations if place["city"] != "Town 4"] + [{"city": "New"}])
    assert {id: site for id, site in first.items() if site[0] != "Town 4"}.items() <= fewer.items()
    renamed = ids([place | {"country": "Turkey (Türkiye)"} for place in locations])
    assert set(renamed) == set(first)


def test_a_study_of_1500_sites_keeps_each_of_them() -> None:
    locations = [
        {
            "facility": f"Hospital of the Example {n}",
            "city": f"Town {n % 400}",
            "country": "United States",
            "status": "RECRUITING",
            "geoPoint": {"lat": 40.0, "lon": -70.0},
            "contacts": [{"name": f"Contact {n}", "phone": "555 0100", "role": "CONTACT"}],
        }
        for n in range(1563)
    ]
    record = small_record(contactsLocationsModule={"locations": locations})
    found = study(record, today=TODAY).study
    assert found.card.sites == SiteCounts(total=1563, recruiting=0)
    assert len({site.id for site in found.sites}) == 1563
    assert all(site.contacts for site in found.sites)
