"""The guide, the examples and the schemas say what the code does."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import inspect

from indexer.own import reader
from indexer.own.columns import column_of, columns
from indexer.own.faults import emptied_by, faults_in
from indexer.own.fields import Given
from indexer.own.header import SHAPES
from indexer.own.kinds import inner, kind
from indexer.own.schema import FILES, schema
from indexer.registries.files import records
from indexer.registries.reading import Raw
from search.vocabulary import STATUSES
from tests.records import TODAY

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "own-studies.md").read_text()
EXAMPLES = ROOT / "docs" / "examples"
WRITTEN = ("own-studies.jsonl", "additions.jsonl")
TEMPLATES = {"own-studies.csv": "file", "additions.csv": "texts"}


@pytest.mark.parametrize("key", SHAPES)
def test_the_tables_of_the_guide_are_the_fields_of_the_code(key: str) -> None:
    assert _between(f"fields with `{key}`").splitlines()[2:] == list(_rows(SHAPES[key]))


def test_the_guide_names_every_status() -> None:
    assert re.findall(r"`(\w+)`", _between("statuses")) == sorted(STATUSES)


def test_the_tables_in_the_guide_are_read_without_a_fault(tmp_path: Path) -> None:
    addition = _in_table("a table of an addition", tmp_path)
    assert [(one["study"], one["plain_title"]) for one in addition] == [
        ("NCT99999901", "Can a daily walk help after a stroke?")
    ]
    found = _in_table("a table", tmp_path)
    assert [(one["id"], len(one["sites"])) for one in found] == [("EXAMPLE-WALK-1", 2), ("EXAMPLE-SLEEP-2", 1)]


def test_the_faults_in_the_guide_are_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines, told = _between("faults").strip().split("```\n\n```\n")
    Path("mine.jsonl").write_text(lines.removeprefix("```json\n"))
    assert told.removesuffix("```").splitlines() == [str(fault) for fault in faults_in([Path("mine.jsonl")])]


def test_the_examples_are_read_without_a_fault() -> None:
    paths = [EXAMPLES / name for name in WRITTEN]
    assert faults_in(paths) == []
    found = [reader.identify(each.data) for path in paths for each in records(path) if isinstance(each, Raw)]
    assert [one.registry for one in found] == ["file", "file", "texts", "texts"]


def test_the_examples_say_that_they_are_made_up_and_use_every_field() -> None:
    for name, key in zip(WRITTEN, SHAPES, strict=True):
        first = json.loads((EXAMPLES / name).read_text().splitlines()[0])
        assert "Made-up" in first.get("title", first.get("plain_title"))
        assert {field.name for field in kind(SHAPES[key]).fields} - set(first) <= {"lang"}


def test_an_example_becomes_a_study_with_its_own_points() -> None:
    received = (EXAMPLES / WRITTEN[0]).read_bytes().splitlines()[0]
    study = reader.study(received, TODAY).study
    assert [(site.precision, site.position_source) for site in study.sites] == [("exact", "operator"), (None, None)]
    assert [text.section for text in study.details.texts][:3] == ["official_title", "summary", "description"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_templates_have_every_column_and_take_all_back(name: str) -> None:
    key = "id" if TEMPLATES[name] == "file" else "study"
    assert (EXAMPLES / name).read_text() == ",".join(columns(SHAPES[key])) + "\n"
    assert faults_in([EXAMPLES / name]) == []
    assert emptied_by([EXAMPLES / name]) == {TEMPLATES[name]}


@pytest.mark.parametrize("name", FILES)
def test_the_schemas_are_those_of_the_code(name: str) -> None:
    """If not: `python -m indexer.own.schema docs/examples`."""
    assert (EXAMPLES / name).read_text() == schema(FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_the_schemas_take_the_examples_and_nothing_with_a_field_too_many(tmp_path: Path, name: str) -> None:
    example = EXAMPLES / name.replace(".schema.json", ".jsonl")
    lines = [json.loads(line) for line in example.read_text().splitlines()]
    assert _fits(EXAMPLES / name, lines, tmp_path)
    assert not _fits(EXAMPLES / name, [lines[0] | {"titel": "x"}], tmp_path)


@pytest.mark.parametrize("key", SHAPES)
def test_every_field_has_a_meaning_and_every_column_a_right_example(key: str) -> None:
    for path, meta in _fields(kind(SHAPES[key])):
        assert meta["description"].endswith((".", "…")), path
        assert "examples" in meta or path[-1] in ("questions", "sites", "links", "contact"), path


def _in_table(name: str, folder: Path) -> list[dict[str, Any]]:
    path = folder / "mine.csv"
    path.write_text(_between(name).strip().removeprefix("```csv\n").removesuffix("```"))
    assert faults_in([path]) == []
    return [json.loads(each.data) for each in records(path) if isinstance(each, Raw)]


def _fits(schema_file: Path, values: list[Any], folder: Path) -> bool:
    files = [folder / f"{number}.json" for number in range(len(values))]
    for file, value in zip(files, values, strict=True):
        file.write_text(json.dumps(value))
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema_file), *map(str, files)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _between(name: str) -> str:
    found = re.search(rf"<!-- {name}:.*?-->\n(.*?)<!-- /{name} -->", GUIDE, re.DOTALL)
    assert found, f"the guide has nothing between the marks {name}"
    return found[1]


def _rows(shape: type[Given]) -> Iterator[str]:
    """A row for each field: as JSON and as a column, whether it is needed, what it means, and an example."""
    for path, meta in _fields(kind(shape)):
        if "examples" in meta:
            steps = tuple(step.removesuffix("[]") for step in path)
            needed = "needed" if meta["required"] else ""
            yield (
                f"| `{'.'.join(path)}` | `{column_of(steps, shape)}` | {needed} | {meta['description']} "
                f"| {_written(meta['examples'][0])} |"
            )


def _fields(of: inspect.StructType, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for field in of.fields:
        assert isinstance(field.type, inspect.Metadata)
        meant = inner(field.type)
        item = inner(meant.item_type) if isinstance(meant, inspect.VarTupleType) else meant
        listed = meant is not item and isinstance(item, inspect.StructType)
        path = (*before, f"{field.name}[]" if listed else field.name)
        yield (*before, field.name), (field.type.extra_json_schema or {}) | {"required": field.required}
        if isinstance(item, inspect.StructType):
            yield from _fields(item, path)


def _written(example: object) -> str:
    if isinstance(example, list):
        return "; ".join(map(str, example))
    return str(example).lower() if isinstance(example, bool) else str(example)
