"""Several registries on the real engine: one study of three records, and what happens when one of them changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import aliases
from indexer.build import Build
from indexer.checks import CheckFailed
from indexer.knowledge import Knowledge
from indexer.report import Report
from indexer.showing import shown
from indexer.sources import choose, from_files
from indexer.store import Store
from search.answer import WholeStudy
from search.engine.client import Client
from search.faults import StudyMoved
from search.indices import Live
from search.settings import Settings
from search.whole import study
from tests.built import quiet
from tests.indexer.isrctn.server import IsrctnServer, Listed
from tests.indexer.three_registries import AWAY, EUCT, EUDRACT, NCT, OURS, Three, of_isrctn, three_registries


class Bench:
    """Builds from the three servers, and looks up what came of it."""

    def __init__(self, build: Build, three: Three) -> None:
        self.build = build
        self.three = three

    def read(self, *registries: str, limit: int | None = None, **changed: str) -> Report:
        settings = replace(self.three.settings, **changed)  # type: ignore[arg-type]
        chosen = choose(settings, self.build.store, registries, limit)
        return self.build.run(*chosen.sources, away=chosen.away)

    def read_file(self, path: Path) -> Report:
        return self.build.run(from_files([path]))

    @property
    def live(self) -> Live:
        found = aliases.live(self.build.client, self.build.prefix)
        assert found is not None
        return found

    def study(self, number: str) -> WholeStudy:
        try:
            return study(self.build.client, self.live, number, self.build.today)
        except StudyMoved as moved:
            return study(self.build.client, self.live, moved.to, self.build.today)


@pytest.fixture
def bench(client: Client, prefix: str, knowledge: Knowledge, settings: Settings, tmp_path: Path) -> Iterator[Bench]:
    with closing(Store(tmp_path / "data")) as store, three_registries(settings) as three:
        yield Bench(Build(store, client, prefix, knowledge, quiet(), settings.today), three)


def records_of(found: WholeStudy) -> list[tuple[str, str]]:
    return [(record.registry, record.id) for record in found.details.records]


def listed(*trials: bytes) -> list[Listed]:
    """What ISRCTN holds from now on."""
    return IsrctnServer(trials).listed


ALL_THREE = [("ctgov", NCT), ("ctis", EUCT), ("isrctn", OURS)]


def test_three_records_are_one_study_that_every_number_finds(bench: Bench) -> None:
    report = bench.read()
    assert (report.studies, report.joined, report.read) == (3, 1, 5)
    assert report.read_of == {"ctgov": 2, "isrctn": 2, "ctis": 1}
    for number in (NCT, EUCT, EUDRACT, OURS, "isrctn 00000017", EUCT[:-3]):
        assert records_of(bench.study(number)) == ALL_THREE, number
    meta = bench.live.meta
    assert (meta.studies, meta.scope, meta.of) == (3, "full", 5)
    assert {part.name: part.studies for part in meta.registries} == {"ctgov": 2, "isrctn": 2, "ctis": 1}
    sites = bench.study(NCT).all_sites
    assert sum(part.sites for part in meta.registries) == report.sites
    assert len({site.id for site in sites}) == len(sites)
    assert {site.registry for site in sites} == {"ctgov", "ctis", "isrctn"}

    told = shown(bench.build.store, bench.study(NCT))
    assert [(each["registry"], each["id"]) for each in told["records"]] == ALL_THREE
    assert told["records"][2]["record"].lstrip().startswith("<")
    assert {tie["number"] for tie in told["joined"]} == {NCT, OURS}


def test_reading_one_registry_changes_its_part_alone(bench: Bench) -> None:
    bench.read()
    before = {part.name: part for part in bench.live.meta.registries}
    asked = len(bench.three.ctgov.requests)
    bench.three.isrctn.listed = listed(of_isrctn(updated="2026-06-01T10:00:00.5Z"), of_isrctn("00000018"))
    report = bench.read("isrctn")
    assert report.read_of == {"isrctn": 2}
    assert len(bench.three.ctgov.requests) == asked
    found = bench.study(OURS)
    assert records_of(found) == ALL_THREE
    assert found.details.records[2].updated == "2026-06-01"
    after = {part.name: part for part in bench.live.meta.registries}
    assert (after["ctgov"], after["ctis"]) == (before["ctgov"], before["ctis"])
    assert bench.live.meta.scope == "full"

    bench.three.isrctn.listed = listed(of_isrctn("00000018"), of_isrctn("00000019"))
    bench.read("isrctn")
    assert records_of(bench.study(NCT)) == ALL_THREE[:2]
    assert bench.build.store.get("isrctn", OURS) is None


def test_a_registry_that_is_away_keeps_its_last_records(bench: Bench) -> None:
    bench.read()
    before = next(part for part in bench.live.meta.registries if part.name == "isrctn")
    report = bench.read(isrctn_url=AWAY)
    assert set(report.away) == {"isrctn"}
    assert "127.0.0.1:9" in " ".join(report.sentences())
    assert records_of(bench.study(NCT)) == ALL_THREE
    assert next(part for part in bench.live.meta.registries if part.name == "isrctn") == before


def test_sites_without_a_point_lie_where_their_city_is(bench: Bench) -> None:
    """Neither ISRCTN nor CTIS gives points."""
    bench.read()
    sites = bench.study(NCT).all_sites
    for registry, city, lat, lon in (("ctis", "Warszawa", 52.23, 21.01), ("isrctn", "Edinburgh", 55.95, -3.19)):
        found = [site for site in sites if (site.registry, site.city) == (registry, city)]
        assert found, registry
        assert {site.position_source for site in found} == {"gazetteer"}
        assert all((site.lat, site.lon) == pytest.approx((lat, lon), abs=0.2) for site in found)


def test_a_sample_takes_nothing_from_the_store(bench: Bench, prefix: str) -> None:
    """An engine that lost its data, and a store that was read for hours."""
    bench.read()
    bench.build.prefix = f"{prefix}new-"
    assert bench.read(limit=1).studies <= 3
    assert bench.build.store.count(("ctgov", "isrctn", "ctis"), {}) == 5
    assert [part.studies for part in bench.live.meta.registries] == [1, 1, 1]
    before = {part.name: part for part in bench.live.meta.registries}
    bench.read("ctgov")
    after = {part.name: part for part in bench.live.meta.registries}
    assert (after["ctgov"].studies, after["ctgov"].scope) == (2, "full")
    assert (after["isrctn"], after["ctis"]) == (before["isrctn"], before["ctis"])


def test_a_lost_store_never_takes_a_registry_with_it(bench: Bench, tmp_path: Path) -> None:
    bench.read()
    before = bench.live
    with closing(Store(tmp_path / "elsewhere")) as empty:
        bench.build.store = empty
        with pytest.raises(CheckFailed, match=r"ClinicalTrials\.gov"):
            bench.read("isrctn")
    assert bench.live == before


def test_a_ctis_record_that_did_not_change_is_not_asked_for_again(bench: Bench) -> None:
    bench.read("ctis")
    bench.read("ctis")
    assert bench.three.ctis.retrieved == [EUCT]
    assert records_of(bench.study(EUCT)) == [("ctis", EUCT)]


def test_an_operators_additions_are_attached_and_stay(bench: Bench, tmp_path: Path) -> None:
    def addition(number: str) -> str:
        return json.dumps(
            {"study": number, "source": "Ward 3", "written": "2026-10-01", "plain_title": "Do crackers help?"}
        )

    bench.read()
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join([addition(EUDRACT), addition("NCT09999999")]))
    report = bench.read_file(file)
    assert (report.additions, report.additions_without_study, report.studies) == (1, 1, 3)
    ((place, reason),) = bench.build.store.runs.faults(report.run)
    assert place.endswith("mine.jsonl:2")
    assert "NCT09999999" in reason
    assert bench.study(NCT).card.plain_title == "Do crackers help?"
    assert bench.live.meta.scope == "full"
    assert [each["id"] for each in shown(bench.build.store, bench.study(NCT))["additions"]] == [EUDRACT]

    bench.read("ctgov")
    assert bench.study(NCT).card.plain_title == "Do crackers help?"
    before = bench.live
    file.write_text("\n".join([addition(EUDRACT), '{"study": "NCT00000002", "sourse": "x"}']))
    with pytest.raises(CheckFailed, match=r"mine\.jsonl:2(.|\n)*nothing was taken"):
        bench.read_file(file)
    assert bench.live == before
    assert bench.build.store.get("texts", "NCT09999999") is not None
    forced = bench.build.run(from_files([file]), force=True)
    assert (forced.additions, forced.unreadable) == (1, 1)
    assert bench.build.store.get("texts", "NCT09999999") is None
