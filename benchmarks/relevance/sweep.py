"""`--sweep NAME=v1,v2`: the tune half asked with other values of one constant; a line for each."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.console import Console

from benchmarks.node import Node
from benchmarks.questions import service_settings
from benchmarks.relevance.asking import PRODUCT, answers, product, summary
from benchmarks.relevance.constants import Constant, NoConstant, Number, constant, value
from benchmarks.relevance.topics import WORDINGS, Half, Topic
from benchmarks.relevance.variant import product_with


class Sweep(NamedTuple):
    """A constant, by the name that was typed, and the values to try."""

    name: str
    of: Constant
    values: tuple[Number, ...]


def sweep_of(written: str) -> Sweep:
    """From `NAME=v1,v2`. Raises `NoConstant`."""
    name, _, listed = written.partition("=")
    of = constant(name)
    try:
        values = tuple(ast.literal_eval(each.strip()) for each in listed.split(","))
    except (ValueError, SyntaxError) as fault:
        raise NoConstant(f"{written}: after = stand numbers with commas between") from fault
    if not all(isinstance(each, int | float) and not isinstance(each, bool) for each in values):
        raise NoConstant(f"{written}: after = stand numbers with commas between")
    return Sweep(name, of, values)


def run(sweep: Sweep, node: Node, prefix: str, topics: Sequence[Topic], half: Half, console: Console) -> None:
    """Tells each value as soon as it was asked."""
    now = value(sweep.of)
    of_half = [topic for topic in topics if topic.half == half]
    console.print(
        f"{sweep.name} in {sweep.of.module}, {len(of_half)} topics to tune by", highlight=False, soft_wrap=True
    )
    for number in sweep.values:
        told = "   ".join(_figures(sweep.of, number, node, prefix, of_half, half))
        mark = "  (now)" if number == now else ""
        console.print(f"{number:>8g}   {told}{mark}", highlight=False, soft_wrap=True)


def _figures(
    of: Constant, number: Number, node: Node, prefix: str, topics: Sequence[Topic], half: Half
) -> Iterator[str]:
    with product_with(of, number) as finder:
        way = product(finder(service_settings(node, prefix), lambda: node.url), expand=True)
        means = summary(answers(topics, {PRODUCT: way}))[half]
    for wording in WORDINGS:
        mean = means[wording][PRODUCT]
        yield f"{wording} nDCG@10 {mean.ndcg:.4f} R@100 {mean.recall:.4f}"
