"""Whatever a study says, it says the same as JSON and as a table; and whatever a file holds, no reader breaks on it."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.own import reader, table
from indexer.own.columns import Column, columns
from indexer.own.fields import Given
from indexer.own.header import SHAPES
from indexer.registries.reading import Raw, Unreadable
from indexer.text import clean
from search.vocabulary import PHASES, PURPOSES, STATUSES, TYPES
from tests.indexer.own.writing import ADDITION, STUDY, line
from tests.records import TODAY

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(
    lambda text: clean(text).strip() == text.strip() and text.strip() and not text.isspace()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(lambda parts: "\n\n".join(parts).strip())
LISTED = st.lists(WORDS.filter(lambda text: ";" not in text).map(str.strip), min_size=1, max_size=3)
DAYS = st.dates(date(2000, 1, 1), TODAY).map(date.isoformat)
PEOPLE = st.fixed_dictionaries({"phone": st.from_regex(r"\+[0-9]{6,14}", fullmatch=True)}, optional={"name": WORDS})
DEGREES = st.floats(0.001, 89, allow_nan=False).map(lambda value: round(value, 5))
SITES = st.fixed_dictionaries(
    {"name": WORDS, "country": st.sampled_from(["GB", "Germany", "us"])},
    optional={"city": WORDS, "status": st.sampled_from(STATUSES), "contact": PEOPLE},
)
POINTED = st.builds(lambda site, lat, lon: site | {"lat": lat, "lon": lon}, SITES, DEGREES, DEGREES)
STUDIES = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"OWN-[a-z0-9]{1,8}", fullmatch=True),
        "title": WORDS,
        "status": st.sampled_from(STATUSES),
        "updated": DAYS,
    },
    optional={
        "summary": TEXTS,
        "conditions": LISTED,
        "interventions": LISTED,
        "other_ids": LISTED,
        "type": st.sampled_from(TYPES),
        "purpose": st.sampled_from(PURPOSES),
        "phase": st.lists(st.sampled_from(PHASES), min_size=1, max_size=2),
        "healthy_volunteers": st.booleans(),
        "minimum_age": st.integers(0, 50).map("{} years".format),
        "enrolment": st.integers(0, 10_000),
        "contact": PEOPLE,
        "sites": st.lists(SITES | POINTED, min_size=1, max_size=4),
    },
)
ADDITIONS = st.fixed_dictionaries(
    {"study": st.just("NCT00000001"), "source": WORDS, "written": DAYS, "plain_title": WORDS},
    optional={
        "questions": st.lists(st.fixed_dictionaries({"question": WORDS, "answer": TEXTS}), min_size=1, max_size=3),
        "links": st.lists(
            st.fixed_dictionaries({"text": WORDS, "url": st.just("https://study.example/a?b=c,d;e")}), min_size=1
        ),
        "contact": PEOPLE,
    },
)
FIELDS = sorted({column.steps[0] for shape in SHAPES.values() for column in columns(shape).values()})
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*FIELDS, "x"]), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None)
@given(STUDIES, st.sampled_from(",;\t"))
def test_a_study_says_the_same_as_json_and_as_a_table(study: dict[str, Any], delimiter: str) -> None:
    expected = reader.study(json.dumps(study).encode(), TODAY)
    assert reader.study(_through_a_table(study, SHAPES["id"], delimiter), TODAY) == expected
    assert expected.study.card.status == study["status"]
    assert [site.said for site in expected.study.sites] == [site.get("status") for site in study.get("sites", ())]
    assert expected.unknown_words == ()


@settings(deadline=None)
@given(ADDITIONS, st.sampled_from(",;\t"))
def test_an_addition_says_the_same_as_json_and_as_a_table(addition: dict[str, Any], delimiter: str) -> None:
    expected = reader.read_addition(json.dumps(addition).encode())
    assert reader.read_addition(_through_a_table(addition, SHAPES["study"], delimiter)) == expected


@settings(deadline=None)
@given(st.binary())
def test_bytes_of_any_kind_break_no_reader(content: bytes) -> None:
    assert_read_or_told(content)


@settings(deadline=None)
@given(st.sampled_from([line(STUDY), line(ADDITION)]), st.data())
def test_a_line_with_any_values_breaks_no_reader(received: bytes, data: st.DataObject) -> None:
    value = json.loads(received)
    value[data.draw(st.sampled_from(FIELDS))] = data.draw(ANYTHING)
    assert_read_or_told(json.dumps(value).encode())


@given(
    st.text('id,study;title\t"\n\r source written\ufeff', max_size=200),
    st.sampled_from(["", "id,title,status,updated\n"]),
)
def test_any_table_is_read_or_told(rows: str, header: str) -> None:
    with contextlib.suppress(ValueError):
        for found in table.records(io.BytesIO((header + rows).encode()), "mine.csv"):
            assert isinstance(found, Raw | Unreadable)
            assert found.where.startswith("mine.csv:")


def assert_read_or_told(content: bytes) -> None:
    """What a reader does not refuse is whole, and it can be told whose it is."""
    with contextlib.suppress(Unreadable):
        assert reader.study(content, TODAY).study.card.title
    with contextlib.suppress(Unreadable):
        assert reader.read_addition(content).source
    if reader.recognises(content):
        with contextlib.suppress(Unreadable):
            assert reader.identify(content).registry in ("file", "texts")


def _through_a_table(value: dict[str, Any], shape: type[Given], delimiter: str) -> bytes:
    """The value written as a table, and read again."""
    known = columns(shape)
    lists = {name: value[name] for name in ("sites", "questions", "links") if name in value}
    rows = max([1, *map(len, lists.values())])
    written = io.StringIO()
    table_of = csv.writer(written, delimiter=delimiter)
    table_of.writerow(known)
    for row in range(rows):
        table_of.writerow([_cell(value, column, row) for column in known.values()])
    found = list(table.records(io.BytesIO(written.getvalue().encode()), "mine.csv"))
    assert len(found) == 1
    assert isinstance(found[0], Raw), found
    return found[0].data


def _cell(value: dict[str, Any], column: Column, row: int) -> str:
    """What stands under a column: in the first row what is said once, in each an entry of its lists."""
    found: Any = value
    if column.repeats:
        entries = value.get(column.steps[0], [])
        found = entries[row] if row < len(entries) else {}
    elif row and column.steps[0] not in ("id", "study"):
        return ""
    for step in column.steps[1:] if column.repeats else column.steps:
        found = found.get(step) if isinstance(found, dict) else None
    if isinstance(found, list):
        return "; ".join(found)
    if isinstance(found, bool):
        return "yes" if found else "no"
    return "" if found is None else str(found)
