"""What only the page of a joined study shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from msgspec.structs import replace

from indexer.merging.picking import as_read, first, first_named, with_new
from search.numbers import normal_number
from search.study import Details, Eligibility, Number, Titles

SAID_ONCE: Final = ("acronym", "allocation", "enrolment", "why_stopped")
"""The first registry that says it is shown; each record keeps its own enrolment and dates beside."""


def details(pages: Sequence[Details]) -> Details:
    """The page of a study whose records are these, the first registry's first."""
    said: dict[str, Any] = first_named(pages, SAID_ONCE)
    masking = next((page for page in pages if page.masking is not None or page.masked is not None), pages[0])
    return replace(
        pages[0],
        **said,
        numbers=_numbers(pages),
        aliases=with_new(page.aliases for page in pages),
        records=tuple(record for page in pages for record in page.records),
        titles=_titles([page.titles for page in pages]),
        plain_summary=with_new(page.plain_summary for page in pages),
        condition_words=with_new((page.condition_words for page in pages), as_read),
        keywords=with_new((page.keywords for page in pages), as_read),
        arms=next((page.arms for page in pages if page.arms), ()),
        given=with_new((page.given for page in pages), lambda given: as_read(given.name)),
        masked=masking.masked,
        masking=masking.masking,
        eligibility=_eligibility([page.eligibility for page in pages]),
        dates=_dates(page.dates for page in pages),
        contacts=with_new(page.contacts for page in pages),
        texts=tuple(text for page in pages for text in page.texts),
    )


def _numbers(pages: Sequence[Details]) -> tuple[Number, ...]:
    """The records' own numbers, the study's first, then those of other registries, then sponsors' and grants'."""
    own = [record.id for page in pages for record in page.records]

    def turn(number: Number) -> tuple[int, bool]:
        return own.index(number.number) if number.number in own else len(own), number.registry is None

    numbers = sorted((number for page in pages for number in page.numbers), key=turn)
    kept: dict[str, Number] = {}
    for number in numbers:
        kept.setdefault(normal_number(number.number) or number.number, number)
    return tuple(kept.values())


def _titles(titles: Sequence[Titles]) -> Titles:
    plain = next((each for each in titles if each.plain), titles[0])
    return replace(
        plain,
        registry=titles[0].registry,
        official=first(each.official for each in titles),
        public=first(each.public for each in titles),
    )


def _eligibility(said: Sequence[Eligibility]) -> Eligibility:
    return Eligibility(
        text=first(each.text for each in said),
        gender_based=first(each.gender_based for each in said),
    )


def _dates(said: Iterable[dict[str, str]]) -> dict[str, str]:
    """Every date once, as the first record that has it says."""
    dates: dict[str, str] = {}
    for each in said:
        dates |= {name: day for name, day in each.items() if name not in dates}
    return dates
