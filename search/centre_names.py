"""The normal form of a hospital's name: spellings of one name in one town become one, other names stay apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import mappings
from search.fold import fold

REMEMBERED: Final = 50_000
"""Names that are kept, some 15 MB: most hospitals stand in many records."""

_RULES: Final = mappings.read("centres")
_WRITTEN_FOR: Final[dict[str, str]] = _RULES["written_for"]["words"]
_PHRASES: Final[dict[str, str]] = _RULES["written_for"]["phrases"]
_LEFT_OUT: Final = frozenset(_RULES["left_out"]["words"])
_AT_THE_END: Final = frozenset(_RULES["left_out"]["at_the_end"])
_PLAIN: Final = frozenset(_RULES["plain"]["words"])
_IN_ANY_TOWN: Final = frozenset(_RULES["in_any_town"]["words"])
_COMMON: Final = _PLAIN | frozenset(_RULES["common"]["words"])
_DEPARTMENTS: Final = tuple(f"{words} " for words in _RULES["departments"]["begin"])
_PROPER: Final = frozenset(_RULES["proper"]["names"])
_NUMBERED: Final = frozenset(_RULES["numbered"]["words"])

_PHRASE: Final = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")
_HOUSE: Final = re.compile(rf"\b(?:{'|'.join(_RULES['departments']['houses'])})\b")
_CUT: Final = re.compile("|".join(_RULES["cut"]["patterns"]), re.IGNORECASE)
_NO_CENTRE: Final = re.compile("|".join(rule["pattern"] for rule in _RULES["no_centre"]["patterns"]))
_PRACTICE: Final = re.compile("|".join(_RULES["practices"]["practice"]))
_TRADE: Final = re.compile("|".join(_RULES["practices"]["trade"]))
_CODE: Final = re.compile(r"\d+|\d{3,}[a-z]")
_INITIALS: Final = re.compile(r"\b[a-z](?: [a-z]\b)+")
_NUMBER_SIGN: Final = re.compile(r"\bn[or]? ?(?=\d)")
_BETWEEN_PARTS: Final = re.compile(r"\s*[,;/]\s*|\s+[-–]\s+")


@lru_cache(maxsize=REMEMBERED)
def normal_name(name: str, town: str, written: str) -> str | None:
    """The name's words in one spelling; None where it names no place.

    `town` is the town's main name, `written` the registry's for it: a facility's name may hold either.
    """
    bare = _CUT.sub(" ", name)
    if _NO_CENTRE.search(" ".join(plain_words(bare))):
        return None
    words = _without_departments(bare)
    main = plain_words(town)
    if _is_any_practice(words):
        return None
    for names_town in sorted((main, plain_words(written)), key=len, reverse=True):
        rest, at_the_end = _without(words, names_town)
        if len(rest) < len(words):
            return _in_town(words, _ended(rest), main, at_the_end)
    normal = " ".join(_ended(words))
    return normal if normal in _PROPER or _names_a_place(normal.split()) else None


def tells_no_house(name: str) -> bool:
    """Whether it is no name of a place, but a stand-in, or a practice's trade: two of them need not be the same."""
    words = plain_words(_CUT.sub(" ", name))
    return not words or _NO_CENTRE.search(" ".join(words)) is not None or _is_any_practice(words)


def plain_words(text: str) -> list[str]:
    """Folded words, abbreviations written out, small words left out: "Univ. Hosp. of St-Luc" is "university hospital
    st luc"."""
    joined = _INITIALS.sub(lambda found: found[0].replace(" ", ""), fold(text))
    whole = " ".join(_WRITTEN_FOR.get(word, word) for word in _NUMBER_SIGN.sub("", joined).split())
    whole = " ".join(word for word in whole.split() if word not in _LEFT_OUT)
    return _PHRASE.sub(lambda found: _PHRASES[found[0]], whole).split()


def _without_departments(name: str) -> list[str]:
    """A hospital's department is left out where the hospital stands beside it."""
    parts = [" ".join(plain_words(part)) for part in _BETWEEN_PARTS.split(name)]
    kept = [part for part in parts if not _is_department(part)]
    rest = " ".join(kept)
    if len(kept) < len(parts) and _HOUSE.search(rest) and _names_a_place(rest.split()):
        return rest.split()
    return plain_words(name)


def _is_department(part: str) -> bool:
    begun = next((words for words in _DEPARTMENTS if part.startswith(words)), None)
    return begun is not None and not _HOUSE.search(part[len(begun) :])


def _without(words: list[str], town: list[str]) -> tuple[list[str], bool]:
    """The words without the town's name, and whether it was the last of them."""
    for start in range(len(words) - len(town), -1, -1) if town else ():
        if words[start : start + len(town)] == town:
            return words[:start] + words[start + len(town) :], start + len(town) == len(words)
    return words, False


def _in_town(words: list[str], rest: list[str], town: list[str], at_the_end: bool) -> str | None:
    """A name that holds the town's: the town is left out at the end of a name that tells enough without it, and
    stands first where all other words are those of many places."""
    if all(word.isdigit() or word in _IN_ANY_TOWN for word in rest) or _is_any_practice(rest):
        return None
    if any(word not in _COMMON and not word.isdigit() for word in rest):  # "Mayo Clinic Rochester"
        return " ".join(rest if at_the_end and len(rest) > 1 else _ended(words))
    return " ".join([*town, *rest])


def _ended(words: list[str]) -> list[str]:
    """Without what says at the end only who owns a practice."""
    last = len(words)
    while last and words[last - 1] in _AT_THE_END:
        last -= 1
    return words[:last]


def _is_any_practice(words: list[str]) -> bool:
    """Whether they tell a practice and its trade, but not whose: "Praxis für Urologie"."""
    rest = [word for word in words if not _PRACTICE.fullmatch(word)]
    return len(rest) < len(words) and not any(_is_proper(word) and not _TRADE.fullmatch(word) for word in rest)


def _is_proper(word: str) -> bool:
    return word not in _PLAIN and len(word) > 1 and not _CODE.fullmatch(word)


def _names_a_place(words: list[str]) -> bool:
    """Whether a word is left that not every town has, or the number of a hospital."""
    if any(map(_is_proper, words)):
        return True
    return any(word.isdigit() and len(word) < 4 for word in words) and not _NUMBERED.isdisjoint(words)
