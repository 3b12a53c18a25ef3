"""What ClinicalTrials.gov's API answers, from bytes; what raises `msgspec.DecodeError` here can be asked for again."""

from __future__ import annotations

import codecs
import json
import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final

import msgspec

from indexer.registries.data_days import is_possible

SIGN: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{},]', re.DOTALL)
"""A text, or a sign between values."""


class Answer(msgspec.Struct, rename="camel"):
    """A page: its studies as received, the next page's token, and on the first page how many studies there are."""

    studies: list[msgspec.Raw]
    next_page_token: str | None = None
    total_count: int | None = None


class _Version(msgspec.Struct, rename="camel"):
    data_timestamp: str


PAGE: Final = msgspec.json.Decoder(Answer)


def page(received: bytes) -> Answer:
    """A page of studies; what is wrong within one of them is that study's alone."""
    try:
        return PAGE.decode(received)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        try:
            return _with_studies_cut_out(received.removeprefix(codecs.BOM_UTF8))
        except ValueError:
            raise msgspec.DecodeError(str(fault)) from fault


def version(received: bytes) -> str:
    """When the data were made, in RFC 3339; the registry writes it in UTC, without a zone."""
    stamp = msgspec.json.decode(received, type=_Version).data_timestamp
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError as fault:
        raise msgspec.ValidationError(f"`dataTimestamp` is no time: {stamp[:60]}") from fault
    if not is_possible(moment.date()):
        raise msgspec.ValidationError(f"`dataTimestamp` is a time at which no data can be made: {stamp[:60]}")
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()[:-6] + "Z"


def _with_studies_cut_out(received: bytes) -> Answer:
    """The page and its studies decoded apart from each other. Raises `ValueError` for what is no whole page of JSON."""
    studies, start, end = _cut(received)
    answer = PAGE.decode(received[:start] + received[end:])
    for study in studies:
        with suppress(RecursionError):  # JSON all the same.
            json.loads(study.decode(errors="replace"), strict=False)
    answer.studies = [msgspec.Raw(study) for study in studies]
    return answer


def _cut(received: bytes) -> tuple[list[bytes], int, int]:
    """The items of the list `studies`, and where these begin and end."""
    studies: list[bytes] = []
    depth = start = at = 0
    name = b""
    for found in SIGN.finditer(received):
        sign = found[0]
        if start and depth == 2 and sign in (b",", b"]"):
            studies.append(received[at : found.start()].strip())
            at = found.end()
            if sign == b"]":
                return [] if studies == [b""] else studies, start, found.start()
        elif sign in (b"{", b"["):
            depth += 1
            if depth == 2 and sign == b"[" and name == b'"studies"':
                start = at = found.end()
        elif sign in (b"}", b"]"):
            depth -= 1
        elif depth == 1 and sign != b",":
            name = sign
    raise ValueError("ends before its studies do")
