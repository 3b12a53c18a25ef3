"""What words mean: a condition with a heading, one without, or one of several."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from search.conditions.heading import Heading


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a name stands for.

    `headings` are just that, and `above` are what they lie under; a narrower condition has the latter alone. `names`
    are all its names, its own first; `words` are other words that say the same. Of `choices`, names of headings or
    other words, only one is meant, and nobody knows which: then all else is empty.
    """

    name: str
    headings: tuple[Heading, ...] = ()
    above: tuple[Heading, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the words name no condition, although they look like one."""
        return not (self.headings or self.above or self.names or self.words or self.choices)


class Named(NamedTuple):
    """Words of a text that name a condition: the first one's position among its words, and the one behind the last."""

    start: int
    end: int
    meaning: Meaning
