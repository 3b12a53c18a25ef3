"""docs/relevance.md, its parts between two marks, and docs/relevance.json: what later runs are compared with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
from rich.console import Console

from benchmarks import results
from benchmarks.relevance.asking import PLAIN, PRODUCT
from benchmarks.relevance.run import NAME
from benchmarks.relevance.tables import Table, differences, figures, speed
from benchmarks.report import between

Json = dict[str, Any]
ROOT: Final = Path(__file__).absolute().parents[2]
GUIDE: Final = ROOT / "docs" / "relevance.md"
KEPT: Final = ROOT / "docs" / "relevance.json"
PROGRAM: Final = "benchmarks.relevance"


def show(told: Json, console: Console, kept: Path = KEPT) -> None:
    """A run on a terminal, and against the run that the report was written from."""
    console.print(_head(told), highlight=False, soft_wrap=True)
    for table in tables(told, reported(kept), words=True):
        table.show(console)


def write(folder: Path, console: Console, guide: Path = GUIDE, kept: Path = KEPT) -> int:
    """Writes what the last whole run said; 1 where there is none."""
    told = results.read(folder, NAME)
    if told is None:
        console.print("Nothing was measured yet: make relevance")
        return 1
    parts = [f"{_head(told)} {_machine(told)}", *(table.markdown() for table in tables(told, words=False))]
    guide.write_text(between(guide.read_text("utf-8"), "figures", "\n\n".join(parts), PROGRAM), "utf-8")
    kept.write_bytes(msgspec.json.format(msgspec.json.encode(ours(told))) + b"\n")
    console.print(f"{guide.name} and {kept.name} tell the results of {told['machine']['when'][:10]}")
    return 0


def tables(told: Json, before: dict[str, float] | None = None, *, words: bool) -> Iterator[Table]:
    """The figures by half; where the product is better than plain BM25, and than before; what expanding costs.

    With `words` those of the topics to tune by are shown too.
    """
    yield from figures(told)
    each = told["topics"]
    if all(way in each[0]["ndcg"] for way in (PRODUCT, PLAIN)):
        yield from differences("plain BM25", each, {_key(one): one["ndcg"][PLAIN] for one in each}, _key, words=words)
    if before:
        yield from differences("the reported run", each, before, _key, words=words)
    if "speed" in told:
        yield speed(told["speed"])


def ours(told: Json) -> dict[str, float]:
    """The product's nDCG@10 of every topic and wording; only numbers of topics, no words of them."""
    return {_key(one): round(one["ndcg"][PRODUCT], 4) for one in told["topics"] if PRODUCT in one["ndcg"]}


def reported(kept: Path = KEPT) -> dict[str, float] | None:
    """The same of the run that the report was written from; None before the first."""
    return msgspec.json.decode(kept.read_bytes(), type=dict[str, float]) if kept.exists() else None


def _key(one: Json) -> str:
    return f"{one['id']} {one['wording']}"


def _head(told: Json) -> str:
    tune, report = (told["counts"][half] for half in ("tune", "report"))
    return (
        f"{told['studies']:,} studies; {tune} topics to tune by and {report} to report; "
        f"{told['left_out']} left out, since no study at hand is relevant to them."
    )


def _machine(told: Json) -> str:
    machine = told["machine"]
    return (
        f"Measured {machine['when'][:10]} with {machine['engine']}, {machine['cores']} cores ({machine['processor']})."
    )
