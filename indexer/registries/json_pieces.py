"""A long JSON file read piece by piece, so that a list of any length costs the memory of one record."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO

PIECE = 2**18
SPACE = re.compile(r"[ \t\r\n\ufeff]*")
DECODER = json.JSONDecoder()


class NotJson(ValueError):
    """The file stops being JSON here."""


def pieces(stream: IO[bytes], page_of: str, longest: int) -> Iterator[bytes]:
    """The records of JSON text: a list's items, a page's items under `page_of`, else the values themselves.

    Values may follow each other. Raises `NotJson` at the first place that is none, or at a value of more than
    `longest` characters.
    """
    text = _Text(stream, longest)
    if not text.next():
        raise NotJson("holds no record")
    while opening := text.next():
        if opening == "[":
            yield from _items(text)
        elif opening == "{":
            yield from _record_or_page(text, page_of)
        else:
            yield text.value()


def _items(text: _Text) -> Iterator[bytes]:
    text.skip("[")
    if text.next() == "]":
        return text.skip("]")
    while True:
        yield text.value()
        if text.next() == "]":
            return text.skip("]")
        text.skip(",")


def _record_or_page(text: _Text, page_of: str) -> Iterator[bytes]:
    """An object is a page if it holds a list of that name, wherever among its fields; else it is a record."""
    text.keep()
    text.skip("{")
    comma = False
    while text.next() != "}":
        if comma:
            text.skip(",")
        name = text.value()
        text.skip(":")
        if name == f'"{page_of}"'.encode() and text.next() == "[":
            text.forget()
            yield from _items(text)
        else:
            text.value()
        comma = True
    text.skip("}")
    if record := text.kept():
        yield record


class _Text:
    """The text still to be read, from the next sign on."""

    def __init__(self, stream: IO[bytes], longest: int) -> None:
        self.stream = stream
        self.longest = longest
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.text = ""
        self.at = 0
        self.kept_from: int | None = None
        self.ended = False
        self.broken: Exception | None = None

    def keep(self) -> None:
        """Keeps what comes from here on, until `kept` or `forget`."""
        self.kept_from = self.at

    def kept(self) -> bytes:
        """What was kept up to here, as written; nothing if it was forgotten."""
        start, self.kept_from = self.kept_from, None
        return b"" if start is None else self.text[start : self.at].encode("utf-8", "replace")

    def forget(self) -> None:
        self.kept_from = None

    def next(self) -> str:
        """The next sign that is no space; empty at the end of the file."""
        while True:
            self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.text) or self.ended:
                return self.text[self.at : self.at + 1]
            self._read(PIECE)

    def skip(self, sign: str) -> None:
        """Goes past this sign, which must be the next."""
        found = self.next()
        if found != sign:
            raise NotJson(f"{sign!r} expected, {found!r} found" if found else f"ends where {sign!r} is missing")
        self.at += 1

    def value(self) -> bytes:
        """The next value, as written."""
        self.next()
        while True:
            try:
                _, end = DECODER.raw_decode(self.text, self.at)
                # A number may go on in what is still unread.
                complete = end < len(self.text) or self.ended
            except RecursionError as fault:
                raise NotJson("is nested too deeply") from fault
            except ValueError as fault:
                if self.ended:
                    raise NotJson(str(fault)) from fault
                complete = False
            if complete:
                written = self.text[self.at : end]
                self.at = end
                return written.encode("utf-8", "replace")
            if len(self.text) - self._needed_from > self.longest:
                raise NotJson(f"has a value of more than {self.longest} characters, or one that never ends")
            # Twice as much each time: a value is not parsed again for every piece of it.
            self._read(max(PIECE, len(self.text) - self.at))

    def _read(self, size: int) -> None:
        received = self._some(size)
        self.ended = not received
        start = self._needed_from
        self.text = self.text[start:] + self.decoder.decode(received, final=self.ended)
        self.at -= start
        self.kept_from = None if self.kept_from is None else 0

    @property
    def _needed_from(self) -> int:
        return self.at if self.kept_from is None else self.kept_from

    def _some(self, size: int) -> bytes:
        """Up to so many bytes; none at the end. A packed file gives first what lies before its break."""
        if self.broken:
            raise self.broken
        read = getattr(self.stream, "read1", self.stream.read)
        received = bytearray()
        try:
            while len(received) < size and (part := read(size - len(received))):
                received += part
        except Exception as fault:
            if not received:
                raise
            self.broken = fault
        return bytes(received)
