"""docs/performance.md: the parts between two marks are written from the results kept, and the pictures with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from rich.console import Console

from benchmarks import results
from benchmarks.corpus import SIZES
from benchmarks.map_targets import MAP
from benchmarks.map_targets import rows as map_rows
from benchmarks.plots import Group, bars
from benchmarks.targets import Json, Row, rows, title

ROOT: Final = Path(__file__).absolute().parents[1]
GUIDE: Final = ROOT / "docs" / "performance.md"
PICTURES: Final = ROOT / "docs" / "pictures"
VERDICTS: Final = {True: "met", False: "**not met**", None: ""}


def write(folder: Path, console: Console) -> int:
    """Writes what the kept results say; 1 where there are none."""
    kept = [found for size in SIZES if (found := results.read(folder, size))]
    if not kept:
        console.print("Nothing was measured yet: make bench")
        return 1
    text = GUIDE.read_text("utf-8")
    for name, part in (("machine", _machine(kept[-1])), ("results", "\n\n".join(map(_section, kept)))):
        text = between(text, name, part)
    if map_told := results.read(folder, MAP):
        text = between(text, MAP, _map(map_told))
    GUIDE.write_text(text, "utf-8")
    for name, picture in _pictures(kept[-1]).items():
        (PICTURES / f"{name}.svg").write_text(picture, "utf-8")
    console.print(f"{GUIDE.relative_to(ROOT)} and its pictures tell the results of {len(kept)} sizes")
    return 0


def between(text: str, name: str, part: str, program: str = "benchmarks") -> str:
    """The text with this part between its two marks."""
    begin, end = f"<!-- {name}: written by `python -m {program} --report` -->", f"<!-- end of {name} -->"
    return re.sub(
        f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n{part}\n{end}", text, count=1, flags=re.DOTALL
    )


def _machine(measured: Json) -> str:
    machine = measured["machine"]
    gigabytes = machine["memory_bytes"] / 2**30
    return (
        f"{machine['cores']} cores ({machine['processor']}), {gigabytes:.0f} GB of memory, {machine['system']}, "
        f"Python {machine['python']}; {machine['engine']}; PostgreSQL with {machine['postgres']}."
    )


def _section(measured: Json) -> str:
    corpus = measured["corpus"]
    share = f"{corpus['recruiting_share']:.0%} of the studies recruit"
    head = f"### {corpus['studies']:,} studies, {corpus['sites']:,} sites; {share}"
    when = f"Measured {measured['machine']['when'][:10]} from {corpus['records']}."
    missing = "".join(f"\n\n{reason}." for reason in measured["not_measured"])
    return f"{head}\n{when}{missing}\n\n{_table(rows(measured))}\n\n{_agreement(measured)}"


def _map(measured: Json) -> str:
    machine = measured["machine"]
    ground = "on the background map" if measured["background"] else "without a background map"
    when = f"Measured {machine['when'][:10]} on {machine['cores']} cores ({machine['processor']}), {ground}."
    return f"{when}\n\n{_table(map_rows(measured))}"


def _table(told: list[Row]) -> str:
    lines = [f"| {row.figure} | {row.measured} | {row.target} | {VERDICTS[row.met]} |" for row in told]
    return "\n".join(["| figure | measured | target | |", "|---|---|---|---|", *lines])


def _agreement(measured: Json) -> str:
    """How far the peers' answers are ours."""
    answers = [pair for peers in measured.get("peers", {}).values() for pair in peers.items()]
    same = [each["same"] for name, each in answers if name != "ours"]
    if not same:
        return ""
    ordered = [each for each in same if each["ordered"]]
    in_order, of = sum(each["same_order"] for each in ordered), sum(each["questions"] for each in ordered)
    as_far = sum(each["same_distances"] for each in ordered)
    totals = sum(each["same_total"] for each in ordered)
    words = [pair for each in same if not each["ordered"] for pair in each["totals"]]
    ours, theirs = (sum(pair[side] for pair in words) for side in (0, 1))
    return (
        f"The peers' answers compared with ours: {in_order} of {of} pages hold the same studies in the same order, "
        f"{as_far} have a study at the same distance in every place, {totals} totals are the same. "
        f"By words we find {ours:,} studies where they find {theirs:,}."
    )


def _pictures(measured: Json) -> dict[str, str]:
    drawn: dict[str, str] = {}
    size = f"{measured['corpus']['studies']:,} studies"
    if peers := measured.get("peers"):
        names = ["ours", *sorted({name for each in peers.values() for name in each} - {"ours"})]
        for kind, words in (("whole", "The whole answer"), ("page", "The page alone")):
            groups = [
                Group(title(name), [each[peer][kind]["p50"] if peer in each else None for peer in names])
                for name, each in peers.items()
            ]
            heading = f"{words}, {size}: median"
            drawn[f"peers-{kind}"] = bars(heading, "milliseconds", names, groups, logarithmic=True)
    if endpoint := measured.get("endpoint"):
        groups = [Group(title(name), [each["api"]["p50"], each["engine"]["p50"]]) for name, each in endpoint.items()]
        heading = f"The API over the bare engine, {size}: median"
        drawn["endpoint"] = bars(heading, "milliseconds", ["API", "engine"], groups)
    return drawn
