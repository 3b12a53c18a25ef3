"""What ClinicalTrials.gov holds now, by numbers alone, and studies by their numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Final

from indexer.registries.asking import one_ahead
from indexer.registries.ctgov.api import Api, TokenRefused
from indexer.registries.ctgov.asked import EVERYTHING, Asked
from indexer.registries.ctgov.numbers import told_number
from indexer.registries.ctgov.walk import FRESH_STARTS
from indexer.registries.polite import Refused
from indexer.registries.reading import Raw, RegistryAway, Unreadable

MOST_AT_ONCE: Final = 100
"""Numbers in one question: an address of 1,300 letters."""


class NumbersIgnored(Exception):
    """The registry answers with other studies than those of the numbers that it was asked for."""


def listed(api: Api, asked: Asked = EVERYTHING) -> Iterator[list[str]]:
    """The numbers of all studies, or of those that are asked for, of one version of the data.

    Raises `Unreadable` where one of them cannot be read, or there are twice fewer than the registry counts, or none at
    all, for then it is not known what is missing; `RegistryAway` when it stops answering or renews its data faster
    than they can be read.
    """
    lost: Unreadable | None = None
    for _ in range(1 + FRESH_STARTS):
        version = api.version()
        try:
            numbers, total = _all(api, asked)
        except TokenRefused:
            continue
        if api.version() != version:
            continue
        count = sum(1 for _ in groupby(numbers))
        if count and count >= (total or 0):
            yield from pieces((f"NCT{number:08}" for number, _ in groupby(numbers)), 1000)
            return
        if lost:
            raise lost
        lost = Unreadable(f"lists {count:,} of {total or 0:,} studies", api.url)
    raise RegistryAway(f"{api.url} renews its data faster than they can be read")


def fetched(api: Api, numbers: list[str]) -> Iterator[Raw | Unreadable]:
    """The studies of these numbers; one that the registry does not give comes as `Unreadable`."""
    missing = set(numbers)
    for raw in _found(api, numbers):
        if (number := told_number(raw.data)) in missing:
            missing.discard(number)
            yield raw
    for number in sorted(missing):
        yield Unreadable("the registry lists it and has no record of it", f"{api.url}/studies/{number}", number)


def pieces(numbers: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(numbers)
    while piece := list(islice(rest, size)):
        yield piece


def _all(api: Api, asked: Asked) -> tuple[list[int], int | None]:
    """The digits of all numbers in order, and how many studies there are by the registry's count.

    They come from whole studies where it gives no less. As digits 600,000 take 20 MB.
    """
    try:
        return _numbers(api, asked._replace(only_numbers=True))
    except TokenRefused:
        raise
    except Refused:
        return _numbers(api, asked)


def _numbers(api: Api, asked: Asked) -> tuple[list[int], int | None]:
    numbers = array("L")
    total: int | None = None
    for page in one_ahead(api.pages(asked)):
        total = page.total if total is None else total
        for raw in page.studies:
            number = told_number(raw.data)
            if not number:
                raise Unreadable("lists a study without a readable number", raw.where)
            numbers.append(int(number.removeprefix("NCT")))
    return sorted(numbers), total


def _found(api: Api, numbers: list[str]) -> Iterator[Raw]:
    """The studies of these numbers; all studies where the registry cannot be asked for numbers."""
    try:
        for piece in pieces(numbers, MOST_AT_ONCE):
            yield from _of(api, tuple(piece))
    except (Refused, NumbersIgnored):
        for page in one_ahead(api.pages()):
            yield from page.studies


def _of(api: Api, numbers: tuple[str, ...]) -> list[Raw]:
    given: list[Raw] = []
    for page in api.pages(Asked(numbers=numbers)):
        given += page.studies
        if len(given) > len(numbers):
            raise NumbersIgnored
    return given
