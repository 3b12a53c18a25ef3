"""The results as tables, for a terminal and for a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from statistics import mean
from typing import Any, Final, NamedTuple

from rich.console import Console
from rich.table import Table as Drawn

from benchmarks.relevance.asking import PRODUCT, TITLES
from benchmarks.relevance.speed import MOST
from benchmarks.relevance.topics import WORDINGS

Json = dict[str, Any]
HALVES: Final = {
    "all": "All topics",
    "report": "Topics to report",
    "tune": "Topics to tune by",
}
SHOWN: Final = 10
EQUAL: Final = 0.00005
"""nDCG is kept to four decimals."""


class Table(NamedTuple):
    """Rows under their heads, with a title."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[str, ...]]

    def markdown(self) -> str:
        lines = [self.heads, tuple("---" for _ in self.heads), *self.rows]
        return f"### {self.title}\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def show(self, console: Console) -> None:
        drawn = Drawn(title=f"\n{self.title}", title_justify="left", box=None, pad_edge=False)
        for head in self.heads:
            drawn.add_column(head, overflow="fold")
        for row in self.rows:
            drawn.add_row(*(value.replace("*", "") for value in row))
        console.print(drawn, highlight=False)


def figures(told: Json) -> Iterator[Table]:
    """A table for each half, and for both where both were asked."""
    heads = ("wording", "asked", "nDCG@10", "P@10", "R@100", "nothing found")
    asked = [half for half in HALVES if half in told["figures"]]
    for half in asked if len(asked) > 2 else asked[1:]:
        rows = [
            (wording, TITLES[way], *map(_four, (each["ndcg"], each["precision"], each["recall"])), _share(each))
            for wording in WORDINGS
            for way, each in told["figures"][half][wording].items()
        ]
        if rows:
            yield Table(HALVES[half], heads, rows)


def differences(
    what: str, topics: list[Json], others: Mapping[str, float], key: Callable[[Json], str], *, words: bool
) -> Iterator[Table]:
    """The ten best and ten worst of the product's nDCG@10 minus another's, by topic and wording.

    With `words` those of the topics to tune by are shown; whoever mends the search must not learn from the others.
    """
    ours = [one for one in topics if PRODUCT in one["ndcg"] and key(one) in others]
    if not ours:
        return
    compared = [(one["ndcg"][PRODUCT] - others[key(one)], one) for one in ours]
    ranked = sorted(compared, key=lambda pair: (-pair[0], key(pair[1])))
    better = [pair for pair in ranked if pair[0] > EQUAL]
    worse = [pair for pair in ranked if pair[0] < -EQUAL]
    means = ", ".join(
        f"{wording} {mean(of):+.4f}"
        for wording in WORDINGS
        if (of := [difference for difference, one in compared if one["wording"] == wording])
    )
    title = f"The product against {what}: {means}; {len(better)} better, {len(worse)} worse, of {len(compared)}"
    heads = ("nDCG@10", "product", "topic", "wording", *(("words",) if words else ()))
    yield Table(title, heads, [_row(*pair, words=words) for pair in (*better[:SHOWN], *worse[-SHOWN:])])


def speed(told: Json) -> Table:
    """What expanding costs."""
    with_names, without = (f"{told[side]['p50']:.1f} ms" for side in ("expand", "words"))
    sign = "met" if told["ratio"] <= MOST else "**not met**"
    row = (with_names, without, f"{told['ratio']:.2f}", f"≤ {MOST:g}", sign)
    return Table("What expanding costs, median of a search", ("expand", "expand=false", "ratio", "target", ""), [row])


def _row(difference: float, one: Json, *, words: bool) -> tuple[str, ...]:
    told = (f"{difference:+.4f}", _four(one["ndcg"][PRODUCT]), one["id"], one["wording"])
    return (*told, one["text"] if one["half"] == "tune" else "(kept back)") if words else told


def _four(figure: float) -> str:
    return f"{figure:.4f}"


def _share(each: Json) -> str:
    return f"{each['nothing']:.1%}"
