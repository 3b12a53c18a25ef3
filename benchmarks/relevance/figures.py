"""What a list of hits is worth, by the measures of trec_eval.

nDCG: K. Järvelin and J. Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 20 (2002), with the
grades as gains and log2(1 + rank) as discount. On 292 lists of up to 100 hits all three were to the last bit those of
pytrec-eval-terrier 0.5.11; it is not used because it has no build for Linux on ARM and brings SciPy along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2
from statistics import mean
from typing import Final

from msgspec import Struct

TOP: Final = 10
DEPTH: Final = 100


class Figures(Struct, frozen=True, kw_only=True):
    """From 0 to 1: nDCG of the first 10 hits, the share of relevant ones among them, the share of all relevant
    studies among the first 100, and how often nothing is found."""

    ndcg: float
    precision: float
    recall: float
    nothing: float


def figures(found: Sequence[str], grades: Mapping[str, int]) -> Figures:
    """The figures of one list, best hit first. Whatever is not judged is not relevant."""
    relevant = {id for id, grade in grades.items() if grade}
    return Figures(
        ndcg=_gain(grades.get(id, 0) for id in found[:TOP]) / _gain(sorted(grades.values(), reverse=True)[:TOP]),
        precision=len(relevant.intersection(found[:TOP])) / TOP,
        recall=len(relevant.intersection(found[:DEPTH])) / len(relevant),
        nothing=float(not found),
    )


def average(several: Sequence[Figures]) -> Figures:
    """The mean of each figure: every topic counts alike."""
    return Figures(**{name: mean(getattr(each, name) for each in several) for name in Figures.__struct_fields__})


def _gain(grades: Iterable[int]) -> float:
    return sum(grade / log2(1 + rank) for rank, grade in enumerate(grades, 1))
