"""Words that hold a place at their end: "breast cancer near Boston", "Brustkrebs in meiner Nähe"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

import mappings
from search.fold import fold
from search.places.place import Place
from search.words.concepts import SAID_OF_ANY, SMALL_WORDS
from search.words.likely_places import PlaceOf, is_in, is_in_or_state, is_near, is_near_with_slip

LONGEST: Final = 16
"""Words of a place."""

_LISTS: Final = mappings.read("placed_words")
_TOKEN: Final = re.compile(r"[dlj]['’]|\S+", re.IGNORECASE)


class Placed(NamedTuple):
    """What was typed, taken apart: the words, the place as it was typed, or that the reader means where they are.

    `within` is the distance that was typed before either, as `50mi`.
    """

    words: str
    place: str | None = None
    here: bool = False
    within: str | None = None


class _Token(NamedTuple):
    folded: str
    start: int
    end: int


class _Lead(NamedTuple):
    """Tokens that lead to a place, and when they do. Those that are `sure` need no words before them, but a place then
    that is likely."""

    length: int
    is_likely: Callable[[str, Place | None], bool]
    sure: bool = True
    within: str | None = None


def split(text: str, place_of: PlaceOf) -> Placed:
    """The words and the place at their end; all of it as words where there is none.

    "Near me" and "near Boston" can stand alone, and a place that is named says more than "near me". The place is the
    longest that holds; a slip in it is mended behind "near" alone. A mere "in" leads only to one that is likely:
    "diabetes in adults" is no place. Words that any study would be found by are none: "clinical trials near me".
    """
    before = _before_here(text)
    typed = text if before is None else before
    tokens = _tokens(typed)
    if placed := _placed(typed, tokens, place_of) or _with_slip(typed, tokens, place_of):
        return placed
    return Placed(text) if before is None else Placed(_telling(before), here=True)


def _placed(text: str, tokens: list[_Token], place_of: PlaceOf) -> Placed | None:
    for start in range(len(tokens)):
        words = _before(text, tokens[start])
        for lead in _leads(text, tokens[start:]):
            behind = tokens[start + lead.length :]
            if lead.within and _phrase(behind) in _SELF:
                return Placed(_telling(words), here=True, within=lead.within)
            is_likely = lead.is_likely if fold(words) else is_in_or_state
            for place in _readings(text, behind):
                if (lead.sure or fold(words)) and is_likely(place, place_of(place)):
                    return Placed(_without_here(words), place, within=lead.within)
    return None


def _with_slip(text: str, tokens: list[_Token], place_of: PlaceOf) -> Placed | None:
    """The same behind the last lead that is sure, and only there, for to mend a slip takes a while."""
    all_leads = ((start, lead) for start in range(len(tokens)) for lead in _leads(text, tokens[start:]) if lead.sure)
    start, lead = max(all_leads, key=lambda each: (each[0] + each[1].length, each[1].length), default=(0, None))
    place = next(_readings(text, tokens[start + lead.length :]), None) if lead else None
    if lead and place and is_near_with_slip(place, place_of(place, slip=True)):
        return Placed(_without_here(_before(text, tokens[start])), place, within=lead.within)
    return None


def _leads(text: str, tokens: list[_Token]) -> Iterator[_Lead]:
    """What the tokens begin with that leads to a place, the most tokens first."""
    for length in range(min(_MOST_LEADING, len(tokens) - 1), 0, -1):
        phrase, written = _phrase(tokens[:length]), text[tokens[0].start : tokens[length - 1].end]
        if far := _FAR.fullmatch(phrase):
            yield _Lead(length, is_near, within=f"{far['number']}{_UNITS[far['unit']]}")
        if phrase in _NEAR:
            yield _Lead(length, is_near)
        if phrase in _IN or written.lower() in _IN:
            yield _Lead(length, is_in if written.isupper() else is_in_or_state, sure=False)


def _readings(text: str, tokens: list[_Token]) -> Iterator[str]:
    """The text behind, as a place can be meant: all of it, without an article, with "Paris in Texas" as it is told."""
    if len(tokens) > LONGEST:
        return
    for first in (0, 1):
        if first < len(tokens) and (not first or tokens[0].folded in _ARTICLES):
            place = text[tokens[first].start :].strip(" ,;.?!()")
            yield place
            for at in range(first + 1, len(tokens) - 1):
                if tokens[at].folded in _IN:
                    yield f"{text[tokens[first].start : tokens[at - 1].end]}, {text[tokens[at + 1].start :]}"


def _before_here(text: str) -> str | None:
    """What stands before "near me"; None where the text does not end so."""
    tokens = _tokens(text)
    starts = (start for start in range(len(tokens)) if _phrase(tokens[start:]) in _HERE)
    return next((_before(text, tokens[start]) for start in starts), None)


def _without_here(words: str) -> str:
    before = _before_here(words)
    return _telling(words if before is None else before)


def _telling(words: str) -> str:
    """The words; none where they say no more than that a study is looked for."""
    return "" if all(word in _OF_ANY_STUDY for word in fold(words).split()) else words


def _tokens(text: str) -> list[_Token]:
    """The last ones, as many as a place can take with what leads to it."""
    found = list(_TOKEN.finditer(text))[-(LONGEST + _MOST_LEADING) :]
    return [_Token(fold(each[0]), each.start(), each.end()) for each in found]


def _before(text: str, token: _Token) -> str:
    return text[: token.start].strip(" ,;(")


def _phrase(tokens: list[_Token]) -> str:
    return " ".join(token.folded for token in tokens if token.folded)


def _all(name: str) -> frozenset[str]:
    """A list in every language: readers mix them, and write on a page in another."""
    return frozenset(word for words in _LISTS[name].values() for word in words)


_HERE: Final = _all("here")
_NEAR: Final = _all("near")
_IN: Final = _all("in")
_SELF: Final = _all("self")
_ARTICLES: Final = _all("articles")
_OF_ANY_STUDY: Final = SAID_OF_ANY | SMALL_WORDS | _all("any_study")
_UNITS: Final = {word: unit for unit, words in _LISTS["units"].items() for word in words}
_FAR: Final = re.compile(
    rf"(?:(?:{'|'.join(_all('within'))}) )?(?P<number>[1-9]\d{{0,3}}) ?(?P<unit>{'|'.join(_UNITS)}) "
    rf"(?:{'|'.join(_all('from'))})"
)
_MOST_LEADING: Final = max(len(phrase.split()) for phrase in (*_HERE, *_NEAR, *_all("within"))) + 3
"""Tokens: the longest phrase with a number, its unit and a word behind."""
