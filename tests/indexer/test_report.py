"""A run told in counts and sentences."""

from __future__ import annotations

import json
from collections import Counter

from indexer.report import Report


def test_several_registries_are_told_each() -> None:
    report = Report(run=1, scope="full", read_of=Counter({"ctgov": 1200, "texts": 2}), away={"ctis": "no connection"})
    report.joined, report.kept_apart, report.additions, report.additions_without_study = 7, 3, 1, 1
    told = "\n".join(report.sentences())
    assert "ClinicalTrials.gov: 1,200 records, additions to studies: 2 records" in told
    assert "EU Clinical Trials Information System is away and keeps its last records: no connection" in told
    assert "studies in several registries: 7; numbers that several records bear and that joined nothing: 3" in told
    assert "additions of your own: 1 are shown with their studies, 1 have no study yet" in told


def test_one_registry_alone_is_told_in_few_words() -> None:
    report = Report(run=1, scope="full", read_of=Counter({"ctgov": 1200}))
    assert len(report.sentences()) == 3 + len(report.positions.sentences())


def test_programs_get_the_same_counts() -> None:
    report = Report(run=1, scope="full", read=2, read_of=Counter({"isrctn": 2}), away={"ctis": "no connection"})
    report.unknown_words["phase: 7"] += 1
    told = json.loads(report.as_json())
    assert (told["read"], told["read_of"], told["away"]) == (2, {"isrctn": 2}, {"ctis": "no connection"})
    assert told["unknown_words"] == {"phase: 7": 1}
    assert {"joined", "kept_apart", "additions", "additions_without_study"} <= told.keys()
