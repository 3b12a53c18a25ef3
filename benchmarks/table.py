"""The results on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from benchmarks.targets import Json, rows

SIGNS = {True: "[green]met[/]", False: "[red]not met[/]", None: "[dim]–[/]"}


def show(results: Json, console: Console) -> None:
    """Every target with its figure; then how far the peers' answers are the same."""
    table = Table(title=f"{results['corpus']['studies']:,} studies", title_justify="left", box=None, pad_edge=False)
    for column, style in (("figure", ""), ("measured", "bold"), ("target", "dim"), ("", "")):
        table.add_column(column, style=style, overflow="fold")
    for row in rows(results):
        table.add_row(row.figure, row.measured, row.target, SIGNS[row.met])
    console.print(table)
    for name, measured in results.get("peers", {}).items():
        for peer in (each for each in measured if each != "ours"):
            console.print(_same(name, peer, measured[peer]["same"]), style="dim", highlight=False)
    for reason in results.get("not_measured", []):
        console.print(reason, style="yellow", highlight=False)


def _same(scenario: str, peer: str, same: Json) -> str:
    of = same["questions"]
    ours, theirs = (sum(pair[side] for pair in same["totals"]) for side in (0, 1))
    if not same["ordered"]:
        return f"{scenario}, {peer}: {ours:,} studies found over {of} questions by us, {theirs:,} by it"
    order = f"{same['same_order']} of {of} pages study by study, {same['same_distances']} distance by distance"
    return f"{scenario}, {peer}: {order}, {same['same_total']} totals the same"
