"""ISRCTN's plain English summary as questions and answers.

The questions come on lines of their own or within one long line, with and without their question marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from indexer.registries.isrctn.headings import BACKGROUND, HEADING, question
from indexer.registries.plain_text import marked, meant
from indexer.text import fold
from search.study import Answer

DATED: Final = re.compile(
    r"\A\s*(?:current|updated)[ \t]+(?:plain[ \t]+english|lay)[ \t]+summary[^\n:]{0,40}(?::|\n|\Z)", re.IGNORECASE
)
PREVIOUS: Final = re.compile(
    r"^[ \t_]*previous[ \t]+(?:plain[ \t]+english|lay)[ \t]+summary\b.*", re.IGNORECASE | re.MULTILINE | re.DOTALL
)
NOTHING: Final = re.compile(
    r"(?:(?:a )?(?:plain english|lay) summary (?:of (?:the )?protocol )?(?:is |was )?)?"
    r"(?:not (?:yet )?(?:provided|supplied)\b.{0,160}|(?:not (?:yet )?(?:applicable|available)|under review)\b.{0,60}"
    r"|n a|to follow|tbc|https? \S+(?: \S+){0,12})|"
)
LONGEST_NOTHING: Final = 400
SHORT: Final = 40
"""Characters: what is shorter and stands before the first question is a title or a remark."""


def answers(summary: str | None, written: str | None) -> tuple[Answer, ...]:
    """The questions that are answered, in markdown. A text without a question tells of the background."""
    return tuple(
        Answer(question=asked, answer=answer, source="ISRCTN", lang="en", written=written)
        for asked, answer in _together(_current(summary or ""))
    )


def _current(summary: str) -> str:
    """The summary of today: where the registry keeps the one before, that stands beneath."""
    text = PREVIOUS.sub("", meant(summary)) or meant(summary)
    return DATED.sub("", text).strip("_ \t\n")


def _together(text: str) -> Iterator[tuple[str, str]]:
    """Each question once, in the order of the text; what a later part says to the same question is added."""
    found: dict[str, list[str]] = {}
    for asked, part in _parts(text):
        if len(part) > LONGEST_NOTHING or not NOTHING.fullmatch(fold(part)):
            found.setdefault(asked, []).append(marked(part))
    yield from ((asked, "\n\n".join(parts)) for asked, parts in found.items())


def _parts(text: str) -> Iterator[tuple[str, str]]:
    headings = list(HEADING.finditer(text))
    before = text[: headings[0].start()] if headings else text
    if len(before.strip()) >= SHORT:
        yield BACKGROUND, before
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    for heading, end in zip(headings, ends, strict=True) if headings else ():
        yield question(heading), text[heading.end() : end]
