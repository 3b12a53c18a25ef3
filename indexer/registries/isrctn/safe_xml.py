"""Reading XML that comes from outside: nothing is fetched, nothing is expanded, no document type is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Literal

from lxml import etree

Event = Literal["start", "end"]


class BrokenXml(ValueError):
    """The text is no well-formed XML, or more than that."""


def elements(stream: IO[bytes], *names: str) -> Iterator[tuple[Event, etree._Element]]:
    """The beginnings and ends of elements of these names, in whatever namespace; each can be cleared when read.

    Raises `BrokenXml` where the text stops being XML, and at once for one that declares a document type.
    """
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in events:
            _refuse_document_type(element)
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
    return name.rpartition("}")[2]


def _refuse_document_type(element: etree._Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise BrokenXml("declares a document type")
