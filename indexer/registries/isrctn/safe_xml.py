"""Reading XML that comes from outside: nothing is fetched, nothing is expanded, no document type is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Literal

from lxml import etree

Event = Literal["start", "end"]


class BrokenXml(ValueError):
    """The text is no well-formed XML, or more than that."""


class Counted:
    """A stream that tells how many bytes were read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.read_so_far = 0

    def read(self, size: int = -1) -> bytes:
        """Up to so many bytes."""
        received = self.stream.read(size)
        self.read_so_far += len(received)
        return received


def elements(stream: IO[bytes] | Counted) -> Iterator[tuple[Event, etree._Element]]:
    """The beginning and the end of every element; each can be cleared when it has ended.

    Raises `BrokenXml` where the text stops being XML, and at once for one that declares a document type.
    """
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    begun = False
    try:
        for event, element in events:
            if not begun:
                _refuse_document_type(element)
                begun = True
            yield ("start" if event == "start" else "end"), element
    except etree.LxmlError as fault:
        raise BrokenXml(str(fault)) from fault


def root(received: bytes) -> etree._Element:
    """The document's outermost element; raises `BrokenXml`."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        found = etree.fromstring(received, parser)
    except (etree.LxmlError, ValueError) as fault:
        raise BrokenXml(str(fault)) from fault
    _refuse_document_type(found)
    return found


def name_of(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return local(str(element.tag))


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def _refuse_document_type(element: etree._Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise BrokenXml("declares a document type")
