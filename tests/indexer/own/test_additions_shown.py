"""What the pages show of additions: never endless, and of two for one study both."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import inspect

from indexer.merging import merged
from indexer.own.addition import Addition, Link, Question
from indexer.own.fields import Person
from indexer.own.kinds import inner, kind
from tests.indexer.merging.builders import addition, by_name, part, record

STUDY = part(record("isrctn", "recruiting"))


def test_every_text_and_every_list_of_an_addition_has_a_limit() -> None:
    limits = list(_limits(kind(Addition), "addition"))
    assert len(limits) > 15
    assert [path for path, limit in limits if limit is None] == []


def test_additions_to_one_study_under_two_numbers_are_shown_both_the_newest_first() -> None:
    """Two of one day stand in an order of their own, whichever was read first."""
    old = _adding("NCT00000001", "2026-01-31", "Old")
    new = _adding("ISRCTN12345678", "2026-02-28", "New")
    for additions in ([old, new], [new, old]):
        study = merged([STUDY], additions, by_name).study
        assert [(one.source, one.written) for one in study.details.plain_summary] == [
            ("New", "2026-02-28"),
            ("Old", "2026-01-31"),
        ]
        assert [one.phone for one in study.details.contacts if one.source == "operator"] == ["New 123", "Old 123"]
        assert [(one.source, one.links[0].text) for one in study.details.added] == [("New", "New"), ("Old", "Old")]
        # A study has one title in plain language.
        assert (study.card.plain_title, study.details.titles.plain_source) == ("New", "New")


def _adding(number: str, written: str, name: str) -> Addition:
    return addition(
        study=number,
        written=written,
        source=name,
        plain_title=name,
        questions=(Question(question=name, answer=name),),
        contact=Person(phone=f"{name} 123"),
        links=(Link(text=name, url="https://study.example/"),),
    )


def _limits(of: inspect.StructType, path: str) -> Iterator[tuple[str, int | None]]:
    for field in of.fields:
        meant, here = inner(field.type), f"{path}.{field.name}"
        if isinstance(meant, inspect.VarTupleType):
            yield here, meant.max_length
            meant = inner(meant.item_type)
        if isinstance(meant, inspect.StructType):
            yield from _limits(meant, here)
        elif isinstance(meant, inspect.StrType):
            yield here, meant.max_length
