"""The whole relevance bench in small: the demonstration's records, and judgements made up from their conditions."""

from __future__ import annotations

import io
import json
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from benchmarks import results
from benchmarks.node import Node
from benchmarks.relevance import peers, report, sweep
from benchmarks.relevance.asking import TITLES
from benchmarks.relevance.indices import indexed
from benchmarks.relevance.run import SPEED, Ground, Json, measure
from benchmarks.relevance.topics import Topic
from indexer import lifecycle
from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.store import Store
from search.engine.client import Client
from search.indices import alias
from search.settings import Settings
from tests.built import quiet, source_of
from tests.records import demonstration, number

WORDS = {"Asthma": "asthma", "Breast Cancer": "cancer of the breast", "Depression": "feeling depressed"}
RECORDS = demonstration()


@pytest.fixture(scope="module")
def ground(
    client: Client,
    engine_url: str,
    settings: Settings,
    knowledge: Knowledge,
    reference_dir: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Ground]:
    prefix = f"relevance-test-{uuid.uuid4().hex[:12]}-"
    with closing(Store(tmp_path_factory.mktemp("store"))) as store:
        Build(store, client, prefix, knowledge, quiet(), settings.today).run(source_of(RECORDS))
    peers.fill(client, f"{prefix}peers", iter(RECORDS))
    node = Node(engine_url, client, replace(settings, data_dir=reference_dir.parent), tmp_path_factory.mktemp("bench"))
    yield Ground(node, prefix, f"{prefix}peers", topics(), 1, frozenset((*TITLES, SPEED)))
    client.indices.delete(index=f"{prefix}peers")
    for name in lifecycle.ours(client, prefix):
        lifecycle.drop(client, name)


@pytest.fixture(scope="module")
def told(ground: Ground) -> Json:
    return measure(ground, Console(quiet=True), rounds=1)


def topics() -> list[Topic]:
    """A topic for each condition; the studies that name it in these words fit best, in longer ones less."""
    named = {number(each): conditions(each) for each in RECORDS}
    return [
        Topic(
            id=f"t{at}",
            clinical=clinical,
            lay=lay,
            half="report" if at else "tune",
            grades={id: 2 if clinical in names else 1 for id, names in named.items() if clinical in " ".join(names)},
        )
        for at, (clinical, lay) in enumerate(WORDS.items())
    ]


def conditions(record: bytes) -> list[str]:
    about: dict[str, list[str]] = json.loads(record)["protocolSection"].get("conditionsModule", {})
    return about.get("conditions", [])


def test_everybody_is_asked_and_what_came_of_it_is_told(told: Json) -> None:
    assert told["studies"] == len(RECORDS)
    assert (told["counts"], told["left_out"]) == ({"tune": 1, "report": 2}, 1)
    for half in ("all", "tune", "report"):
        for way in TITLES:
            assert told["figures"][half]["clinical"][way]["ndcg"] > 0.3, (half, way)
    assert set(told["topics"][0]["ndcg"]) == set(TITLES)
    assert told[SPEED]["ratio"] > 0
    shown = io.StringIO()
    report.show(told, Console(file=shown, width=120))
    assert "The product against plain BM25" in shown.getvalue()


def test_what_is_not_asked_is_not_told(ground: Ground) -> None:
    told = measure(ground._replace(peers=None, parts=frozenset(("product",))), Console(quiet=True))
    assert set(told["figures"]["all"]["lay"]) == {"product"}
    assert SPEED not in told
    assert list(report.tables(told, words=True))


@pytest.mark.parametrize("part", ["plain", SPEED])
def test_without_the_product_nothing_is_compared(told: Json, part: str) -> None:
    figures: Json = {half: {wording: {} for wording in each} for half, each in told["figures"].items()}
    alone = told | {"topics": [one | {"ndcg": {part: 0.5}} for one in told["topics"]], "figures": figures}
    titles = [table.title for table in report.tables(alone, {"t0 clinical": 0.5}, words=True)]
    assert not any("against" in title for title in titles)


def test_the_report_is_written_from_what_is_kept(told: Json, tmp_path: Path) -> None:
    results.write(tmp_path, told)
    guide, kept = tmp_path / "relevance.md", tmp_path / "relevance.json"
    guide.write_text(report.GUIDE.read_text("utf-8"), "utf-8")
    assert report.write(tmp_path, Console(quiet=True), guide, kept) == 0
    written = guide.read_text("utf-8")
    assert "| clinical | the product |" in written
    assert written.count("### ") == report.GUIDE.read_text("utf-8").partition("<!--")[0].count("### ") + 5
    assert not any(lay in written for lay in WORDS.values()), "whoever reads the page learns no topic"
    before = report.reported(kept)
    assert before is not None
    assert set(before) == {f"t{at} {wording}" for at in range(3) for wording in ("clinical", "lay")}
    again = [table.title for table in report.tables(told, before, words=True)]
    assert any(title.startswith("The product against the reported run: clinical +0.0000") for title in again)


def test_without_results_nothing_is_written(tmp_path: Path) -> None:
    assert report.write(tmp_path, Console(quiet=True), tmp_path / "guide", tmp_path / "kept") == 1
    assert not list(tmp_path.iterdir())


def test_a_sweep_tells_a_line_for_each_value(ground: Ground) -> None:
    said = io.StringIO()
    tried = sweep.sweep_of("TOPIC_FIELDS.title=0.1,3")
    sweep.run(tried, ground.node, ground.prefix, ground.topics, "tune", Console(file=said, width=200))
    head, *lines = said.getvalue().splitlines()
    assert "1 topics to tune by" in head
    assert [line.split()[0] for line in lines] == ["0.1", "3"]
    assert all("clinical nDCG@10 " in line and "lay nDCG@10 " in line for line in lines)


def test_a_peers_index_is_whole_only_when_it_says_so(ground: Ground) -> None:
    assert ground.peers is not None
    described = ground.node.client.indices.get_mapping(index=ground.peers)[ground.peers]["mappings"]
    assert described["_meta"] == {"studies": len(RECORDS)}
    ids = {number(each) for each in RECORDS}
    assert indexed(ground.node.client, alias(ground.prefix), ids | {"NCT99999999"}) == ids


def test_the_results_are_json(told: Json) -> None:
    assert msgspec.json.decode(msgspec.json.encode(told)) == told
