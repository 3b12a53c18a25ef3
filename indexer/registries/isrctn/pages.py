"""A page of the API: how many trials the question has in all, and each trial as it was received."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO, NamedTuple

import msgspec
from lxml import etree

from indexer.registries.isrctn.safe_xml import BrokenXml, elements, name_of

PAGE = "allTrials"
TRIAL = "fullTrial"


class BrokenPage(msgspec.DecodeError):
    """What came is no page, or not a whole one: it may be better the next time."""


class Page(NamedTuple):
    """Trials as received, each an XML document by itself. `total` is how many the question has in all."""

    trials: tuple[bytes, ...]
    total: int


def page(received: bytes) -> Page:
    """The trials of a page, one in memory at a time beside their bytes; raises `BrokenPage`."""
    total: int | None = None
    trials: list[bytes] = []
    try:
        for event, element in elements(BytesIO(received), PAGE, TRIAL):
            if name_of(element) == PAGE and event == "start":
                total = _total(element)
            elif name_of(element) == TRIAL and event == "end":
                trials.append(_taken(element))
    except BrokenXml as fault:
        raise BrokenPage(str(fault)) from fault
    if total is None:
        raise BrokenPage(f"is no {PAGE}")
    if total and not trials:
        raise BrokenPage(f"tells of {total} trials and holds none")
    return Page(tuple(trials), max(total, len(trials)))


def trials_in(stream: IO[bytes]) -> Iterator[bytes]:
    """The trials of a file that holds a page or a single trial, one at a time; raises `BrokenXml`."""
    found = False
    for event, element in elements(stream, TRIAL):
        if event == "end":
            found = True
            yield _taken(element)
    if not found:
        raise BrokenXml(f"holds no {TRIAL}")


def _total(element: etree._Element) -> int:
    given = (element.get("totalCount") or "").strip()
    if not given.isdecimal():
        raise BrokenPage("does not tell how many trials there are")
    return int(given)


def _taken(element: etree._Element) -> bytes:
    """A trial as it was received; it is freed, and so are the empty shells of those before it."""
    received: bytes = etree.tostring(element, encoding="utf-8", with_tail=False)
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]
    return received
