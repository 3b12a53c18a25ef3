"""A page of the API: how many trials the question has in all, and each trial as it was received."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from typing import IO, NamedTuple

import msgspec
from lxml import etree

from indexer.registries.isrctn.safe_xml import BrokenXml, Counted, elements, name_of

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
    of = total(received)
    try:
        trials = tuple(_trials(BytesIO(received), sys.maxsize))
    except BrokenXml as fault:
        raise BrokenPage(str(fault)) from fault
    if of and not trials:
        raise BrokenPage(f"tells of {of} trials and holds none")
    return Page(trials, max(of, len(trials)))


def total(received: bytes) -> int:
    """How many trials the question of a page has in all: its first word, whole even where a trial in it is broken.

    Raises `BrokenPage`.
    """
    try:
        _, outermost = next(elements(BytesIO(received)))
    except BrokenXml as fault:
        raise BrokenPage(str(fault)) from fault
    if name_of(outermost) != PAGE:
        raise BrokenPage(f"is no {PAGE}")
    given = (outermost.get("totalCount") or "").strip()
    if not given.isdecimal():
        raise BrokenPage("does not tell how many trials there are")
    return int(given)


def trials_in(stream: IO[bytes], longest: int) -> Iterator[bytes]:
    """The trials of a file that holds a page or a single trial, one at a time; nothing for one of more bytes.

    Raises `BrokenXml`.
    """
    found = False
    for trial in _trials(stream, longest):
        found = True
        yield trial
    if not found:
        raise BrokenXml(f"holds no {TRIAL}")


def _trials(stream: IO[bytes], longest: int) -> Iterator[bytes]:
    """Each trial as it was received, nothing in the place of one that is too long. What is no trial is never kept."""
    counted = Counted(stream)
    trial: etree._Element | None = None
    begins = 0
    for event, element in elements(counted):
        if event == "start":
            if trial is None and name_of(element) == TRIAL:
                trial, begins = element, counted.read_so_far
        elif trial is None:
            _free(element)
        elif element is trial:
            yield _received(trial, longest) if counted.read_so_far - begins <= longest else b""
            _free(trial)
            trial = None
        elif counted.read_so_far - begins > longest:
            _free(element)


def _received(trial: etree._Element, longest: int) -> bytes:
    received: bytes = etree.tostring(trial, encoding="utf-8", with_tail=False)
    return received if len(received) <= longest else b""


def _free(element: etree._Element) -> None:
    """Frees an element that has ended, and the empty shells of those before it."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]
