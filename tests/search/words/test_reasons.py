"""Why a study was found, and that no question is more than the engine takes."""

from __future__ import annotations

from typing import Any

import pytest

from search.conditions import Conditions
from search.words.clause import clause
from search.words.concepts import MOST
from tests.search.words.conftest import Ask, Fields, Studies

ENGINE_TAKES = 1_024
FOR_FILTERS = 100

STUDIES: dict[str, Fields | str] = {
    "tagged": {"title": "Study", "tag_ids": ["D064726"], "condition_ids": ["D001943", "D064726"]},
    "titled": {"title": "Breast cancer", "conditions": ["Breast cancer, female"]},
    "renamed": {"keywords": ["breast tumor"]},
    "text": {"summary": "Cancer of a breast"},
    "plain": {"title": "Study", "plain_title": "Help for cancer of the breast"},
    "public": {"title": "Study", "public_title": "Cancer in either breast"},
    "answered": {"title": "Study", "plain_summary": ["Women with breast cancer.", "It costs nothing."]},
    "numbered": {"title": "Study", "numbers": ["MO39193"]},
    "coded": {"title": "PD-1 study"},
}


@pytest.mark.parametrize(
    ("typed", "id", "reasons"),
    [
        ("breast cancer", "tagged", ["tag:D001943"]),
        ("breast cancer", "titled", ["conditions:breast cancer", "text:breast cancer", "title:breast cancer"]),
        ("breast cancer", "renamed", ["synonym:Breast Tumor", "synonym:breast tumour"]),
        ("breast cancer", "text", ["text:breast cancer"]),
        ("breast cancer", "plain", ["text:breast cancer", "title:breast cancer"]),
        ("breast cancer", "public", ["text:breast cancer", "title:breast cancer"]),
        ("breast cancer", "answered", ["text:breast cancer"]),
        ("MO39193", "numbered", ["number:MO39193"]),
        ("PD1", "coded", ["code:pd1"]),
        ("breast cancer OR MO39193", "numbered", ["number:MO39193"]),
        ('"breast cancer"', "titled", ['text:"breast cancer"']),
        ("study breast tumor", "tagged", ["tag:D001943"]),
    ],
)
def test_why_a_study_was_found(studies: Studies, ask: Ask, typed: str, id: str, reasons: list[str]) -> None:
    studies.hold(**STUDIES)
    for scoring in (True, False):
        matched = {hit["_id"]: hit.get("matched_queries", []) for hit in studies.hits(ask(typed), scoring)}
        assert sorted(matched[id]) == reasons


def test_equal_names_are_equal_parts(ask: Ask) -> None:
    typed = 'breast cancer PD-1 "PD-1" OR "breast cancer" MO39193 breast cancer OR PD-1 -"PD-1" gout OR her 2 HER2'
    for relaxed in (False, True):
        named: dict[str, Any] = {}
        for name, part in _named(clause(ask(typed, relaxed=relaxed))):
            assert named.setdefault(name, part) == part


WORST = {
    "words": " ".join(f"word{n}" for n in range(MOST)),
    "alternatives": " OR ".join(f"word{n}" for n in range(MOST)),
    "numbers": " OR ".join(f"MO-39{n:03}" for n in range(MOST // 2)),
    "numbers together": " ".join(f"mo39{n:03}" for n in range(MOST)),
    "numbers apart": " OR ".join(f"mo39{n:03}" for n in range(MOST)),
    "phrases": " ".join(f'"a phrase {n}"' for n in range(MOST)),
    "exclusions": " ".join(f"-word{n}" for n in range(MOST)),
    "codes": " ".join(f"a-{n:02}" for n in range(MOST // 2)),
    "signs": "肺" * MOST,
}


@pytest.mark.parametrize("typed", WORST.values(), ids=WORST.keys())
def test_the_longest_question_is_taken_with_room_for_filters(studies: Studies, ask: Ask, typed: str) -> None:
    studies.hold(**STUDIES)
    for relaxed in (False, True):
        assert_taken(studies, clause(ask(typed, relaxed=relaxed)))


def test_the_most_conditions_are_taken_with_all_their_synonyms(
    studies: Studies, ask: Ask, vocabulary: Conditions
) -> None:
    studies.hold(**STUDIES)
    ids = [id for id in vocabulary.beneath("D009369") if len(vocabulary.names(id)) > 8]
    names = [name for id in ids for name in vocabulary.names(id)[:1] if " " not in name]
    for count in (1, 2, 4, 10, 20, 30):
        for between in (" OR ", " "):
            assert_taken(studies, clause(ask(between.join(names[:count]), relaxed=True)))


def assert_taken(studies: Studies, part: Any) -> None:
    """The engine takes the clause beside a hundred filters; it refuses more parts than it can."""
    others = {"bool": {"must_not": [{"term": {"id": str(n)}} for n in range(FOR_FILTERS)]}}
    body = {"query": {"bool": {"must": [part], "filter": [others]}}}
    assert studies.client.search(index=studies.name, body=body)["_shards"]["failed"] == 0


def _named(part: Any) -> list[tuple[str, Any]]:
    """Every named part of a clause, whose weight in the order doesn't matter."""
    if isinstance(part, list):
        return [each for element in part for each in _named(element)]
    if not isinstance(part, dict):
        return []
    own = [(part["_name"], part)] if "_name" in part else []
    return own + [each for element in part.values() for each in _named(element)]
