"""The tree: everything over and under a heading for searches, and the one path and the levels that readers see."""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import pytest

import mappings
from search.conditions.heading import Heading
from search.conditions.tree import Tree

SHAPE = mappings.read("condition_tree")
NOTHING: mappings.Json = {"paths": {}, "shelves": {}, "hidden": {}}


def tree_of(numbers: dict[str, str], shape: mappings.Json) -> Tree:
    """A tree of headings that are called as their ids."""
    places = defaultdict(list)
    for number, id in numbers.items():
        places[id].append(number)
    return Tree(numbers, {id: Heading(id, id, tuple(at)) for id, at in places.items()}, shape)


@pytest.fixture(scope="module")
def numbers(reference_dir: Path) -> dict[str, str]:
    path = reference_dir / "conditions.sqlite"
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as vocabulary:
        return dict(vocabulary.execute("SELECT number, heading FROM tree_number"))


@pytest.fixture(scope="module")
def tree(numbers: dict[str, str]) -> Tree:
    return tree_of(numbers, SHAPE)


@pytest.mark.parametrize(
    ("id", "over"),
    [
        ("D064726", ("D009369", "D001943")),  # triple negative: cancer, breast cancer; no skin
        ("d64726", ("D009369", "D001943")),
        ("D008545", ("D009369", "D012878")),  # melanoma: skin cancer
        ("D002289", ("D009369", "D013899", "D008175")),  # non-small-cell: lung cancer, no bronchi
        ("D010051", ("D009369", "D005833")),  # ovarian cancer: no gland
        ("D007889", ()),  # fibroids: no cancer
        ("D000067877", ("D065886", "D002659")),  # autism: no mental disorder
        ("D013398", ()),  # cot death: no sudden death
        ("D003863", ()),  # depression: no behaviour
        ("D015658", ("D007239", "D014777")),  # HIV: a virus
        ("D000086382", ("D007239", "D014777", "D018352")),  # COVID-19: coronavirus
        ("D018805", ("D007239",)),  # sepsis
        ("D003924", ("D004700", "D003920")),  # type 2 diabetes
        ("D020521", ("D009422", "D001927", "D002561")),  # stroke
        ("D003704", ("D009422", "D001927")),  # dementia
        ("D010146", ("D012816",)),  # pain
        ("D001416", ("D012816", "D010146")),  # back pain
        ("D009765", ("D009750", "D009748", "D050177")),  # obesity: no overnutrition
        ("D004314", ("D009358", "D030342", "D025063")),  # Down syndrome: chromosomes, no defect
        ("D011225", ("D011248", "D046110")),  # pre-eclampsia: pregnancy, no genital disease
        ("D007676", ("D014570", "D007674", "D051437", "D051436")),  # end-stage kidney disease
        ("D003550", ("D012140", "D008171")),  # cystic fibrosis: lungs
        ("D009369", ()),
        ("D999999", ()),
        ("x", ()),
    ],
)
def test_the_path_that_readers_see(tree: Tree, id: str, over: tuple[str, ...]) -> None:
    assert tree.over(id) == over


def test_no_heading_is_over_itself_and_no_hidden_level_over_any(tree: Tree, numbers: dict[str, str]) -> None:
    for id in set(numbers.values()):
        path = tree.over(id)
        assert len({*path, id}) == len(path) + 1
        assert not any(tree.hidden(above) for above in path)


def test_a_path_is_its_parents_path_and_its_parent(tree: Tree, numbers: dict[str, str]) -> None:
    for id in set(numbers.values()):
        path = tree.over(id)
        assert not path or (tree.over(path[-1]) == path[:-1] and id in tree.children(path[-1]) + list(SHAPE["hidden"]))


def test_children_lie_beneath_and_are_shown(tree: Tree, numbers: dict[str, str]) -> None:
    for id in set(numbers.values()) - set(SHAPE["shelves"]):
        children = tree.children(id)
        assert set(children) <= set(tree.beneath(id))
        assert not any(tree.hidden(child) for child in children)


