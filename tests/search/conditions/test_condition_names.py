"""Our names of headings: each for a heading that there is, each shown once in its language."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from search.conditions import Conditions
from search.conditions.rules import LANGUAGES, shown_names
from search.conditions.tree import Tree
from search.fold import fold
from tests.search.conditions.test_tree import SHAPE, tree_of

OTHERS = ("de", "es", "fr")


@pytest.fixture(scope="module")
def names(reference_dir: Path) -> dict[str, str]:
    """MeSH's name of each heading."""
    path = reference_dir / "conditions.sqlite"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as vocabulary:
        return dict(vocabulary.execute("SELECT id, name FROM condition WHERE heading"))


@pytest.fixture(scope="module")
def tree(reference_dir: Path) -> Tree:
    path = reference_dir / "conditions.sqlite"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as vocabulary:
        return tree_of(dict(vocabulary.execute("SELECT number, heading FROM tree_number")), SHAPE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_of_a_heading_and_says_its_name(language: str, names: dict[str, str]) -> None:
    lines = list(shown_names(language))
    assert len(lines) > 200
    assert [line for line in lines if names.get(line.id) != line.heading] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_has_two_lines_and_no_name_two_headings(language: str) -> None:
    lines = list(shown_names(language))
    assert [id for id, times in Counter(line.id for line in lines).items() if times > 1] == []
    assert [name for name, times in Counter(fold(line.name) for line in lines).items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_clean(language: str) -> None:
    for line in shown_names(language):
        for name in (line.name, *line.others):
            assert name == name.strip()
            assert name
            assert not {"—", "'", '"', "|"} & set(name)


def test_an_english_name_is_another_one_and_no_other_headings(names: dict[str, str]) -> None:
    by_name = {fold(name): id for id, name in names.items()}
    for line in shown_names("en"):
        assert line.name != line.heading
        assert by_name.get(fold(line.name), line.id) == line.id


def test_the_other_languages_name_the_same_headings() -> None:
    ids = [{line.id for line in shown_names(language)} for language in OTHERS]
    assert ids[0] == ids[1] == ids[2]


def test_no_top_has_its_name_turned_round_in_english(tree: Tree, names: dict[str, str]) -> None:
    ours = {line.id for line in shown_names("en")}
    assert [names[id] for id in tree.tops() if ", " in names[id] and id not in ours] == []


def test_what_pages_call_a_heading_leads_to_it(conditions: Conditions) -> None:
    missed = [shown for shown in shown_names("en") if (conditions.named(shown.name) or shown).id != shown.id]
    unknown = [shown for shown in shown_names("en") if conditions.named(shown.name) is None]
    assert (missed, unknown) == ([], [])
