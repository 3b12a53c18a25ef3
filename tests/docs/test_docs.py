"""The documentation says what the code does: tables, links, and what must not stand in any file."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest

import mappings
from indexer.commands import commands
from search.parameters import PARAMETERS
from search.settings import Address, Settings, variable

ROOT = Path(__file__).parents[2]
GUIDES = sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md"))

TESTS_ONLY = {"clock"}
DEFAULTS = {"data_dir": "`var`", "engine_heap": "by memory"}
"""Of settings whose default is worked out."""

MADE_BY_OTHERS = {"LICENSE", "requirements/run.txt", "requirements/test.txt", "requirements/build.txt"}


def test_the_settings_in_the_readme_are_those_of_the_code() -> None:
    wanted = [
        f"| `{variable(one.name)}` | {_default(one.name, one.default)} | {one.metadata['meaning']} |"
        for one in fields(Settings)
        if one.name not in TESTS_ONLY
    ]
    assert _rows("README.md", "settings") == wanted


def test_the_commands_in_the_readme_are_those_of_the_code() -> None:
    told = [row.split(" | ")[:2] for row in _rows("README.md", "commands")]
    wanted = [[f"| `{name}`", _options(command)] for name, command in sorted(commands.commands.items())]
    assert told == wanted


def test_every_command_has_a_sentence() -> None:
    assert [name for name, command in commands.commands.items() if not command.get_short_help_str()] == []


def test_the_parameters_in_the_guide_are_those_of_the_code() -> None:
    wanted = [
        f"| `{one.name}` | {'' if one.default is None else f'`{_written(one.default)}`'} | {one.sentence} |"
        for one in PARAMETERS
    ]
    assert _rows("docs/api.md", "parameters") == wanted


def _written(default: object) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def test_the_targets_in_the_readme_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text()
    wanted = re.findall(r"^([a-z]+):.*## (.*)", makefile, re.MULTILINE)
    assert _rows("README.md", "targets") == [f"| `make {name}` | {sentence} |" for name, sentence in wanted]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(guide: Path) -> None:
    text = _without_code(guide.read_text())
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert [link for link in links if not _leads_somewhere(guide, link)] == []


def test_every_field_of_the_index_has_a_sentence() -> None:
    assert [name for name, field in _fields(mappings.read("studies")["fields"]) if not field.get("sentence")] == []


def test_no_file_names_the_machine_it_was_written_on() -> None:
    rooms = ("work", "root", "home/[a-z]", "Users/[A-Za-z]")
    assert _found(rf"(?<![\w.])/(?:{'|'.join(rooms)})\w*/") == []


def test_no_file_names_a_package_registry() -> None:
    """What is fetched is fetched from where each user's own tools are set to."""
    hosts = (r"pypi\b", r"pythonhosted\b", r"npmjs\b", r"repo\d?\.maven\b", r"yarnpkg\b")
    assert _found(rf"(?i)https?://[\w.-]*(?:{'|'.join(hosts)})|--(?:extra-)?index-url\b") == []


def test_nothing_is_left_for_later_in_a_comment() -> None:
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")
    assert _found(rf"\b(?:{'|'.join(words)})\b") == []


def _rows(guide: str, table: str) -> list[str]:
    """The rows of the table that stands between two marks, without its head."""
    found = re.search(rf"<!-- {table}:.*?-->\n(.*?)<!-- /{table} -->", (ROOT / guide).read_text(), re.DOTALL)
    assert found, f"{guide} has no table between the marks {table}"
    return [line.replace(r"\|", "|") for line in found[1].strip().splitlines()[2:]]


def _default(name: str, default: Any) -> str:
    if name in DEFAULTS:
        return DEFAULTS[name]
    match default:
        case None:
            return "unset"
        case "":
            return "empty"
        case Address(host, port):
            return f"`{host}:{port}`"
        case float():
            return f"`{default:g}`"
        case timedelta():
            return f"`{default // timedelta(days=1)}d`" if default.days else f"`{default // timedelta(hours=1)}h`"
        case _:
            return f"`{default}`"


def _options(command: click.Command) -> str:
    """Arguments by the name that the help shows, options by their long form."""
    names = [
        one.metavar or one.name or "" if isinstance(one, click.Argument) else one.opts[0] for one in command.params
    ]
    return " ".join(f"`{name}`" for name in names)


def _fields(given: dict[str, Any], over: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, field in given.items():
        yield f"{over}{name}", field
        yield from _fields(field.get("fields", {}), f"{over}{name}.")


def _leads_somewhere(guide: Path, link: str) -> bool:
    if re.match(r"https?://|mailto:", link):
        return True
    path, _, part = link.partition("#")
    target = (guide.parent / path).resolve() if path else guide
    return target.exists() and (not part or part in _parts(target))


def _parts(guide: Path) -> set[str]:
    """The anchors of a guide's headings, in the form that is usual for them."""
    headings = re.findall(r"^#+ (.+)$", _without_code(guide.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _without_code(text: str) -> str:
    return re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)


@cache
def _texts() -> dict[str, str]:
    """Every text file of the repository that is ours: what git tracks, and what it would."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split("\0")
    texts: dict[str, str] = {}
    for name in sorted(set(listed) - MADE_BY_OTHERS):
        path = ROOT / name
        if path.is_file() and b"\0" not in (content := path.read_bytes()):
            texts[name] = content.decode("utf-8")
    return texts


def _found(pattern: str) -> list[str]:
    return [
        f"{name}:{number} {found[0]}"
        for name, text in _texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if (found := re.search(pattern, line))
    ]
