"""What the figures should be: each row of the targets, what was measured, and whether it is met."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from benchmarks.scenarios import SCENARIOS

Json = dict[str, Any]
MB: Final = 2**20


class Row(NamedTuple):
    """A figure. `met` is None where nothing was measured, or where it only informs."""

    figure: str
    measured: str
    target: str
    met: bool | None


def rows(results: Json) -> list[Row]:
    """Every target with what this run says of it."""
    parts: list[Callable[[Json], Iterator[Row]]] = [
        _endpoint, _growth, _shape, _facets, _extras, _whole, _page, _load, _indexing, _memory,
    ]  # fmt: skip
    return [row for part in parts for row in part(results)]


def title(name: str) -> str:
    return next(each.title for each in SCENARIOS if each.name == name)


def fastest_peer(measured: Json, kind: str) -> tuple[str, float]:
    """The peer that answers soonest, and its milliseconds."""
    peers = {name: each[kind]["p50"] for name, each in measured.items() if name != "ours"}
    best = min(peers, key=lambda name: peers[name])
    return best, peers[best]


def _endpoint(results: Json) -> Iterator[Row]:
    for name, each in results.get("endpoint", {}).items():
        shown = f"{each['ratio']:.2f} ({each['api']['p50']:.1f} to {each['engine']['p50']:.1f} ms)"
        met = each["ratio"] <= 1.4 or each["on_top_ms"] <= 5
        yield Row(f"API ÷ raw engine: {title(name)}", shown, "≤ 1.4, or ≤ 5 ms on top", met)


def _growth(results: Json) -> Iterator[Row]:
    for name, each in results.get("growth", {}).items():
        judged = name != "recruiting_80km" and each["to"] == "560k"
        shown = f"{each['ratio']:.2f} ({each['big']['p50']:.1f} to {each['small']['p50']:.1f} ms)"
        figure = f"{each['to']} ÷ {each['from']}, page: {title(name)}"
        yield Row(figure, shown, "≤ 1.5" if judged else "told", each["ratio"] <= 1.5 if judged else None)


def _shape(results: Json) -> Iterator[Row]:
    for name, each in results.get("shape", {}).items():
        if name == "shown":
            shown = f"{each['ratio']:.2f} ({each['shown']['p50']:.1f} to {each['bare']['p50']:.1f} ms)"
            yield Row("page with cards, sites, nearer_other ÷ nothing fetched", shown, "≤ 2.2", each["ratio"] <= 2.2)
            continue
        shown = f"{each['ratio']:.3f} ({each['ours']['p50']:.1f} to {each['classic']['p50']:.0f} ms)"
        judged = name == "any" and results["size"] == "560k"
        target, met = ("≤ 0.08", each["ratio"] <= 0.08) if judged else ("told", None)
        yield Row(f"near query ÷ classic nested sort, {name}", shown, target, met)


def _facets(results: Json) -> Iterator[Row]:
    limits = {"no_place": ("without a place", 150), "to_300km": ("up to 300 km", 150), "anywhere": ("beyond", 450)}
    for kind, each in results.get("facets", {}).items():
        name, most = limits[kind]
        fresh, kept = each["uncached"]["p50"], each["cached"]["p50"]
        yield Row(f"all facets, not cached: {name}", f"{fresh:.0f} ms", f"≤ {most} ms", fresh <= most)
        yield Row(f"all facets, cached: {name}", f"{kept:.1f} ms", "≤ 10 ms", kept <= 10)


def _extras(results: Json) -> Iterator[Row]:
    extras = results.get("extras", {})
    for name, each in extras.items():
        if name != "none":
            added = each["p50"] - extras["none"]["p50"]
            yield Row(f"API with extras: {name}", f"{each['p50']:.1f} ms, {added:+.1f}", "told", None)


def _whole(results: Json) -> Iterator[Row]:
    yield from _against_peers(results, "whole", everywhere=1.0, better=0.5, better_in=5)


def _page(results: Json) -> Iterator[Row]:
    yield from _against_peers(results, "page", everywhere=2.0, better=1.0, better_in=6)


def _against_peers(results: Json, kind: str, *, everywhere: float, better: float, better_in: int) -> Iterator[Row]:
    words = {"whole": "the whole answer", "page": "the page alone"}[kind]
    ratios: list[float] = []
    for name, each in results.get("peers", {}).items():
        peer, theirs = fastest_peer(each, kind)
        ours = each["ours"][kind]["p50"]
        ratios.append(ours / theirs)
        shown = f"{ours / theirs:.2f} ({ours:.1f} to {theirs:.1f} ms, {peer})"
        yield Row(f"{words} ÷ best peer: {title(name)}", shown, f"≤ {everywhere:g}", ours / theirs <= everywhere)
    if ratios:
        count = sum(each <= better for each in ratios)
        figure = f"{words}: scenarios at most {better:g}"
        yield Row(figure, f"{count} of {len(ratios)}", f"≥ {better_in}", count >= better_in)


def _load(results: Json) -> Iterator[Row]:
    for clients, each in results.get("load", {}).items():
        if clients == "workers":
            continue
        shown = f"{each['ratio']:.2f} ({each['api']['per_second']:.0f} to {each['engine']['per_second']:.0f} a second)"
        judged = clients == "16"
        target, met = ("≥ 0.6", each["ratio"] >= 0.6) if judged else ("told", None)
        yield Row(f"requests a second ÷ raw engine's, {clients} clients", shown, target, met)


def _indexing(results: Json) -> Iterator[Row]:
    if each := results.get("indexing"):
        ready = min(each["ready_s"].values())
        shown = f"{each['ratio']:.2f} ({each['ours_s']:.1f} to {ready:.1f} s)"
        yield Row("indexing ÷ ready-made bulk bodies", shown, "≤ 1.4", each["ratio"] <= 1.4)
        if asked := each.get("registry_ratio"):
            shown = f"{asked:.2f} ({each['registry_s']:.1f} to {each['ours_s']:.1f} s)"
            yield Row("building from a registry’s API ÷ from a file", shown, "≤ 1.5", asked <= 1.5)


def _memory(results: Json) -> Iterator[Row]:
    memory = results.get("memory")
    if not memory:
        return
    for size, peak in memory["indexer_peak_bytes"].items():
        yield Row(f"indexer's peak memory, {size}", f"{peak / MB:.0f} MB", "≤ 300 MB", peak <= 300 * MB)
    held = memory["worker_bytes"]
    flat = held[-1] - held[len(held) // 2] <= 3 * MB
    shown = f"{held[-1] / MB:.0f} MB; {held[len(held) // 2] / MB:.0f} MB half-way"
    yield Row("a web worker after 10,000 searches", shown, "≤ 150 MB, flat", held[-1] <= 150 * MB and flat)
    engine = memory["engine"]
    heap = f"{engine['heap_used_bytes'] / MB:.0f} of {engine['heap_max_bytes'] / MB:.0f} MB"
    shown = f"{heap}; {engine['own_bytes'] / MB:.0f} MB; {engine['disk_bytes'] / MB:.0f} MB"
    yield Row("the engine's heap; all memory of its own; the index on disk", shown, "told", None)
