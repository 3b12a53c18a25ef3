"""Records of the v2 shape become studies: our own small ones, and the real ones that show the same thing."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from indexer.registries import Unreadable, identify, read
from indexer.registries.ctgov.reader import study
from search.study import Age, Enrolment, Number
from tests.indexer.reading import real, small
from tests.records import TODAY, small_record, study_records


def test_an_age_in_minutes() -> None:
    own = small(eligibilityModule={"minimumAge": "18 Minutes"})
    for found in filter(None, (own, real("NCT01809093"))):
        assert found.study.card.age is not None
        assert found.study.card.age.min_days == 0
        assert "minutes" in found.study.card.age.text


def test_former_numbers() -> None:
    own = small(identificationModule={"nctId": "NCT00000001", "nctIdAliases": ["NCT00000002"]})
    assert own.study.details.aliases == ("NCT00000002",)
    if found := real("NCT00057759"):
        assert "NCT00075127" in found.study.details.aliases


def test_nobody_says_who_may_take_part() -> None:
    assert small().study.card.age is None
    assert small(eligibilityModule={}).study.card.age is None
    assert small(eligibilityModule={"sex": "ALL"}).study.card.age == Age(min_days=None, max_days=None, text="any age")


def test_missing_and_doubtful_values() -> None:
    found = small(
        designModule={"enrollmentInfo": {"count": 99999999}, "phases": ["NA"]},
        contactsLocationsModule={
            "locations": [
                {"city": " Boston ", "country": "United States", "geoPoint": {"lat": 42.36, "lon": -71}},
                {"facility": "\r\n", "geoPoint": {"lat": 0, "lon": 0}},
                {"geoPoint": {"lat": 91, "lon": 0}},
                {"geoPoint": {"lat": 10}},
                {"country": "Atlantis"},
            ]
        },
    )
    boston, *others = found.study.sites
    assert (boston.lat, boston.lon, boston.precision, boston.position_source) == (42.36, -71.0, "city", "registry")
    assert {(site.lat, site.lon, site.precision, site.name) for site in others} == {(None, None, None, None)}
    assert (others[-1].country, others[-1].country_name) == (None, "Atlantis")
    assert found.unknown_words == ("location country: Atlantis",)
    assert found.study.details.enrolment is None
    assert found.study.card.phase == ("na",)
    assert small().study.card.phase == ()
    assert small(designModule={"enrollmentInfo": {"count": 0, "type": "ACTUAL"}}).study.details.enrolment == Enrolment(
        count=0, kind="actual"
    )


def test_checked_is_the_newest_day_that_has_come() -> None:
    status = {"statusVerifiedDate": "2026-11", "lastUpdatePostDateStruct": {"date": "2027-01-05"}}
    found = small(statusModule=status)
    assert (found.study.card.checked, found.study.card.updated) == ("2026-11-01", None)
    assert small().study.card.checked is None
    assert small(statusModule={"lastUpdateSubmitDate": "2020"}).study.card.checked == "2020-01-01"


def test_masking() -> None:
    def masked(**info: Any) -> tuple[str | None, tuple[str, ...] | None]:
        details = small(designModule={"designInfo": {"maskingInfo": info}}).study.details
        return details.masking, details.masked

    assert masked(masking="NONE") == ("none", ())
    assert masked(masking="DOUBLE") == ("double", None)
    assert masked(masking="DOUBLE", whoMasked=["PARTICIPANT"]) == ("double", ("participant",))
    assert masked() == (None, None)
    assert len(masked(masking="QUADRUPLE")[1] or ()) == 4


def test_arms_with_what_each_gets() -> None:
    found = small(
        armsInterventionsModule={
            "armGroups": [
                {"label": "A", "type": "EXPERIMENTAL", "description": r"PSA \<=10", "interventionNames": ["Drug: X"]},
                {"label": "B", "type": "PLACEBO_COMPARATOR"},
            ],
            "interventions": [{"name": "X", "type": "DRUG"}, {"name": "Placebo", "armGroupLabels": ["B"]}],
        }
    )
    first, second = found.study.details.arms
    assert (first.interventions, second.interventions) == (("X",), ("Placebo",))
    assert first.description == "PSA <=10"
    assert found.study.card.interventions == ("X", "Placebo")


def test_headings_with_and_without_ids() -> None:
    meshes = [{"id": "D000003920", "term": "Diabetes Mellitus"}, {"id": "D000091662"}, {"term": "Depression"}, {}]
    record = json.loads(small_record()) | {"derivedSection": {"conditionBrowseModule": {"meshes": meshes}}}
    found = study(record, today=TODAY)
    assert [heading.id for heading in found.study.card.conditions] == ["D003920", "D000091662"]
    assert found.headings == ("Depression",)


def test_single_values_in_a_lists_place() -> None:
    found = small(
        conditionsModule={"conditions": "Cancer", "keywords": {}},
        designModule={"phases": "PHASE2"},
        contactsLocationsModule={"locations": {"city": "Boston"}, "centralContacts": {}},
        identificationModule={"nctId": "NCT00000001", "secondaryIdInfos": {"id": "X-1"}, "briefTitle": None},
    )
    assert found.study.details.condition_words == ("Cancer",)
    assert found.study.details.keywords == ()
    assert found.study.card.phase == ("phase2",)
    assert [site.city for site in found.study.sites] == ["Boston"]
    assert found.study.card.ids == ("X-1",)
    assert found.study.card.title == "NCT00000001"


def test_numbers_and_their_pages() -> None:
    found = small(
        identificationModule={
            "nctId": "nct00000001",
            "orgStudyIdInfo": {"id": "ABC-1"},
            "secondaryIdInfos": [
                {"id": "EudraCT 2016-005119-42"},
                {"id": "2016-005119-42"},
                {"id": "ABC-1"},
                {"id": None},
            ],
        }
    )
    assert found.study.card.id == "NCT00000001"
    assert found.study.details.numbers[0] == Number(
        number="NCT00000001", registry="ctgov", url="https://clinicaltrials.gov/study/NCT00000001"
    )
    assert found.study.card.ids == ("ABC-1", "2016-005119-42")


@pytest.mark.parametrize(
    ("received", "reason"),
    [
        (b"", "not a JSON record"),
        (b"{", "not a JSON record"),
        (b"5", "expected `object`, got `int`"),
        (b"[]", "got `array`"),
        (b"{}", "nctId: missing"),
        (b'{"protocolSection": null}', "nctId: missing"),
        (b'{"protocolSection": {"identificationModule": {"nctId": ""}}}', "nctId: missing"),
        (b'{"protocolSection": {"identificationModule": {"nctId": 5}}}', "identificationModule.nctId: expected `str"),
        (small_record("NCT1"), "is no ClinicalTrials.gov number"),
        (small_record(statusModule=5), "protocolSection.statusModule: expected `object"),
        (small_record(contactsLocationsModule={"locations": [{}, {"zip": 5}]}), "locations[1].zip: expected `str"),
        (b"[" * 100_000, "got `array`"),
        (b'{"a":' * 100_000, "not a JSON record"),
    ],
)
def test_what_cannot_be_read_is_named(received: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        study(received, today=TODAY)
    assert reason in caught.value.reason.replace("Expected", "expected")


def test_broken_characters_cost_a_character() -> None:
    record = small_record().replace(b"A study", b"A \\ud800st\xffudy")
    assert study(b"\xef\xbb\xbf" + record, today=TODAY).study.card.title == "A st\ufffdudy"


def test_whose_record_it_is() -> None:
    def whose(number: str) -> tuple[str, str]:
        identity = identify(small_record(number))
        return identity.registry, identity.id

    assert whose("nct00000001 ") == ("ctgov", "NCT00000001")
    assert whose("DEMO0000001") == ("demo", "DEMO0000001")
    assert whose("OUR-17") == ("file", "OUR-17")
    updated = small_record(statusModule={"lastUpdatePostDateStruct": {"date": "2020-07"}})
    assert identify(updated).updated == "2020-07-01"
    with pytest.raises(Unreadable):
        identify(small_record("../etc"))
    assert read("file", small_record("OUR-17")).study.card.registries == ("file",)


def test_every_record_is_read() -> None:
    """All 28,409 real records, or the demonstration: none unreadable, each site with an id of its own."""
    unknown: Counter[str] = Counter()
    studies = 0
    for received in study_records():
        identity = identify(received)
        found = read(identity.registry, received, TODAY)
        studies += 1
        unknown.update(found.unknown_words)
        assert (identity.id, identity.updated) == (found.study.card.id, found.study.card.updated)
        sites = found.study.sites
        assert len({site.id for site in sites}) == len(sites) == found.study.card.sites.total
        assert found.study.card.checked is None or found.study.card.checked <= TODAY.isoformat()
    assert studies >= 60
    assert set(unknown) <= {"study type: N_A"}


def test_the_record_tells_what_the_registry_says_of_the_whole_study() -> None:
    received = small_record(
        "NCT00000001",
        statusModule={"overallStatus": "ACTIVE_NOT_RECRUITING", "startDateStruct": {"date": "2024-05"}},
        designModule={"enrollmentInfo": {"count": 40, "type": "ESTIMATED"}},
    )
    page = study(received, today=TODAY).study.details
    (record,) = page.records
    assert (record.said, record.status_source, record.dates) == ("ACTIVE_NOT_RECRUITING", "study", {"start": "2024-05"})
    assert record.enrolment == page.enrolment == Enrolment(count=40, kind="estimated")