def test_nearly_all_paths_go_through_what_lies_over_a_heading(tree: Tree, numbers: dict[str, str]) -> None:
    ids = set(numbers.values())
    aside = [id for id in ids if not set(tree.over(id)) <= set(tree.ancestors(id))]
    assert len(aside) < 0.02 * len(ids)  # a heading's parent may stand elsewhere: 1.3 % when this was written


def test_a_hidden_child_is_replaced_by_its_own(tree: Tree) -> None:
    assert "D009371" not in tree.children("D009369")
    assert {"D001943", "D008223", "D009362"} <= set(tree.children("D009369"))


def test_all_of_a_headings_places_list_it(tree: Tree) -> None:
    assert "D004314" in tree.children("D008607")
    assert "D004314" in tree.children("D025063")


def test_tops_stand_under_nothing(tree: Tree, numbers: dict[str, str]) -> None:
    tops = tree.tops()
    assert {"D009369", "D007239", "D011248", "D065886", "D013568"} <= set(tops)
    assert {"D000820", "D000091642", "D013398"}.isdisjoint(tops)
    listed = {child for id in set(numbers.values()) for child in tree.children(id)}
    assert listed.isdisjoint(tops)
    assert {id: tree.over(id) for id in tops} == dict.fromkeys(tops, ())


def test_a_shelf_has_what_has_no_other_home(tree: Tree) -> None:
    assert {"D013398", "D006547", "D007889"} <= set(tree.children("D013568"))
    assert {"D003863", "D001007", "D000068116"} <= set(tree.children("D001520"))
    assert all(tree.over(id) == () for shelf in SHAPE["shelves"] for id in tree.children(shelf))


def test_browsing_reaches_every_shown_heading_of_people(tree: Tree, numbers: dict[str, str]) -> None:
    reached: set[str] = set()
    next_ones = set(tree.tops())
    while next_ones:
        reached |= next_ones
        next_ones = {child for id in next_ones for child in tree.children(id)} - reached
    lost = {id for id in set(numbers.values()) - reached if not tree.hidden(id)}
    animals = {"D000820", "D001522"}
    assert all(animals & set(tree.ancestors(id)) for id in lost)


def test_beneath_and_ancestors_count_all_places(tree: Tree) -> None:
    assert "D064726" in tree.beneath("D001943")
    assert "D001943" not in tree.beneath("D001943")
    assert all("D001943" in tree.ancestors(id) for id in tree.beneath("d1943"))
    assert tree.ancestors("D064726") == ["D001941", "D001943", "D009369", "D009371", "D012871", "D017437"]
    assert (tree.ancestors("D999999"), tree.beneath("x"), tree.children("")) == ([], [], [])


def test_the_shape_names_only_headings_and_levels_over_them(tree: Tree, numbers: dict[str, str]) -> None:
    ids = set(numbers.values())
    assert {id for part in ("renamed", "paths", "shelves", "hidden") for id in SHAPE[part]} <= ids
    assert set(SHAPE["hidden"]).isdisjoint(SHAPE["shelves"])
    for id, move in SHAPE["paths"].items():
        assert move["reason"]
        assert move["under"] is None or move["under"] in {*tree.ancestors(id), *SHAPE["shelves"]}


def test_a_cancer_stands_at_its_organ_and_a_sign_behind_its_cause() -> None:
    tree = tree_of(
        {"C04": "D000001", "C04.557": "D000002", "C04.588": "D000003", "C23": "D000004", "C06": "D000005"}
        | {"C04.557.1": "D000006", "C04.588.1": "D000006", "C23.1": "D000007", "C06.1": "D000007"},
        NOTHING,
    )
    assert tree.over("D000006") == ("D000001", "D000003")
    assert tree.over("D000007") == ("D000005",)


def test_answers_are_fast(tree: Tree, numbers: dict[str, str]) -> None:
    start = time.thread_time()
    assert len(tree.beneath("D013568")) > 500
    assert time.thread_time() - start < 0.005
    ids = sorted(set(numbers.values()))[:1000]
    start = time.thread_time()
    for id in ids:
        tree.over(id)
        tree.ancestors(id)
        tree.children(id)
    assert (time.thread_time() - start) / len(ids) < 100e-6
