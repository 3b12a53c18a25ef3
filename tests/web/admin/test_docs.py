"""The guide to the admin interface says what the code does."""

from __future__ import annotations

import re
from typing import get_args

from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from search.audit import Action
from search.jobs import Job
from tests.conftest import ROOT
from tests.web.admin.made import MadeKeeper
from web.admin.limits import REFUSALS, REQUESTS
from web.admin.overview import Overview, Standing
from web.admin.problems import TITLES
from web.admin.words import ACTIONS
from web.app import LARGEST_BODY

GUIDE = (ROOT / "docs" / "admin.md").read_text()
ALSO = {400, 404, 415, 500}
"""Told here in the words of the whole service."""


def rows(table: str) -> list[list[str]]:
    """The cells of the table that stands between two marks, without its head."""
    found = re.search(rf"<!-- {table}:.*?-->\n(.*?)<!-- /{table} -->", GUIDE, re.DOTALL)
    assert found, f"docs/admin.md has no table between the marks {table}"
    return [
        [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")] for line in found[1].splitlines()[2:]
    ]


def routes(app: Flask, blueprint: str) -> set[str]:
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith(f"{blueprint}.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_the_guide_has_every_address(made: tuple[Flask, MadeKeeper]) -> None:
    assert {row[0] for row in rows("pages")} == routes(made[0], "admin")
    assert {row[0] for row in rows("api")} == routes(made[0], "admin_api")
    assert routes(made[0], "metrics") == {"GET /metrics"}


def test_the_guide_has_every_field() -> None:
    assert [row[0] for row in rows("status")] == list(Overview.__struct_fields__)
    assert [row[0] for row in rows("job")] == list(Job.__struct_fields__)
    assert [name for name in Standing.__struct_fields__ if f"`{name}`" not in GUIDE] == []


def test_the_guide_has_every_error_and_limit() -> None:
    assert {int(row[0]) for row in rows("errors")} == {*TITLES, *ALSO}
    told = {int(row[0]): row[1] for row in rows("errors")}
    assert f"{REQUESTS} requests or {REFUSALS} wrong tokens a minute" in told[429]
    assert f"{LARGEST_BODY // 1024} KiB" in told[413]


def test_the_guide_and_the_page_name_every_action() -> None:
    assert [row[0] for row in rows("audit")] == list(ACTIONS) == list(get_args(Action))


def test_the_guide_has_every_figure(program: FlaskClient) -> None:
    families = text_string_to_metric_families(program.get("/metrics").text)
    told = []
    for family in families:
        name = f"{family.name}_total" if family.type == "counter" else family.name
        labels = ", ".join(sorted({label for sample in family.samples for label in sample.labels}))
        told.append([name, labels, family.documentation])
    assert rows("metrics") == told


def test_alarms_are_on_figures_that_there_are() -> None:
    figures = {row[0]: row[1].split(", ") for row in rows("metrics")}
    alarms = re.findall(r"^\| `([^`]*trials_[^`]* (?:>|==) \d+)` \|", GUIDE, re.MULTILINE)
    assert len(alarms) == 3
    for alarm in alarms:
        named, label = re.findall(r"(trials_\w+)(?:{(\w+)=)?", alarm)[0]
        assert named in figures, alarm
        assert not label or label in figures[named], alarm
