"""The demonstration shows every feature, is marked everywhere, and never looks like a real study."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

from indexer.demo import demo_records
from indexer.registries import identify, read
from search.freshness import fresh
from search.study import Study
from search.vocabulary import STATUSES
from tests.records import TODAY, demonstration


def studies(today: date = TODAY) -> list[Study]:
    return [read("demo", record, today).study for record in demonstration(today)]


def test_the_same_each_time_and_as_old_at_any_time() -> None:
    assert list(demo_records(TODAY)) == list(demo_records(TODAY))
    later = date(2031, 3, 31)
    assert [fresh(each.card.checked, TODAY) for each in studies()] == [
        fresh(each.card.checked, later) for each in studies(later)
    ]


def test_every_study_is_marked_and_none_looks_real() -> None:
    found = studies()
    assert len(found) >= 72
    assert len({study.card.id for study in found}) == len({study.card.title for study in found}) == len(found)
    for study, record in zip(found, demonstration(), strict=True):
        assert study.card.title.startswith("[Demo] ")
        assert study.card.registries == ("demo",)
        assert identify(record).registry == "demo"
        assert not re.search(r"NCT\d|ISRCTN|\d{4}-\d{6}-\d\d", record.decode())
        assert study.details.records[0].url is None
        if study.card.status != "withheld":
            assert any("made up" in text.text for text in study.details.texts)
        for contact in (*study.details.contacts, *(contact for site in study.sites for contact in site.contacts)):
            assert re.match(r"\+1 555 01\d\d( ext\. \d+)?$", contact.phone or "")
            assert (contact.email or "").endswith("@example.org")


def test_a_spread_of_everything() -> None:
    found = studies()
    sites = [site for study in found for site in study.sites]
    assert {study.card.status for study in found} == set(STATUSES)
    assert len({site.status for site in sites}) >= 9
    assert {fresh(study.card.checked, TODAY) for study in found} == {"recent", "aging", "stale"}
    assert None in {study.card.checked for study in found}
    assert {study.card.type for study in found} >= {"interventional", "observational", "expanded_access"}
    assert {phase for study in found for phase in study.card.phase} == {
        *("na", "early_phase1", "phase1", "phase2", "phase3", "phase4")
    }
    assert {study.card.sex for study in found} >= {"all", "female", "male"}
    assert len({site.country for site in sites}) >= 40
    assert None not in {site.country for site in sites}
    assert {len(study.sites) for study in found} >= {0, 1, 320}
    assert any(site.lat is None for site in sites)
    assert any(site.name is None for site in sites)
    assert any(study.card.age and study.card.age.text == "any age" for study in found)
    assert any(study.card.age and "months" in study.card.age.text for study in found)
    assert any(study.details.aliases for study in found)
    assert any(study.card.contact is None for study in found)
    assert {study.details.masking for study in found} >= {"none", "single", "double", "triple", "quadruple"}
    assert any(arm.kind == "placebo_comparator" for study in found for arm in study.details.arms)


def test_breast_cancer_near_boston_has_every_case() -> None:
    near = [
        study
        for study in studies()
        if "Breast Cancer" in " ".join(study.details.condition_words)
        and any(site.city in {"Boston", "Cambridge", "Brookline", "Quincy"} for site in study.sites)
    ]
    statuses = Counter(site.status for study in near for site in study.sites if site.region == "Massachusetts")
    assert len(near) >= 5
    assert set(statuses) >= {"recruiting", "completed", "not_yet_recruiting", "suspended", "unknown"}


def test_headings_are_written_as_mesh_writes_them() -> None:
    ids = {heading.id for study in studies() for heading in study.card.conditions}
    assert {"D001943", "D064726", "D008175", "D003924"} <= ids
    assert all(re.fullmatch(r"D\d{6}", id) for id in ids)
    without = [read("demo", record, TODAY).headings for record in demonstration()]
    assert ("Influenza, Human",) in without


def test_records_have_nothing_but_json() -> None:
    assert all(json.loads(json.dumps(record)) == record for record in demo_records(TODAY))
