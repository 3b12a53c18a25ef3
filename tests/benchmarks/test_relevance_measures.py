"""The relevance bench's own sums: figures by hand, halves, files with faults, and constants that are tried out."""

from __future__ import annotations

import importlib
import sys
from math import log2
from pathlib import Path

import pytest

from benchmarks.relevance import peers
from benchmarks.relevance.constants import Constant, NoConstant, compiled, constant, value
from benchmarks.relevance.figures import Figures, average, figures
from benchmarks.relevance.sweep import sweep_of
from benchmarks.relevance.topics import JUDGEMENTS, QUERIES, Faulty, read_topics, split, with_judged
from benchmarks.relevance.variant import product_with
from search.words import fields
from tests.records import small_record

ASKED = "query_id\tclinical\tlay\n"
JUDGED = "query_id\tnct_id\tgrade\n"


def test_the_figures_are_those_reckoned_by_hand() -> None:
    grades = {"A": 2, "B": 1, "C": 0, "D": 2}
    told = figures(["X", "B", "A", "C"], grades)
    gained, best = 1 / log2(3) + 2 / log2(4), 2 / log2(2) + 2 / log2(3) + 1 / log2(4)
    assert told.ndcg == pytest.approx(gained / best)
    assert told.recall == pytest.approx(2 / 3)
    assert (told.precision, told.nothing) == (0.2, 0)


def test_the_best_order_is_one_and_an_empty_answer_nothing() -> None:
    grades = {"A": 1, "B": 2}
    assert figures(["B", "A"], grades).ndcg == pytest.approx(1)
    assert figures(["A", "B"], grades).ndcg == pytest.approx((1 + 2 / log2(3)) / (2 + 1 / log2(3)))
    assert figures([], grades) == Figures(ndcg=0, precision=0, recall=0, nothing=1)


def test_only_so_many_hits_count() -> None:
    others = [f"X{number}" for number in range(99)]
    told = figures([*others[:10], "A", *others[10:], "B"], {"A": 1, "B": 1})
    assert (told.ndcg, told.precision, told.recall) == (0, 0, 0.5)


def test_every_topic_counts_alike() -> None:
    several = [figures(["A"], {"A": 1}), figures([], {"A": 1})]
    assert average(several) == Figures(ndcg=0.5, precision=0.05, recall=0.5, nothing=0.5)


def test_topics_that_share_a_wording_are_in_one_half() -> None:
    asked = {str(number): (f"illness {number}", f"words {number}") for number in range(200)}
    assert split(asked) == split(dict(reversed(asked.items())))
    assert 70 <= list(split(asked).values()).count("tune") <= 130
    for number in range(0, 200, 4):
        asked[str(number)] = (f"ILLNESS {number + 1}", f"words {number}")
        asked[str(number + 2)] = (f"illness {number + 2}", f"Words {number}")
    halves = split(asked)
    for number in range(0, 200, 4):
        assert halves[str(number)] == halves[str(number + 1)] == halves[str(number + 2)]
    assert set(halves.values()) == {"tune", "report"}


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    write(tmp_path, ASKED + "t1\tmyopia\tshort sight\nt2\tasthma\tasthma\n", JUDGED + "t1\tNCT1\t2\nt1\tNCT2\t0\n")
    first, second = read_topics(tmp_path)
    assert (first.id, first.clinical, first.lay, first.grades) == (
        "t1",
        "myopia",
        "short sight",
        {"NCT1": 2, "NCT2": 0},
    )
    assert second.grades == {}


def test_topics_without_a_relevant_study_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, ASKED + "t1\ta\tb\nt2\tc\td\n", JUDGED + "t1\tNCT1\t2\nt1\tNCT2\t1\nt2\tNCT1\t0\nt2\tNCT3\t1\n")
    (kept,) = with_judged(read_topics(tmp_path), {"NCT1"})
    assert (kept.id, kept.grades) == ("t1", {"NCT1": 2})


