"""The condition vocabulary: MeSH headings of diseases, mental disorders and behaviour, their names and their tree."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from search.conditions.heading import Heading, normal_id
from search.fold import fold, folded_words

HIDDEN_LEVELS: Final = re.compile(r".+ by (?:Site|Histologic Type)")
"""Levels that sort the tree and say nothing to a reader: "Neoplasms by Site"."""

TREE_ORDER: Final = ("C04", "C", "F03", "F01", "C23", "C22", "C26")
"""Which tree position of a heading its path follows, the first that it has: neoplasms before the organ they are in,
causes before signs and symptoms (C23), animals' diseases (C22) and injuries (C26)."""

ACRONYM: Final = re.compile(r"(?=.*[A-Z])[A-Z\d]{2,5}s?|[A-Z][a-z]{,2}")
"""Names that are another word, or none, when they stand in prose without their capitals: STI, STDs, ARC, Id, Tic."""

PROSE: Final = frozenset({"aids", "arc", "ego", "id", "ids", "joy", "mods", "sid", "tic"})
"""Acronyms and short names that stand for something else when typed without capitals beside other words."""

_TERMS: Final = "SELECT heading, term FROM entry_term ORDER BY ours, rowid"


class Named(NamedTuple):
    """Words of a text that name a heading: the first one's position among its words, and the one behind the last."""

    start: int
    end: int
    heading: Heading


