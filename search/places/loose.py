"""Words around a place's name that say no more than where about: "near Boston", "Greater London", "Praha 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from search.places.keys import place_key

LARGE_TOWN: Final = 100_000
"""People of a town that has parts which people name: "South Boston", "Zentrum Zürich"."""

_NEAR: Final = (
    *("near", "nearby", "close to", "next to", "around", "in", "at", "by", "from", "outside", "outside of", "the"),
    *("city of", "town of", "state of", "province of", "region of", "area of"),
    *("in der nähe von", "in der naehe von", "nähe", "nahe", "bei", "um", "stadt", "raum", "region"),
    *("cerca de", "alrededor de", "en", "ciudad de", "provincia de", "comunidad de", "región de", "region de"),
    *("près de", "pres de", "autour de", "à", "ville de", "région de", "vicino a", "città di", "provincia di"),
)
_PARTS: Final = (
    *("greater", "metro", "metropolitan", "downtown", "uptown", "central", "inner", "north", "south", "east", "west"),
    *("großraum", "grossraum", "innenstadt", "zentrum", "grand", "centre de", "gran", "centro de"),
)
_BEHIND: Final = (
    *("area", "metro area", "metropolitan area", "metro", "metropolitan", "region", "city", "state", "suburbs"),
    *("downtown", "city centre", "city center", "centre", "center", "surroundings", "and surroundings"),
    *("und umgebung", "umgebung", "innenstadt", "zentrum", "y alrededores", "centro", "et environs", "centre-ville"),
)
_HERE: Final = frozenset({"here", "home", "mir", "hier", "zuhause", "aqui", "casa", "ici", "moi", "chez moi", "you"})
"""What is left of "near here" and is no place, whatever a village is called."""

_SHORTEST: Final = 3
"""Letters of what may be left: "near me" is not Maine."""


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in sorted(words, key=len, reverse=True))


_LOOSE: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\s*(?:{_any(_NEAR)})\s+",
        rf"\s+(?:{_any(_BEHIND)})\s*(?=,|$)",
        r"\s+\d{1,2}(?:\s*(?:er?|[eè]me|th|st|nd|rd|\.)\b)?(?:\s+(?:arrondissement|bezirk))?\s*(?=,|$)",
    )
)
_PART: Final = re.compile(rf"^\s*(?:{_any(_PARTS)})\s+", re.IGNORECASE)


def loosened(text: str) -> Iterator[tuple[str, bool]]:
    """What is left of the text without such words, one step after another; whether a part of a large town was named."""
    part = False
    while True:
        left = next((left for loose in _LOOSE if (left := loose.sub("", text, count=1)) != text), text)
        if left == text:
            left, part = _PART.sub("", text), True
        key = place_key(left)
        if left == text or len(key) < _SHORTEST or key in _HERE:
            return
        yield left, part
        text = left
