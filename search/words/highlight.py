"""Marks what was found: whole fields from the engine, cut here around the first mark."""

from __future__ import annotations

import re
from typing import Any, Final

from search.query import StudyQuery
from search.words.fields import TITLES
from search.words.typed import Alternative

Body = dict[str, Any]

OPEN: Final = "<mark>"
CLOSE: Final = "</mark>"
MARKED_FIELDS: Final = (*TITLES, "summary", "plain_summary")

SIGN: Final = re.compile(r"</?mark>|&(?:#\d+|#[xX][\da-fA-F]+|\w+);|.", re.DOTALL)


def highlight(query: StudyQuery) -> Body | None:
    """The engine's highlight body for what was typed; None where nothing was that could be marked.

    Fields come whole, because fragments of the engine are stubs where a sentence is longer than a fragment. Names of
    a condition are marked as phrases, so that who typed "heart attack" sees "myocardial infarction" marked.
    """
    parts = [part for each in query.typed for part in _parts(each)]
    if query.q_number or not parts:
        return None
    return {
        "encoder": "html",
        "number_of_fragments": 0,
        "pre_tags": [OPEN],
        "post_tags": [CLOSE],
        "highlight_query": {"bool": {"should": parts}},
        "fields": {name: {} for name in MARKED_FIELDS},
    }


def cut(marked: str, longest: int) -> str:
    """A marked, escaped text cut to `longest` visible characters around its first mark.

    It is cut between words where there are any, with … at the ends that were cut and counted. Never cut are an
    entity and a mark; every mark that is open is closed.
    """
    signs: list[str] = []
    marks: list[bool] = []
    inside = False
    for sign in SIGN.findall(marked):
        if sign in (OPEN, CLOSE):
            inside = sign == OPEN
        else:
            signs.append(sign)
            marks.append(inside)
    if len(signs) <= longest:
        return _written(signs, marks)
    start, end = _window(signs, marks, longest)
    before, after = "…" if start else "", "…" if end < len(signs) else ""
    return before + _written(signs[start:end], marks[start:end]) + after


def _window(signs: list[str], marks: list[bool], longest: int) -> tuple[int, int]:
    """From where to where to keep: a third of the room before the first mark, whole words, room for two …"""
    room = max(longest - 2, 0)
    first = next((at for at, mark in enumerate(marks) if mark and not signs[at].isspace()), 0)
    start = max(0, min(first - room // 3, len(signs) - room))
    if start and not signs[start - 1].isspace():
        start = next((at + 1 for at in range(start, first) if signs[at].isspace()), start)
    end = min(len(signs), start + room)
    if end < len(signs) and not signs[end].isspace():
        end = next((at for at in range(end - 1, max(first, start), -1) if signs[at].isspace()), end)
    while start < end and signs[start].isspace():
        start += 1
    while start < end and signs[end - 1].isspace():
        end -= 1
    return start, end


def _written(signs: list[str], marks: list[bool]) -> str:
    text, inside = "", False
    for sign, mark in zip(signs, marks, strict=True):
        text += (OPEN if mark else CLOSE) * (mark != inside) + sign
        inside = mark
    return text + CLOSE * inside


def _parts(read: Alternative) -> list[Body]:
    """Words and phrases without what must not stand there."""
    fields = list(MARKED_FIELDS)
    words = " ".join(concept.text for concept in read.concepts)
    names = [name for concept in read.concepts for name in concept.synonyms]
    phrases = [{"multi_match": {"query": text, "type": "phrase", "fields": fields}} for text in (*read.phrases, *names)]
    return ([{"multi_match": {"query": words, "fields": fields}}] if words else []) + phrases
