"""The tree of conditions: what lies over and under a heading, and the one path under which readers see it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from search.conditions.heading import Heading, normal_id

PLACES: Final = (
    *("C04.588", "C04"),
    *("C01.150", "C01.610", "C01.925"),
    *("C", "C12.050", "C12.200", "C04.588.614.550", "C04.700", "C04.730", "C04.834", "C01", "C16"),
    *("F03", "C10.597", "F01", "C26", "C25", "C24", "C21", "C23", "C04.182", "C22"),
)
"""Which of its places in the tree a heading is shown at, the first that it has: a cancer at its organ, then at its
tissue (C04); an infection at what causes it (C01.150 bacteria and fungi, C01.610 parasites, C01.925 viruses); then the
organ (C12.050 and C12.200 sort it by sex), what goes with cancer or before it (C04.588.614.550, C04.700, C04.730,
C04.834), other infections and what is inborn (C16); then mental health, signs of the nerves (C10.597), behaviour,
injuries (C26), chemicals, work and the environment; last other signs and symptoms (C23), cysts (C04.182) and animals'
diseases (C22)."""


class Tree:
    """Headings by their places, whole in memory and never changed.

    A heading may lie at many places: `beneath` and `ancestors`, which searches use, count them all. Readers see one
    path, `over`, along the parents that `PLACES` chooses or the shape names; levels that say nothing are left out.
    """

    def __init__(self, numbers: Mapping[str, str], headings: Mapping[str, Heading], shape: Mapping[str, Any]) -> None:
        """`numbers` has the heading's id at each place; `shape` is the content of `mappings/condition_tree.json`."""
        self._at = numbers
        self._headings = headings
        self._sorted = sorted(numbers)
        self._moved: dict[str, str | None] = {id: move["under"] for id, move in shape["paths"].items()}
        self._shelves: frozenset[str] = frozenset(shape["shelves"])
        self._left_out: frozenset[str] = frozenset(shape["hidden"])
        self._parent = {id: self._parent_of(heading) for id, heading in headings.items()}
        self._paths: dict[str, tuple[str, ...]] = {}
        self._children = self._children_by_parent()

    def beneath(self, id: str) -> list[str]:
        """The ids of all headings under this one at any of its places, itself excluded, sorted."""
        return sorted({self._at[number] for number in self._under(id)} - {normal_id(id)})

    def ancestors(self, id: str) -> list[str]:
        """The ids of all headings over this one at any of its places, itself excluded, sorted."""
        heading = self._heading(id)
        tree = heading.tree if heading else ()
        return sorted({self._at[above] for number in tree for above in self._above(number)} - {normal_id(id)})

    def over(self, id: str) -> tuple[str, ...]:
        """The ids from the top to the heading's parent along the one path that readers see, hidden levels left out.

        "Triple Negative Breast Neoplasms" has Neoplasms, Breast Neoplasms. A top, and an unknown id, have none.
        """
        heading = self._heading(id)
        return self._path(heading.id) if heading else ()

    def children(self, id: str) -> list[str]:
        """The shown headings directly under this one at any of its places, sorted; under a hidden child, its own.

        Tops stand under nothing. A shelf has only those headings that have no path and are no tops themselves.
        """
        return sorted(self._children.get(normal_id(id) or "", ()))

    def tops(self) -> list[str]:
        """Where browsing starts: MeSH's tops that are shown, the shelves, and what the shape puts there, sorted."""
        return sorted(id for id in self._headings if self._parent[id] is None and self._is_top(id))

    def hidden(self, id: str) -> bool:
        """Whether the heading is a level that says nothing to a reader: in no path, no suggestion and no facet."""
        return normal_id(id) in self._left_out | self._shelves

    def _heading(self, id: str) -> Heading | None:
        return self._headings.get(normal_id(id) or "")

    def _under(self, id: str) -> Iterator[str]:
        """All places under those of a heading. "/" sorts right behind "."."""
        heading = self._heading(id)
        for number in heading.tree if heading else ():
            start, end = bisect_left(self._sorted, f"{number}."), bisect_left(self._sorted, f"{number}/")
            yield from self._sorted[start:end]

    def _above(self, number: str) -> Iterator[str]:
        """The places over one, the nearest first: C04.588 and C04 over C04.588.180."""
        while number := number.rpartition(".")[0]:
            if number in self._at:
                yield number

    def _parent_of(self, heading: Heading) -> str | None:
        """The shown heading or the shelf that is next over this one on the path that readers see."""
        if heading.id in self._moved:
            return self._moved[heading.id]
        return self._shown_over(min(heading.tree, key=_rank))

    def _shown_over(self, number: str) -> str | None:
        """The nearest heading over a place that is not left out, or that one which is left out was moved to."""
        for above in self._above(number):
            id = self._at[above]
            if id not in self._left_out:
                return id
            if id in self._moved:
                return self._moved[id]
        return None

    def _path(self, id: str) -> tuple[str, ...]:
        if id not in self._paths:
            parent = self._parent[id]
            self._paths[id] = () if parent is None or parent in self._shelves else (*self._path(parent), parent)
        return self._paths[id]

    def _children_by_parent(self) -> Mapping[str, set[str]]:
        """What is shown under each heading: at its places there, or because the shape puts it there."""
        children: defaultdict[str, set[str]] = defaultdict(set)
        for number, id in self._at.items():
            over = self._shown_over(number)
            if over and over not in self._shelves and self._is_listed(id):
                children[over].add(id)
        for id, parent in self._parent.items():
            if parent and self._is_listed(id):
                children[parent].add(id)
        return children

    def _is_top(self, id: str) -> bool:
        """Whether a heading without a parent is a top, and not only what is left under one that is left out."""
        return id not in self._left_out and (id in self._moved or any("." not in at for at in self._headings[id].tree))

    def _is_listed(self, id: str) -> bool:
        return id not in self._left_out and self._parent[id] is not None


def _rank(number: str) -> tuple[int, str]:
    """The longest beginning of the number in `PLACES` decides, then the number itself."""
    place = max((place for place in PLACES if number.startswith(place)), key=len)
    return PLACES.index(place), number
