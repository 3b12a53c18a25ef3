"""`python -m benchmarks.map`: what the map costs its reader, on studies as large as the largest; needs no corpus.

The pages run on hand-made values and, where real records lie beside the checkout, on the real study with most sites.
`python -m benchmarks --report` writes the figures into docs/performance.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, sync_playwright
from rich.console import Console
from rich.table import Table

from benchmarks import results
from benchmarks.map_targets import MAP, rows
from benchmarks.measures.drawing import Json, measure
from benchmarks.node import own
from benchmarks.scripts import DRAWING, NotBuilt, manifest, weights
from benchmarks.table import SIGNS
from make import browser as chromium
from make import frontend
from search.answer import WholeStudy
from search.settings import BadSetting, Settings
from tests.browser.conftest import serve
from tests.records import recent_records
from tests.web.pages.made_large import many_sites
from tests.web.pages.real import whole_study
from tests.web.pages.service import make_app
from web.background import Backgrounds, add_background, background_of

SITES: Final = 1_563
"""As many as the largest study of the real records has."""


def main() -> int:
    """0 when it was measured, 1 when it could not be, 2 for a wrong setting."""
    console = Console()
    try:
        settings = Settings.read()
        frontend.main()
        told = run(settings, console)
    except BadSetting as faults:
        console.print(str(faults))
        return 2
    except NotBuilt as missing:
        console.print(str(missing))
        return 1
    results.write(own(settings).data_dir, told)
    show(told, console)
    return 0


def run(settings: Settings, console: Console) -> Json:
    """Every study in one Chromium, and the weights of the scripts."""
    built = manifest()
    script = f"/{built[DRAWING]['file']}"
    weighed = weights(built)
    ground = background_of(settings)
    measured: Json = {}
    with _browser() as browser:
        for name, study in studies():
            console.print(f"[bold]{name}[/]")
            with served(study, ground) as service:
                told = _packed_bytes(f"{service}/embed/studies/{study.card.id}/map.json")
                measured[name] = measure(browser, service, script, study.card.id) | {"told_bytes": told}
    return {
        "size": MAP,
        "machine": results.machine(settings.engine_heap),
        "background": ground.current() is not None,
        "studies": measured,
        "weights": weighed,
    }


def studies() -> Iterator[tuple[str, WholeStudy]]:
    """Made up, and real where there are real ones."""
    yield "made up", many_sites(SITES)
    if found := recent_records():
        yield "real", whole_study("ctgov", max(found.values(), key=lambda record: record.count(b'"facility"')))


@contextmanager
def served(study: WholeStudy, ground: Backgrounds) -> Iterator[str]:
    """The address of the pages, which know this study."""
    app, finder = make_app()
    add_background(app, ground)
    finder.kept[study.card.id] = study
    yield from serve(app)


def show(told: Json, console: Console) -> None:
    table = Table(box=None, pad_edge=False)
    for column in ("figure", "measured", "target", ""):
        table.add_column(column, overflow="fold")
    for row in rows(told):
        table.add_row(row.figure, row.measured, row.target, SIGNS[row.met])
    console.print(table)


def _packed_bytes(address: str) -> int:
    """What an answer weighs on the wire."""
    with urlopen(Request(address, headers={"Accept-Encoding": "gzip"})) as answer:
        return len(answer.read())


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.main(), args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