class Conditions:
    """The vocabulary, whole in memory and never changed: any number of threads may ask."""

    def __init__(self, path: Path) -> None:
        """Reads `DATA_DIR/reference/conditions.sqlite`; raises FileNotFoundError when it was not built."""
        if not path.is_file():
            raise FileNotFoundError(f"{path} is missing: run `python -m indexer reference`")
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as vocabulary:
            self._at: dict[str, str] = dict(vocabulary.execute("SELECT number, heading FROM tree_number"))
            names: list[tuple[str, str]] = vocabulary.execute("SELECT id, name FROM heading").fetchall()
            terms: list[tuple[str, str]] = vocabulary.execute(_TERMS).fetchall()
        numbers = defaultdict(list)
        for number, id in self._at.items():
            numbers[id].append(number)
        self._headings = {id: Heading(id, name, tuple(numbers[id])) for id, name in names}
        self._names = _names_by_heading(names, terms)
        self._named: dict[str, str] = {}
        self._acronyms: set[str] = set()
        for id, name in (*names, *terms):
            self._add(fold(name), id, name)
        for id, name in (*names, *terms):
            self._add(_turned(name), id, name)
        self._longest = _longest_by_first_word(self._named)

    def heading(self, id: str) -> Heading | None:
        """The heading with that id, in any case and padding."""
        return self._headings.get(normal_id(id) or "")

    def named(self, text: str) -> Heading | None:
        """The heading that the text is the id, the name or an entry term of, in any case and word order."""
        id = self._named.get(fold(text)) or self._named.get(_turned(text))
        return self.heading(id or text)

    def beneath(self, id: str) -> list[str]:
        """The ids of all headings under this one in the tree, itself excluded, sorted."""
        heading = self.heading(id)
        above = tuple(f"{number}." for number in heading.tree) if heading else ()
        under = {other for number, other in self._at.items() if number.startswith(above)} if above else set()
        return sorted(under - {heading.id if heading else ""})

    def ancestors(self, id: str) -> list[str]:
        """The ids of all headings over this one, at any of its places in the tree, itself excluded, sorted."""
        heading = self.heading(id)
        if heading is None:
            return []
        return sorted({self._at[above] for number in heading.tree for above in self._over(number)} - {heading.id})

    def path(self, id: str) -> list[str]:
        """The names from the top of the tree to the heading's parent, along one of its places in it.

        "Triple Negative Breast Neoplasms" has "Neoplasms", "Breast Neoplasms". `TREE_ORDER` chooses the place.
        """
        heading = self.heading(id)
        if heading is None:
            return []
        names = [self._headings[self._at[above]].name for above in self._over(min(heading.tree, key=_tree_rank))]
        return [name for name in names if not HIDDEN_LEVELS.fullmatch(name)]

    def named_in(self, text: str) -> list[Heading]:
        """The headings whose name or entry term stands in the text, as whole words.

        Longer names come first, and no word counts twice: "breast cancer" is not also "cancer". Acronyms count only
        in capitals, beside words that are not all in capitals, or when they are the whole text.
        """
        words = folded_words(text)
        return list({each.heading.id: each.heading for each in self._longest_first(words, _shouting(text))}.values())

    def mentions(self, words: list[tuple[str, str]]) -> list[Named]:
        """Where the words of a question, folded and as written, name headings, from left to right.

        As `named_in`, but for what people type: acronyms that are no word of the language count without capitals
        too ("copd and asthma"), the others only alone or in capitals.
        """
        return sorted(self._longest_first(words, shouting=False, typed=True))

    def names(self, id: str) -> tuple[str, ...]:
        """All names of the heading with that id as they are written, its own first."""
        heading = self.heading(id)
        return (heading.name, *self._names.get(heading.id, ())) if heading else ()

    def _longest_first(self, words: list[tuple[str, str]], shouting: bool, typed: bool = False) -> Iterator[Named]:
        """Names in the words, longer ones first, no word in two of them."""
        taken: set[int] = set()
        for start, end, id in sorted(self._runs(words, shouting, typed), key=lambda run: (run[0] - run[1], run[0])):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                yield Named(start, end, self._headings[id])

    def _runs(self, words: list[tuple[str, str]], shouting: bool, typed: bool) -> Iterator[tuple[int, int, str]]:
        """Each run of words that is a name: where it starts, where it ends, and whose name it is."""
        for start, (first, written) in enumerate(words):
            acronyms = len(words) == 1 or (_in_capitals(written) and not shouting)
            for end in range(start + 1, min(start + self._longest.get(first, 0), len(words)) + 1):
                name = first if end == start + 1 else " ".join(word for word, _ in words[start:end])
                id = self._named.get(name)
                if id and (acronyms or name not in self._acronyms or (typed and name not in PROSE)):
                    yield start, end, id

    def _over(self, number: str) -> Iterator[str]:
        """The tree numbers over one, the top first: C04 and C04.588 over C04.588.180."""
        parts = number.split(".")
        return (above for end in range(1, len(parts)) if (above := ".".join(parts[:end])) in self._at)

    def _add(self, key: str, id: str, name: str) -> None:
        if key and key not in self._named:
            self._named[key] = id
            if ACRONYM.fullmatch(name):
                self._acronyms.add(key)


def _turned(name: str) -> str:
    """The key of an inverted name in reading order: "Carcinoma, Ductal, Breast" is "breast ductal carcinoma"."""
    return fold(" ".join(reversed(name.split(","))))


def _names_by_heading(names: list[tuple[str, str]], terms: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The entry terms of each heading, as they are written."""
    found: dict[str, list[str]] = {id: [] for id, _ in names}
    for id, term in terms:
        found[id].append(term)
    return {id: tuple(each) for id, each in found.items() if each}


def _tree_rank(number: str) -> tuple[int, str]:
    """`TREE_ORDER`'s longest beginning of the number decides, then the number itself."""
    prefix = max((prefix for prefix in TREE_ORDER if number.startswith(prefix)), key=len)
    return TREE_ORDER.index(prefix), number


def _in_capitals(word: str) -> bool:
    """Whether a word is written as an acronym, in the plural too: STI, STIs."""
    return word.removesuffix("s").isupper()


def _shouting(text: str) -> bool:
    """Whether all letters are capitals, so that capitals mark no acronym."""
    return " " in text.strip() and text.isupper()


def _longest_by_first_word(names: dict[str, str]) -> dict[str, int]:
    """For each first word of a name, the number of words of the longest name that begins with it."""
    longest: dict[str, int] = {}
    for name in names:
        first = name.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), name.count(" ") + 1)
    return longest
