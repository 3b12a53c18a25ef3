"""What registries mean by the words that they write."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from typing import Final

from search.conditions.heading import Heading
from search.conditions.keys import name_key
from search.conditions.mentions import Mentions, is_shouting
from search.conditions.rules import Rule
from search.fold import folded_words

REMEMBERED: Final = 16_384
"""Narrower conditions whose headings are kept: some 2 MB. Registries write a few thousand over and over."""

Headings = tuple[Heading, ...]


class Written:
    """Reads registries' words. They write as medicine does: its names come before what our list says of the same words,
    and of our list only what is just a heading counts, not what lies under one or is done about it."""

    def __init__(
        self,
        medicine: Mapping[str, str],
        ours: Mapping[str, Rule],
        headings: Mapping[str, Heading],
        nearest: Callable[[str], Headings],
        words: Collection[str],
        acronyms: Mapping[str, bool],
    ) -> None:
        """`medicine` has the condition's id for each key of a name, `nearest` the headings over one that is none."""
        self._medicine = medicine
        self._ours = ours
        self._headings = headings
        self._nearest = lru_cache(maxsize=REMEMBERED)(nearest)
        self._mentions = Mentions(self._is_known, words, acronyms)

    def named(self, text: str) -> Headings:
        """The headings that the whole text is a name of."""
        return self._exactly(name_key(text))

    def named_in(self, text: str) -> Headings:
        """The headings whose names stand in the text, as whole words; of a narrower condition those above.

        Acronyms count only in capitals, beside words that are not all in capitals, or when they are the whole text.
        """
        found: dict[str, Heading] = {}
        for run in self._mentions.longest_first(folded_words(text), shouting=is_shouting(text), typed=False):
            for heading in self._meant(run.key):
                found.setdefault(heading.id, heading)
        return tuple(found.values())

    def _is_known(self, key: str) -> bool:
        rule = self._ours.get(key)
        return key in self._medicine or bool(self._exactly(key)) or (rule is not None and rule.meaning.is_nothing)

    def _meant(self, key: str) -> Headings:
        """The headings that a known key means, or those over a narrower condition."""
        return self._exactly(key) or (self._nearest(self._medicine[key]) if key in self._medicine else ())

    def _exactly(self, key: str) -> Headings:
        """The headings that the key means; none for a narrower condition and for what is no condition."""
        heading = self._headings.get(self._medicine.get(key, ""))
        if heading:
            return (heading,)
        rule = self._ours.get(key)
        return rule.meaning.headings if rule and not rule.meaning.words else ()
