"""What was typed, as values: alternatives between `OR`s, each of concepts that must stand in a study."""

from __future__ import annotations

from msgspec import Struct

from search.conditions import Meaning


class Written(Struct, frozen=True, kw_only=True):
    """What stands between two `OR`s as it was written: words, quoted phrases, and what a hyphen leaves out."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Concept(Struct, frozen=True, kw_only=True):
    """Words that mean one thing: "type 2 diabetes", "breast cancer", or a single word that no vocabulary knows.

    `meaning` is what they stand for, `synonyms` are its other names: both empty where synonyms are not asked for.
    `number` is the normal form of words that look like a study's number.
    """

    text: str
    meaning: Meaning | None = None
    synonyms: tuple[str, ...] = ()
    number: str | None = None

    @property
    def heading_ids(self) -> tuple[str, ...]:
        """Ids of the headings that it is."""
        return tuple(heading.id for heading in self.meaning.headings) if self.meaning else ()

    @property
    def above_ids(self) -> tuple[str, ...]:
        """Ids of the headings that it lies under, where it has none itself."""
        return tuple(heading.id for heading in self.meaning.above) if self.meaning else ()


class Alternative(Struct, frozen=True, kw_only=True):
    """What stands between two `OR`s: concepts and phrases that must stand in a study, and what must not."""

    concepts: tuple[Concept, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
