"""What `indexer watch` builds, and what it leaves alone."""

from __future__ import annotations

import io
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from rich.console import Console

import mappings
from indexer import aliases, lifecycle
from indexer.progress import JsonProgress
from indexer.store import Store
from indexer.watching import loading
from indexer.watching.loading import look, wanted
from indexer.workshop import Workshop
from search.indices import STUDIES, IndexMeta, Live, RegistryMeta, alias
from search.moments import now
from search.settings import Settings
from tests.built import quiet, source_of
from tests.indexer.registry_server import RegistryServer, served
from tests.records import demonstration, small_record

AWAY = "http://127.0.0.1:9"


@pytest.fixture
def workshop(workshop: Workshop) -> Workshop:
    return with_settings(workshop, ctgov_url=AWAY)


def live(workshop: Workshop) -> Live:
    found = aliases.live(workshop.client, workshop.settings.index_prefix)
    assert found is not None
    return found


def with_settings(workshop: Workshop, **changed: object) -> Workshop:
    return workshop._replace(settings=replace(workshop.settings, **changed))  # type: ignore[arg-type]


def test_a_file_is_loaded_once_and_again_when_it_changed(workshop: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "studies.jsonl"
    file.write_bytes(demonstration()[0])
    of_file = with_settings(workshop, studies=str(file))
    look(of_file, quiet())
    first = live(of_file)
    look(of_file, quiet())
    assert live(of_file) == first
    file.write_bytes(b"\n".join(demonstration()[:2]))
    look(of_file, quiet())
    assert live(of_file).meta.studies == 2


def test_a_file_of_additions_is_loaded_once_beside_what_is_kept(workshop: Workshop, tmp_path: Path) -> None:
    """The index goes on to be called as its registry is; the file is known by what was read."""
    studies, additions = tmp_path / "studies.jsonl", tmp_path / "texts.jsonl"
    studies.write_bytes(small_record("NCT00000001"))
    look(with_settings(workshop, studies=str(studies)), quiet())
    told = {"study": "NCT00000001", "source": "Ward 3", "written": "2026-10-01", "plain_title": "A walk"}
    additions.write_text(json.dumps(told))
    of_additions = with_settings(workshop, studies=str(additions))
    look(of_additions, quiet())
    loaded = live(of_additions)
    look(of_additions, quiet())
    assert live(of_additions) == loaded
    assert loaded.meta.studies == 1


def test_the_registrys_newest_where_it_answers(workshop: Workshop) -> None:
    recruiting = {"statusModule": {"overallStatus": "RECRUITING"}, "conditionsModule": {"conditions": ["Asthma"]}}
    registry = RegistryServer([small_record(f"NCT{number:08}", **recruiting) for number in range(1, 6)])
    with served(registry) as url:
        here = with_settings(workshop, ctgov_url=url)
        look(here, quiet())
        asked = len(registry.requests)
        look(here, quiet())
    assert live(here).meta.scope == "sample"
    assert live(here).meta.studies == 5
    assert live(here).meta.of == 5
    assert len(registry.requests) == asked, "a sample that is not a day old is not asked for again"


def test_the_demo_stands_in_for_a_registry_that_is_away_and_gives_way_when_it_is_back(workshop: Workshop) -> None:
    look(workshop, quiet())
    assert live(workshop).meta.scope == "demo"
    before = live(workshop)
    look(workshop, quiet())
    assert live(workshop) == before
    recruiting = {"statusModule": {"overallStatus": "RECRUITING"}, "conditionsModule": {"conditions": ["Asthma"]}}
    with served(RegistryServer([small_record("NCT00000001", **recruiting)])) as url:
        here = with_settings(workshop, ctgov_url=url)
        look(here, quiet())
    assert live(here).meta.scope == "sample"
    assert [part.name for part in live(here).meta.registries] == ["ctgov"], (
        "made-up studies never stand among real ones"
    )


def test_what_breaks_off_while_something_is_live_is_told_and_tried_after_growing_pauses(workshop: Workshop) -> None:
    assert look(workshop, quiet()), "made-up studies stand in, and the registry is asked again in a minute"
    shown = io.StringIO()
    for settings in ({}, {"public_url": "https://trials.example.org"}):
        assert not look(with_settings(workshop, **settings), JsonProgress(Console(file=shown)))
    said = [json.loads(line)["told"] for line in shown.getvalue().splitlines()]
    assert len(said) == 2
    assert all(AWAY in told and told.endswith("trying again later") for told in said)


def test_the_public_never_gets_the_demo_unasked(workshop: Workshop) -> None:
    public = with_settings(workshop, public_url="https://trials.example.org")
    look(public, quiet())
    assert aliases.live(public.client, public.settings.index_prefix) is None
    look(with_settings(public, studies="demo"), quiet())
    assert live(public).meta.scope == "demo"


def test_a_whole_index_is_never_replaced(workshop: Workshop, tmp_path: Path) -> None:
    with served(RegistryServer([small_record("NCT00000001")])) as url:
        from indexer.sources import whole

        here = with_settings(workshop, ctgov_url=url)
        here.build(quiet()).run(whole(here.settings))
        before = live(here)
        for studies in (None, "demo", str(tmp_path)):
            look(with_settings(here, studies=studies), quiet())
    assert live(here) == before


def test_a_whole_index_that_was_lost_is_built_from_kept_records_without_asking(workshop: Workshop) -> None:
    with served(RegistryServer([small_record("NCT00000001"), small_record("NCT00000002")])) as url:
        from indexer.sources import whole

        here = with_settings(workshop, ctgov_url=url)
        here.build(quiet()).run(whole(here.settings))
    before = live(here)
    for name in lifecycle.ours(here.client, here.settings.index_prefix):
        lifecycle.drop(here.client, name)
    look(with_settings(workshop, studies="demo"), quiet())
    told = structs.replace(before.meta, built=live(here).meta.built, run=live(here).meta.run, read=live(here).meta.read)
    assert live(here).meta == told


def test_another_mapping_is_built_from_kept_records_without_asking(workshop: Workshop) -> None:
    demo = with_settings(workshop, studies="demo")
    look(demo, quiet())
    before = live(demo)
    foreign = IndexMeta(
        **{name: getattr(before.meta, name) for name in IndexMeta.__struct_fields__} | {"fingerprint": "x"}
    )
    name = next(name for name in lifecycle.ours(demo.client, demo.settings.index_prefix) if str(name) == before.name)
    lifecycle.describe(demo.client, name, foreign)
    look(with_settings(workshop, studies="demo"), quiet())
    assert live(demo).name != before.name
    assert live(demo).meta.fingerprint == mappings.fingerprint(STUDIES)
    assert live(demo).meta.studies == before.meta.studies
    assert demo.client.count(index=alias(demo.settings.index_prefix))["count"] == before.meta.studies


def part(name: str, scope: str, since: int = 0) -> RegistryMeta:
    return RegistryMeta(name=name, studies=1, sites=0, as_of=None, scope=scope, since=since)


ISRCTN = part("isrctn", "full")
LONG_AGO = "2020-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("parts", "built", "studies", "renewed"),
    [
        pytest.param([part("ctgov", "sample"), ISRCTN], LONG_AGO, None, True, id="beside a whole registry"),
        pytest.param([part("ctgov", "sample", 1), ISRCTN], now(), None, True, id="another registry was built since"),
        pytest.param([part("ctgov", "sample", 2), ISRCTN], LONG_AGO, None, False, id="read today"),
        pytest.param([part("ctgov", "full"), part("isrctn", "sample")], LONG_AGO, None, False, id="whole"),
        pytest.param([ISRCTN], LONG_AGO, None, False, id="only another registry was asked for"),
        pytest.param([part("ctgov", "sample"), ISRCTN], LONG_AGO, "demo", False, id="made-up for a whole registry"),
        pytest.param([part("demo", "demo")], now(), None, True, id="made-up"),
    ],
)
def test_a_sample_is_renewed_by_its_own_age(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    parts: list[RegistryMeta],
    built: str,
    studies: str | None,
    renewed: bool,
) -> None:
    source = source_of([])
    monkeypatch.setattr(loading, "sample", lambda settings: source)
    meta = IndexMeta(fingerprint=mappings.fingerprint(STUDIES), scope=parts[0].scope, built=built)
    with closing(Store(tmp_path)) as store:
        store.connection.execute("insert into run (started, state) values (?, 'done')", (LONG_AGO,))
        store.runs.begin()
        found = wanted(Settings(studies=studies), Live("index", structs.replace(meta, registries=tuple(parts))), store)
    assert (found is source) == renewed
    assert renewed or found is None
