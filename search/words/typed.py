"""What was typed, as values: alternatives between `OR`s, each of concepts that must stand in a study."""

from __future__ import annotations

from msgspec import Struct

from search.conditions import Heading


class Written(Struct, frozen=True, kw_only=True):
    """What stands between two `OR`s as it was written: words, quoted phrases, and what a hyphen leaves out."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Concept(Struct, frozen=True, kw_only=True):
    """Words that mean one thing: "type 2 diabetes", "breast cancer", or a single word that no vocabulary knows.

    `heading` is the condition they name, `synonyms` are its other names: both empty where synonyms are not asked
    for. `number` is the normal form of words that look like a study's number.
    """

    text: str
    heading: Heading | None = None
    synonyms: tuple[str, ...] = ()
    number: str | None = None


class Alternative(Struct, frozen=True, kw_only=True):
    """What stands between two `OR`s: concepts and phrases that must stand in a study, and what must not."""

    concepts: tuple[Concept, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
