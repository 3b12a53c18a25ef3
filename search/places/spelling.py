"""Names that are spelled nearly so: letters left out, doubled, mistaken or swapped."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

from search.places.towns import UMLAUT
from search.places.trigrams import SHORTEST_NAME, trigrams, unpacked
from search.slips import slips, slips_allowed
from search.store import Store

LONGEST: Final = 40
"""Letters of a text that is compared; the names that it could be are no longer."""

COMPARED: Final = 150
"""Names that share the most trigrams with what was typed, of which the slips are counted: about 30 µs each."""

LOST_BY_A_SLIP: Final = 4
"""Trigrams that two swapped letters change; every other slip changes three."""

_IDS: Final = "SELECT spellings FROM trigram WHERE letters IN ({})"
_KEYS: Final = "SELECT id, key FROM spelling WHERE id IN ({}) ORDER BY id"


class Near(NamedTuple):
    """The key of a name, with the fewest slips that what was typed holds."""

    slips: int
    key: str


class Spellings:
    """The names of towns and areas that a text with slips can be."""

    def __init__(self, store: Store) -> None:
        # A file that an older program built has no such table: it fails when opened, not at the first slip.
        store.rows("SELECT 1 FROM spelling LIMIT 1")
        self._store = store

    def near(self, key: str, *, begun: bool = False, farther: int = 0) -> list[Near]:
        """The names that are nearly so, or nearly begin so: fewest slips first, then by people; without itself.

        With so many slips as a name of its length may have, and `farther` ones.
        """
        keys = dict.fromkeys([UMLAUT.sub(r"\1", key), key])
        found = {near.key: near for each in keys for near in self._near(each, begun, farther)}
        return sorted(found.values(), key=lambda near: near.slips)

    def _near(self, key: str, begun: bool, farther: int) -> list[Near]:
        most = slips_allowed(key) + farther
        if not SHORTEST_NAME <= len(key) <= LONGEST or any(letter.isdigit() for letter in key):
            return []
        names = [name for _, name in self._store.rows(_KEYS.format(",".join(map(str, self._alike(key, most, begun)))))]
        least, reach = len(key) - most, len(key) + most
        counted = [
            Near(slips(key, name[:reach], most, begun=begun), name)
            for name in names
            if least <= len(name) and (begun or len(name) <= reach)
        ]
        return [near for near in counted if 0 < near.slips <= most]

    def _alike(self, key: str, most: int, begun: bool) -> list[int]:
        """The numbers of the names that share the most trigrams, of two the one of more people."""
        letters = sorted(trigrams(key) - ({f"{key[-2:]} "} if begun else set()))
        shared: Counter[int] = Counter()
        for (spellings,) in self._store.rows(_IDS.format(",".join("?" * len(letters))), *letters):
            shared.update(unpacked(spellings))
        least = max(1, len(letters) - LOST_BY_A_SLIP * most)
        enough = [(-count, id) for id, count in shared.items() if count >= least]
        return [id for _, id in sorted(enough)[:COMPARED]]