@pytest.mark.parametrize(
    ("asked", "judged", "fault"),
    [
        ("", JUDGED, f"{QUERIES} line 1: must be query_id, clinical, lay"),
        (ASKED + "t1\tmyopia\n", JUDGED, f"{QUERIES} line 2: must have 3 values"),
        (ASKED + "t1\tmyopia\t \n", JUDGED, f"{QUERIES} line 2: must have 3 values"),
        (ASKED + "t1\ta\tb\nt1\tc\td\n", JUDGED, f"{QUERIES} line 3: t1 stands there twice"),
        (ASKED + "t1\ta\tb\n", "query_id\tgrade\n", f"{JUDGEMENTS} line 1: must be query_id, nct_id, grade"),
        (ASKED + "t1\ta\tb\n", JUDGED + "t2\tNCT1\t1\n", f"{JUDGEMENTS} line 2: t2 is no topic"),
        (ASKED + "t1\ta\tb\n", JUDGED + "t1\tNCT1\t3\n", f"{JUDGEMENTS} line 2: a grade is 0, 1 or 2"),
        (ASKED + "t1\ta\tb\n", JUDGED + "t1\tN\t1\nt1\tN\t0\n", f"{JUDGEMENTS} line 3: N is judged twice"),
    ],
)
def test_a_fault_names_its_file_and_line(asked: str, judged: str, fault: str, tmp_path: Path) -> None:
    write(tmp_path, asked, judged)
    with pytest.raises(Faulty) as told:
        read_topics(tmp_path)
    assert str(told.value).startswith(fault)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Faulty, match=QUERIES):
        read_topics(tmp_path)


def test_a_number_is_found_by_its_name() -> None:
    title = constant("TOPIC_FIELDS.title")
    assert (title.module, title.key, value(title)) == ("search.words.fields", "title", fields.TOPIC_FIELDS["title"])
    assert constant("fields.TOPIC_FIELDS.title") == title
    for name in ("NOTHING", "TOPIC_FIELDS", "TOPIC_FIELDS.nothing", "conditions.clause"):
        with pytest.raises(NoConstant):
            constant(name)


def test_a_sweep_takes_numbers_alone() -> None:
    assert sweep_of("TOPIC_FIELDS.title=2, 3.5").values == (2, 3.5)
    for written in (
        "TOPIC_FIELDS.title",
        "TOPIC_FIELDS.title=",
        "TOPIC_FIELDS.title=1,True",
        "TOPIC_FIELDS.title=open",
    ):
        with pytest.raises(NoConstant):
            sweep_of(written)


def test_what_is_made_from_a_number_is_made_from_the_other(tmp_path: Path) -> None:
    file = tmp_path / "boosts.py"
    file.write_text(
        "BOOST: Final = 2.0\nWEIGHTS = {'title': -1, 'text': 0.5}\nTOLD = [BOOST, *WEIGHTS.values()]\n", "utf-8"
    )
    for of, told in ((Constant(file, "BOOST", None), [7, -1, 0.5]), (Constant(file, "WEIGHTS", "title"), [2, 7, 0.5])):
        made: dict[str, object] = {"Final": float}
        exec(compiled(of, 7), made)
        assert made["TOLD"] == told


def test_a_constant_is_changed_inside_alone() -> None:
    before = {name: module for name, module in sys.modules.items() if name.partition(".")[0] in ("search", "web")}
    title = fields.TOPIC_FIELDS["title"]
    with product_with(constant("TOPIC_FIELDS.title"), title + 1) as finder:
        assert importlib.import_module("search.words.fields").TOPIC_FIELDS["title"] == title + 1
        assert importlib.import_module(finder.__module__).Finder is finder
    assert fields.TOPIC_FIELDS["title"] == title
    assert all(sys.modules[name] is module for name, module in before.items())


def test_a_change_ends_with_a_failure_too() -> None:
    with pytest.raises(ZeroDivisionError), product_with(constant("TOPIC_FIELDS.title"), 7.5):
        _ = 1 / 0
    assert importlib.import_module("search.words.fields") is fields


def test_a_peer_reads_what_a_record_has() -> None:
    conditions = {"conditions": ["Myopia"], "keywords": ["glasses", {}]}
    told = peers.document(small_record("NCT00000007", conditionsModule=conditions))
    assert (told["id"], told["Condition"], told["Keyword"]) == ("NCT00000007", ["Myopia"], ["glasses"])
    assert told["text"] == ["A study", "Myopia", "glasses"]


def write(folder: Path, asked: str, judged: str) -> None:
    (folder / QUERIES).write_text(asked, "utf-8")
    (folder / JUDGEMENTS).write_text(judged, "utf-8")
