"""Conditions with their names, as they are collected from several vocabularies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from search.conditions.keys import ACRONYM, name_key
from search.fold import fold

SHORT_ACRONYM: Final = re.compile(r"[A-Za-z\d]{1,3}|(?=.*[A-Z].*[A-Z])[A-Za-z\d]{4}")
"""Names that stand for too many things, unless MeSH has them: SM, MI, CHD, FAP."""


ONE_WORD: Final = re.compile(
    r"[A-Z\d]{4,}|\w{2,}(?:itis|osis|oses|omas?|emias?|pathy|pathies|ias?|isms?|sis|uria|plasty|cele|rrhea|penia)"
)
"""Single words that others than MeSH may name a condition by: acronyms, and what can be nothing but a condition.

MONDO's synonyms hold "lung", "pituitary", "allergic" and "scarring" too, and "cold" for chronic obstructive lung
disease."""

# fmt: off
COMMON_OWNERS: Final = frozenset({
    "alexander", "anderson", "apollo", "ballard", "bangs", "barnes", "becker", "benson", "berlin", "berman",
    "bloom", "bornholm", "brandt", "brunner", "buckley", "california", "carpenter", "chandler", "chicago",
    "christian", "christmas", "coats", "cooks", "copenhagen", "costello", "cousin", "crest", "cumming", "david",
    "davidson", "davies", "dawson", "dents", "downs", "dunbar", "eagle", "edwards", "escobar", "evans", "forbes",
    "franklin", "fraser", "gilbert", "gordon", "harper", "hughes", "hunter", "jansen", "johnson", "kaposi",
    "koenig", "kramer", "landing", "larsen", "lawrence", "levin", "lloyd", "lowry", "michels", "mills", "mitchell",
    "montgomery", "morris", "nelson", "nevada", "newcastle", "norman", "ogden", "pearson", "perry", "petty",
    "poland", "potter", "potts", "proud", "randall", "reynolds", "richardson", "roberts", "rosenthal", "rossi",
    "russell", "santos", "schmidt", "scott", "sebastian", "senior", "sherman", "solomon", "still", "stuttgart",
    "sunflower", "swift", "tangier", "taylor", "terry", "theodore", "thomas", "trevor", "vincent", "wagner",
    "watson", "weber", "werner", "whitaker", "williams", "woolf", "worth",
})
# fmt: on
"""People that diseases are named after whose names are words, places, given or common names, or those of another
disease: "breast cancer California" is no fungus."""

SAYS_LITTLE: Final = frozenset({"disease", "disorder", "syndrome", "condition", "type"})
"""Words that a condition's name can do without."""


class Source(IntEnum):
    """Where a name is from. Of two conditions with one name, that of the surer source has it."""

    HEADING = 0
    ENTRY_TERM = 1
    DERIVED = 2
    """Ours: "Cancer" for MeSH's "Neoplasm"."""
    MONDO = 3
    SUPPLEMENTARY = 4
    MONDO_SYNONYM = 5
    SUPPLEMENTARY_SYNONYM = 6
    HPO = 7
    HPO_LAY = 8
    EPONYM = 9
    """Ours: whom a disease is named after, "marfan"."""


@dataclass
class Condition:
    """A heading, or a narrower condition that has none; `above` are the headings that this one lies under."""

    id: str
    name: str
    heading: bool
    names: dict[str, Source] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)

    def add(self, names: Iterable[str], source: Source) -> None:
        for name in names:
            ours = source < Source.MONDO_SYNONYM or source == Source.EPONYM
            if ours or (not self._is_cut_short(name) and (" " in name or ONE_WORD.fullmatch(name))):
                self.names.setdefault(" ".join(name.split()), source)

    def _is_cut_short(self, name: str) -> bool:
        """Whether a name is the condition's own without words that matter: MONDO has "lung" for lung cancer."""
        missing = set(name_key(self.name).split()) - (kept := set(name_key(name).split()))
        return bool(missing - SAYS_LITTLE) and kept < set(name_key(self.name).split())


class Collection:
    """All conditions by id, and whose each name is so far."""

    def __init__(self) -> None:
        self.conditions: dict[str, Condition] = {}

    def add(self, condition: Condition, source: Source) -> Condition:
        condition.add([condition.name], source)
        return self.conditions.setdefault(condition.id, condition)

    def headings(self) -> dict[str, str]:
        """The id of the heading that has each key."""
        found: dict[str, str] = {}
        for condition in self.conditions.values():
            if condition.heading:
                for name in condition.names:
                    found.setdefault(name_key(name), condition.id)
        found.pop("", None)
        return found

    def name_keys(self) -> Iterator[tuple[str, str, str | None]]:
        """Each key with the condition that has it, and for an acronym whether it is `sure` or `doubtful`.

        MeSH's are sure: they count also without their capitals.

        Of names of one source those written in their order come first, so that "Carcinoma, Ductal" is asked for
        before what only has the same words; a key that is still another's stays with that one.
        """
        names = [(source, each.id, name) for each in self.conditions.values() for name, source in each.names.items()]
        names.sort(key=lambda one: (one[0], "," in one[2]))
        taken: set[str] = set()
        for source, id, name in names:
            key = name_key(name)
            if key and key not in taken and not (source > Source.DERIVED and SHORT_ACRONYM.fullmatch(name)):
                taken.add(key)
                sure = "sure" if source <= Source.DERIVED else "doubtful"
                yield key, id, sure if ACRONYM.fullmatch(name) else None


def eponyms(conditions: Iterable[Condition]) -> Iterator[tuple[Condition, str]]:
    """Whom diseases are named after, where that is a word of nothing else: "Marfan syndrome" is also "marfan"."""
    named: dict[str, list[Condition]] = {}
    common: set[str] = set()
    for condition in conditions:
        for name, source in condition.names.items():
            if source not in (Source.MONDO, Source.MONDO_SYNONYM):
                continue
            first, _, rest = name.partition(" ")
            owner = first.removesuffix("'s").removesuffix("’s")
            if rest in ("disease", "syndrome") and len(owner) >= 5 and owner.istitle() and owner.isalpha():
                named.setdefault(fold(owner), []).append(condition)
            else:
                common.update(word for word in name.split() if word.islower())
    for owner, owners in named.items():
        if owner not in common | COMMON_OWNERS and len({each.id for each in owners}) == 1:
            yield owners[0], owner
