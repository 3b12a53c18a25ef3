"""A record as nested dictionaries: from the API's XML, or from a JSON rendering of it, which has the same names."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from lxml import etree

from indexer.registries.isrctn.safe_xml import BrokenXml, local, name_of, root
from indexer.registries.reading import Unreadable

Tree = dict[str, Any]
PAGE = "allTrials"


def recognises(received: bytes) -> bool:
    """Whether it has the shape of a trial of this registry: XML of that name, or JSON with its describing field."""
    beginning = received[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<"):
        return b"fullTrial" in beginning or b"<trial" in beginning
    return beginning.startswith(b"{") and b'"trialDescription"' in received


def tree(received: bytes) -> Tree:
    """The trial's fields; contacts, sponsors and funders, which stand beside it, among them.

    Raises `Unreadable` for what is neither.
    """
    text = received.lstrip(b"\xef\xbb\xbf \t\r\n")
    try:
        given = _from_xml(text) if text.startswith(b"<") else _from_json(text)
    except BrokenXml as fault:
        raise Unreadable(f"not an XML record: {fault}") from fault
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"not a JSON record: {fault}") from fault
    if not isinstance(given, dict):
        raise Unreadable("not a record: no fields")
    trial = given.get("trial")
    return {**given, **trial} if isinstance(trial, dict) else given


def _from_json(text: bytes) -> Any:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # Half of a surrogate pair, or a byte outside UTF-8, costs a character, not the trial.
        return json.loads(text.decode("utf-8", "replace"))


def _from_xml(text: bytes) -> Any:
    element = root(text)
    while name_of(element) == PAGE and len(element):
        element = element[0]
    return _branch(element)


def _branch(element: etree._Element) -> Any:
    """An element with others in it as a dictionary, one with text alone as that text.

    Attributes are fields too, beside the `text`; elements of one name are a list.
    """
    attributes: Tree = {local(str(name)): str(value) for name, value in element.attrib.items()}
    if not len(element):
        return {**attributes, "text": element.text} if attributes else element.text
    children: dict[str, list[Any]] = {}
    for child in element:
        children.setdefault(name_of(child), []).append(_branch(child))
    return attributes | {name: held if len(held) > 1 else held[0] for name, held in children.items()}
