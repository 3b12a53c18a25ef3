"""An update leaves the index that a build of the same records would have made, however records join and part."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexer import aliases, filling, lifecycle, update
from indexer.build import Build
from indexer.checks import CheckFailed
from indexer.history.log import Log
from indexer.knowledge import Knowledge
from indexer.lifecycle import Blocked
from indexer.store import Store
from indexer.update import Update
from search.engine.client import Client
from search.settings import Settings
from tests.built import quiet, source_of
from tests.indexer.changing import SHARED, changing, documents, live, read_whole
from tests.indexer.three_registries import of_isrctn
from tests.records import small_record

Records = dict[str, bytes]


class Bench:
    """One store and one prefix, as a machine has them."""

    def __init__(self, store: Store, client: Client, prefix: str, knowledge: Knowledge, settings: Settings) -> None:
        parts = (store, client, prefix, knowledge, quiet(), settings.today)
        self.store, self.client, self.prefix = store, client, prefix
        self.build, self.update = Build(*parts), Update(*parts)

    @property
    def documents(self) -> dict[str, dict[str, object]]:
        return documents(self.client, live(self.client, self.prefix).name)


@pytest.fixture
def bench(client: Client, prefix: str, knowledge: Knowledge, settings: Settings, tmp_path: Path) -> Iterator[Bench]:
    with closing(Store(tmp_path / "one")) as store:
        yield Bench(store, client, prefix, knowledge, settings)


@pytest.fixture
def afresh(client: Client, prefix: str, knowledge: Knowledge, settings: Settings, tmp_path: Path) -> Iterator[Bench]:
    """Another machine, which builds everything anew."""
    with closing(Store(tmp_path / "two")) as store:
        yield Bench(store, client, f"{prefix}afresh-", knowledge, settings)


def without_days(documents: dict[str, dict[str, object]]) -> dict[str, object]:
    """What a machine that sees the studies for the first time can know: not since when a status holds."""
    return {
        id: {**document, "sites": [_undated(site) for site in document.get("sites", ())]}  # type: ignore[attr-defined]
        for id, document in documents.items()
    }


def _undated(site: dict[str, str]) -> dict[str, str]:
    return {**site, "display": re.sub(r'"status_since":("[\d-]+"|null)', '"status_since":null', site["display"])}


def of_isrctn_too(number: int) -> bytes:
    return of_isrctn(f"{number:08}")


@pytest.mark.parametrize("seed", range(6))
def test_an_update_makes_the_index_that_a_build_would_make(bench: Bench, afresh: Bench, seed: int) -> None:
    """Records come, go and change, and with them the numbers that join studies; the sum of all updates is a build."""
    chance = random.Random(seed)
    records = {f"NCT{number:08}": changing(number, chance) for number in range(1, 31)}
    others = {number: of_isrctn_too(int(number[6:])) for number in ("ISRCTN00000017", "ISRCTN00000018")}
    bench.build.run(read_whole("ctgov", records), read_whole("isrctn", others))
    for round in range(4):
        for id in chance.sample(sorted(records), 4):
            records[id] = changing(int(id[3:]), chance, "2026-11-19")
        for id in chance.sample(sorted(records), 2):
            del records[id]
        for number in (100 + 2 * round, 101 + 2 * round):
            records[f"NCT{number:08}"] = changing(number, chance, "2026-11-20")
        bench.update.run(read_whole("ctgov", records))
    afresh.build.run(read_whole("ctgov", records), read_whole("isrctn", others))
    assert without_days(bench.documents) == without_days(afresh.documents)
    known, anew = live(bench.client, bench.prefix).meta, live(afresh.client, afresh.prefix).meta
    assert (known.studies, known.sites, known.placed, known.recruiting) == (
        anew.studies,
        anew.sites,
        anew.placed,
        anew.recruiting,
    )
    assert [(part.name, part.studies, part.sites) for part in known.registries] == [
        (part.name, part.studies, part.sites) for part in anew.registries
    ]


def test_the_records_do_join_and_part() -> None:
    """The records of the test above are worth their while."""
    chance = random.Random(0)
    naming = [changing(number, chance).count(b"REGISTRY") for number in range(1, 31)]
    assert sum(naming) > 10
    assert len(SHARED) == 4


def test_an_update_that_finds_nothing_writes_nothing(bench: Bench) -> None:
    records = {"NCT00000001": small_record("NCT00000001")}
    bench.build.run(read_whole("ctgov", records))
    before = live(bench.client, bench.prefix)
    report = bench.update.run(read_whole("ctgov", records, as_of="2026-11-21T09:00:05Z"))
    after = live(bench.client, bench.prefix)
    assert (after.name, report.written, report.studies) == (before.name, 0, 1)
    assert after.meta.data_timestamp == "2026-11-21T09:00:05Z"
    assert len(lifecycle.ours(bench.client, bench.prefix)) == 1


def test_what_a_run_that_died_had_kept_reaches_the_index_with_the_next(bench: Bench) -> None:
    records = {f"NCT0000000{number}": small_record(f"NCT0000000{number}") for number in range(1, 6)}
    bench.build.run(read_whole("ctgov", records))
    changed = small_record("NCT00000003", statusModule={"overallStatus": "COMPLETED"})

    class Died(BaseException):
        pass

    def dies(*_: object) -> None:
        raise Died

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lifecycle, "copy", dies)
        with pytest.raises(Died):
            bench.update.run(read_whole("ctgov", records | {"NCT00000003": changed}))
    assert [document["status"] for document in bench.documents.values()] == ["unknown"] * 5
    bench.update.run()
    assert bench.documents["NCT00000003"]["status"] == "completed"


def test_after_a_rollback_the_next_update_finds_all_that_the_older_index_lacks(bench: Bench) -> None:
    records = {f"NCT0000000{number}": small_record(f"NCT0000000{number}") for number in range(1, 6)}
    bench.build.run(read_whole("ctgov", records))
    changed = records | {
        "NCT00000003": small_record("NCT00000003", statusModule={"overallStatus": "COMPLETED"}),
        "NCT00000006": small_record("NCT00000006"),
    }
    del changed["NCT00000005"]
    bench.update.run(read_whole("ctgov", changed))
    wanted = bench.documents
    aliases.rollback(bench.client, bench.prefix)
    assert sorted(bench.documents) == sorted(records)
    bench.update.run()
    assert bench.documents == wanted


def test_a_registry_that_shrinks_moves_nothing_until_forced(bench: Bench) -> None:
    records = {f"NCT{number:08}": small_record(f"NCT{number:08}") for number in range(1, 21)}
    bench.build.run(read_whole("ctgov", records))
    before = live(bench.client, bench.prefix)
    fewer = dict(list(records.items())[:8])
    for _ in range(2):
        with pytest.raises(CheckFailed, match="live_count"):
            bench.update.run(read_whole("ctgov", fewer))
        assert live(bench.client, bench.prefix) == before
        assert [str(name) for name in lifecycle.ours(bench.client, bench.prefix)] == [before.name]
    bench.update.run(read_whole("ctgov", records))
    assert sorted(bench.documents) == sorted(records)
    bench.update.run(read_whole("ctgov", fewer), force=True)
    assert sorted(bench.documents) == sorted(fewer)


def test_more_changes_than_are_followed_one_by_one_make_a_whole_new_index(
    bench: Bench, afresh: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "MOST", 2)
    chance = random.Random(7)
    records = {f"NCT{number:08}": changing(number, chance) for number in range(1, 21)}
    bench.build.run(read_whole("ctgov", records))
    for id in sorted(records)[:5]:
        records[id] = changing(int(id[3:]), chance, "2026-11-19")
    del records["NCT00000020"]
    report = bench.update.run(read_whole("ctgov", records))
    assert report.written == 19
    afresh.build.run(read_whole("ctgov", records))
    assert without_days(bench.documents) == without_days(afresh.documents)


def test_a_study_whose_new_document_is_refused_stays_as_it_was(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    records = {f"NCT0000000{number}": small_record(f"NCT0000000{number}") for number in range(1, 4)}
    bench.build.run(read_whole("ctgov", records))
    before = bench.documents
    made = filling.document  # type: ignore[attr-defined]

    def odd(*given: Any) -> dict[str, Any]:
        document = made(*given)
        return document | ({"surprise": 1} if document["id"] == "NCT00000002" else {})

    monkeypatch.setattr(filling, "document", odd)
    completed = {"statusModule": {"overallStatus": "COMPLETED"}}
    changed = records | {id: small_record(id, **completed) for id in ("NCT00000002", "NCT00000003")}
    report = bench.update.run(read_whole("ctgov", changed))
    assert (report.refused, report.removed, report.written) == (1, 0, 1)
    assert bench.documents["NCT00000002"] == before["NCT00000002"]
    assert bench.documents["NCT00000003"]["status"] == "completed"


def test_a_store_that_was_lost_is_read_anew_by_a_build_not_by_an_update(bench: Bench, afresh: Bench) -> None:
    records = {"NCT00000001": small_record("NCT00000001")}
    bench.build.run(read_whole("ctgov", records))
    afresh.update.prefix = afresh.build.prefix = bench.prefix
    for _ in range(2):
        with pytest.raises(Blocked, match="older than the live index"):
            afresh.update.run(read_whole("ctgov", records))
    afresh.build.run(read_whole("ctgov", records | {"NCT00000002": small_record("NCT00000002")}))
    afresh.update.run(read_whole("ctgov", records | {"NCT00000002": small_record("NCT00000002")}))
    assert sorted(bench.documents) == ["NCT00000001", "NCT00000002"]


def test_an_index_that_was_lost_leaves_no_gap_in_the_history(bench: Bench) -> None:
    records = {f"NCT0000000{number}": small_record(f"NCT0000000{number}") for number in range(1, 4)}
    bench.build.run(read_whole("ctgov", records))
    for name in lifecycle.ours(bench.client, bench.prefix):
        lifecycle.drop(bench.client, name)
    del records["NCT00000003"]
    report = bench.build.run(read_whole("ctgov", records | {"NCT00000004": small_record("NCT00000004")}))
    assert report.changes == 2
    told = [(each.kind, each.study) for each in Log(bench.store).following(0, 10)]
    assert sorted(told) == [("added", "NCT00000004"), ("removed", "NCT00000003")]


def test_without_an_index_there_is_nothing_to_update(bench: Bench) -> None:
    with pytest.raises(Blocked, match="no index yet"):
        bench.update.run(source_of([]))
