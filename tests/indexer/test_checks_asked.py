"""What a new index is asked on the real engine before it may answer, and how all checks are told together."""

from __future__ import annotations

from typing import Any

import pytest

import mappings
from indexer.checks import CheckFailed, Made, check
from indexer.checks.asked import questions
from indexer.checks.of_the_index import fingerprint
from indexer.knowledge import Knowledge
from indexer.report import Report
from search.contents import Contents, contents
from search.engine.client import Client
from search.indices import IndexMeta, Live, RegistryMeta
from tests.indexer.small_indices import documents, finished, numbered
from tests.records import TODAY, demonstration, small_record

Json = dict[str, Any]

BOSTON = {"city": "Boston", "state": "Massachusetts", "country": "United States", "status": "RECRUITING"}
PLACED = BOSTON | {"geoPoint": {"lat": 42.36, "lon": -71.06}}
HEART = small_record(
    "NCT00000001",
    identificationModule={"nctId": "NCT00000001", "briefTitle": "Walking After an Infarction (WALK-MI)"},
    statusModule={"overallStatus": "RECRUITING"},
    conditionsModule={"conditions": ["Myocardial Infarction"]},
    contactsLocationsModule={"locations": [PLACED]},
)


def made(client: Client, knowledge: Knowledge, index: str, **told: Any) -> Made:
    """What a run has made of an index that lies in the engine."""
    counted = contents(client, index, TODAY)
    report = Report(run=1, scope="full", **told)
    parts = [
        RegistryMeta(name=name, studies=count.studies, sites=count.sites, as_of=None, scope="full")
        for name, count in counted.registries.items()
    ]
    return Made(report, counted.studies, counted, parts, Live(index, IndexMeta()), client, knowledge, TODAY)


def filled(client: Client, prefix: str, knowledge: Knowledge, docs: list[Json], **told: Any) -> Made:
    return made(client, knowledge, str(finished(client, prefix, docs)), **told)


def live(*parts: RegistryMeta) -> Live:
    return Live("live", IndexMeta(registries=parts))


def test_the_studies_of_a_good_index_are_found(client: Client, prefix: str, knowledge: Knowledge) -> None:
    whole = filled(client, prefix, knowledge, documents(knowledge, *demonstration()))
    result = questions(whole)
    assert result.passed, result.told
    found, _, asked, *_ = result.told.split()
    assert int(found) == int(asked) > 20
    assert fingerprint(whole).passed


def test_a_study_is_asked_for_in_every_way(client: Client, prefix: str, knowledge: Knowledge) -> None:
    result = questions(filled(client, prefix, knowledge, documents(knowledge, HEART)))
    # Twice by number and title, once by its point, once by what patients say.
    assert result.told.startswith("6 of 6 questions find their study; ")
    many = len(mappings.read("asked_questions")["questions"])
    assert f"{many - 1} could not be asked" in result.told


@pytest.mark.parametrize(
    ("loses", "by"),
    [
        pytest.param({"own_numbers": ["NCT9"], "registry_numbers": ["NCT9"]}, "its number", id="number"),
        pytest.param({"title": "Nothing", "tags": [], "conditions": []}, "the words of its title", id="title"),
        pytest.param({"condition_ids": []}, "the point of a site that recruits", id="condition beside a point"),
        pytest.param({"condition_ids": [], "tags": [], "conditions": []}, "“heart attack”", id="patients' words"),
    ],
)
def test_a_study_that_cannot_be_found_is_named(
    client: Client, prefix: str, knowledge: Knowledge, loses: Json, by: str
) -> None:
    (document,) = documents(knowledge, HEART)
    result = questions(filled(client, prefix, knowledge, [document | loses]))
    assert not result.passed
    assert f"NCT00000001 is not found by {by}" in result.told


def test_what_patients_call_a_condition_is_a_heading_of_the_vocabulary(knowledge: Knowledge) -> None:
    conditions = knowledge.tagger.conditions
    asked = mappings.read("asked_questions")["questions"]
    assert [one for one in asked if conditions.named(one["heading"]) is None or not one["sentence"]] == []


def test_studies_without_number_title_or_sites_are_not_asked_for(
    client: Client, prefix: str, knowledge: Knowledge
) -> None:
    (document,) = numbered(knowledge, 1)
    card = document["card"].replace("NCT00000001", "1").replace("A study", "-")
    result = questions(filled(client, prefix, knowledge, [document | {"id": "1", "card": card, "title": "-"}]))
    assert result.passed is None
    assert result.told.startswith("0 of 0 questions")


def test_fields_of_another_mapping_are_named(client: Client, prefix: str, knowledge: Knowledge) -> None:
    index = filled(client, prefix, knowledge, numbered(knowledge, 1))
    assert fingerprint(index).passed
    client.indices.put_mapping(
        index=index.index.name,
        body={"properties": {"sites": {"type": "nested", "properties": {"mood": {"type": "keyword"}}}}},
    )
    result = fingerprint(index)
    assert not result.passed
    assert result.told == "fields of another mapping: sites.mood (keyword)"


def test_all_that_failed_is_told_at_once_and_goes_through_by_force(
    client: Client, prefix: str, knowledge: Knowledge
) -> None:
    index = filled(client, prefix, knowledge, documents(knowledge, HEART), unreadable=9, told={"ctgov": 3})
    before = live(RegistryMeta(name="ctgov", studies=9, sites=0, as_of=None, scope="full"))
    with pytest.raises(CheckFailed) as told:
        check(index, before, force=False)
    lines = str(told.value).splitlines()
    assert [line.split(":")[0] for line in lines] == ["registry_count", "unreadable", "live_count", lines[-1]]
    assert str(told.value).count("--force") == 1
    results = check(index, before, force=True)
    assert {result.name for result in results if result.passed is False} == {
        "registry_count",
        "unreadable",
        "live_count",
    }
    assert index.report.checks == [
        {"name": result.name, "passed": result.passed, "told": result.told} for result in results
    ]


def test_a_first_load_with_a_few_faults_goes_live_and_one_with_many_does_not(
    client: Client, prefix: str, knowledge: Knowledge
) -> None:
    index = filled(client, prefix, knowledge, documents(knowledge, HEART), unreadable=5, broken=1, refused=1)
    names = {result.name for result in check(index, None, force=False)}
    assert names == {"written", "empty", "registry_count", "unreadable", "refused", "fingerprint", "questions"}
    index.report.unreadable = 6
    with pytest.raises(CheckFailed, match="unreadable"):
        check(index, None, force=False)


def test_an_index_that_is_not_whole_is_never_forced(client: Client, prefix: str, knowledge: Knowledge) -> None:
    index = filled(client, prefix, knowledge, [])
    lost = Made(**vars(index) | {"written": 2, "contents": Contents()})
    with pytest.raises(CheckFailed) as told:
        check(lost, None, force=True)
    assert [line.split(":")[0] for line in str(told.value).splitlines()] == ["written", "empty"]
    assert "--force" not in str(told.value)
