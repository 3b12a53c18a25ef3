"""What counts as a change, and what does not; without an engine."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import islice

from msgspec.structs import replace

from indexer.demo import demo_records
from indexer.history import History, settle
from indexer.store import Store
from search.study import Study
from tests.indexer.ctis import records as ctis
from tests.indexer.history.registry_days import RegistryDays, Shown, trial
from tests.indexer.three_registries import EUCT, NCT, OURS, of_ctgov, of_ctis, of_isrctn
from tests.records import TODAY

ONE, TWO, THREE = "NCT00000001", "NCT00000002", "NCT00000003"


def test_what_is_there_at_the_first_reading_is_no_change(days: RegistryDays) -> None:
    assert days.read([trial(ONE), trial(TWO)]) == 0
    assert days.read([trial(ONE), trial(TWO)]) == 0
    assert days.log == []
    assert set(days.since().values()) == {None}


def test_studies_come_and_go_and_change(days: RegistryDays) -> None:
    days.read([trial(ONE), trial(TWO)])
    site = days.site(ONE)
    assert days.read([trial(ONE, "COMPLETED", {}), trial(THREE, "NOT_YET_RECRUITING")]) == 4
    assert days.told() == [
        Shown(ONE, "status", None, "recruiting", "completed"),
        Shown(ONE, "site_status", site, "recruiting", None),
        Shown(THREE, "added", None, None, "not_yet_recruiting"),
        Shown(TWO, "removed", None, "recruiting", None),
    ]
    assert {change.at for change in days.log} == {days.at}


def test_a_study_that_comes_back_is_new_again(days: RegistryDays) -> None:
    for records in ([trial(ONE), trial(TWO)], [trial(ONE)], [trial(ONE), trial(TWO)]):
        days.read(records)
    assert [change[:2] for change in days.told()] == [(TWO, "removed"), (TWO, "added")]


def test_each_site_has_the_day_on_which_its_status_was_seen_to_change(days: RegistryDays) -> None:
    def study(**sites: str) -> list[bytes]:
        return [trial(ONE, sites=sites)]

    days.read(study(Boston="NOT_YET_RECRUITING", Salem="RECRUITING"))
    days.read(study(Boston="RECRUITING", Salem="RECRUITING", Concord="RECRUITING"))
    boston, salem, concord = (days.site(ONE, name) for name in ("Boston", "Salem", "Concord"))
    opened = days.today
    assert set(days.told()) == {
        Shown(ONE, "site_status", boston, "not_yet_recruiting", "recruiting"),
        Shown(ONE, "site_status", concord, None, "recruiting"),
    }
    assert days.since() == {boston: opened.isoformat(), salem: None, concord: opened.isoformat()}
    days.read(study(Boston="RECRUITING", Salem="SUSPENDED"))
    assert days.told(days.today) == [
        *sorted(
            [
                Shown(ONE, "site_status", concord, "recruiting", None),
                Shown(ONE, "site_status", salem, "recruiting", "suspended"),
            ],
            key=lambda change: str(change.site),
        )
    ]
    assert days.since() == {boston: opened.isoformat(), salem: days.today.isoformat()}


def test_the_order_of_a_list_changes_nothing(days: RegistryDays) -> None:
    days.read([trial(ONE, sites={"Boston": "RECRUITING", "Salem": "SUSPENDED", "Concord": "RECRUITING"})])
    assert days.read([trial(ONE, sites={"Concord": "RECRUITING", "Salem": "SUSPENDED", "Boston": "RECRUITING"})]) == 0


def test_a_status_that_ends_by_its_dates_changes_on_the_day_it_is_read(days: RegistryDays) -> None:
    last = (TODAY + timedelta(days=2)).isoformat()
    until = of_isrctn(participants__recruitmentEnd=f"{last}T00:00:00.000Z")
    days.read([until])
    assert {site.recruits_until for site in days.studies[OURS].sites} == {last}
    assert days.read([until]) == 0
    assert days.read([until]) > 0
    assert {(change.before, change.after) for change in days.log} == {("recruiting", "active_not_recruiting")}
    assert {change.kind for change in days.log} == {"status", "site_status"}


def test_a_sample_adds_nothing_to_the_world_and_takes_nothing_from_it(days: RegistryDays) -> None:
    days.read([trial(ONE), trial(TWO)])
    assert days.read([trial(ONE, "SUSPENDED"), trial(THREE)], comparable=()) == 2
    assert {change.kind for change in days.log} == {"status", "site_status"}
    assert days.read([trial(ONE, "SUSPENDED"), trial(TWO), trial(THREE)], comparable=()) == 0
    assert days.read([trial(ONE, "SUSPENDED"), trial(TWO, "COMPLETED")], comparable=["ctgov"]) == 3
    assert [change[:2] for change in days.told(days.today)][-1] == (THREE, "removed")


def test_joining_and_parting_is_no_change(days: RegistryDays) -> None:
    apart = json.dumps(ctis.new_shape(EUCT, states=(ctis.state("Poland", code=8, sites=("Szpital C",)),)))
    alone = apart.replace(NCT, "NCT09999999").encode()
    days.read([of_ctgov(), alone, trial(ONE)])
    assert set(days.studies) == {NCT, EUCT, ONE}
    days.read([of_ctgov(), apart.encode(), trial(ONE)])
    assert set(days.studies) == {NCT, ONE}
    assert {change.kind for change in days.log} <= {"status", "site_status"}
    assert not any(None in (change.before, change.after) for change in days.log)
    days.read([of_ctgov(), alone, trial(ONE)])
    assert set(days.studies) == {NCT, EUCT, ONE}
    assert not any(None in (change.before, change.after) for change in days.log)


def test_a_record_that_joins_a_known_study_brings_sites_and_takes_them_along(days: RegistryDays) -> None:
    days.read([of_ctgov(), of_isrctn("00000018")])
    days.read([of_ctgov(), of_isrctn("00000018"), of_isrctn()])
    sites = {site.id: site.status for site in days.studies[NCT].sites if site.registry == "isrctn"}
    assert sites
    brought = [change for change in days.told() if change.kind == "site_status" and change.before is None]
    assert {change.site: change.after for change in brought} == sites
    assert {change.study for change in days.log} == {NCT}
    days.read([of_ctgov(), of_isrctn("00000018")])
    gone = [change for change in days.told(days.today) if change.site in sites]
    assert {change.site for change in gone} == set(sites)
    assert {(change.study, change.after) for change in gone} == {(NCT, None)}
    assert [change for change in days.log if change.kind in ("added", "removed")] == []


def test_a_registry_that_is_read_for_the_first_time_changes_no_site_of_known_studies(days: RegistryDays) -> None:
    days.read([of_ctgov()])
    days.read([of_ctgov(), of_ctis()])
    assert [change for change in days.log if None in (change.before, change.after)] == []


def test_a_record_that_cannot_be_read_is_no_change(days: RegistryDays) -> None:
    days.read([of_ctgov(), of_ctis(), trial(ONE)])
    days.read([of_ctgov(), _broken(of_ctis()), trial(ONE)])
    assert days.read([of_ctgov(), of_ctis(), trial(ONE)]) == len(days.told(days.today))
    assert not any(None in (change.before, change.after) for change in days.log)


def test_made_up_studies_have_no_history(days: RegistryDays) -> None:
    made = [json.dumps(record).encode() for record in islice(demo_records(TODAY), 3)]
    days.read(made)
    days.read(made[:1])
    assert days.log == []


def test_a_study_that_the_engine_refused_is_told_of_when_it_is_taken(days: RegistryDays, store: Store) -> None:
    days.read([trial(ONE), trial(TWO)])
    for refused in (True, False):
        run = store.runs.begin()
        history = History(store, run, days.today)
        history.dated(_suspended(days.studies[ONE]), (("ctgov", ONE),))
        if refused:
            history.forget(ONE)
        history.stage(ONE)
        history.ready(["ctgov"], days.at)
        assert settle(store, run) == (0 if refused else 1)


def _suspended(study: Study) -> Study:
    return replace(study, card=replace(study.card, status="suspended"))


def _broken(record: bytes) -> bytes:
    """The same number, and sites that cannot be read."""
    told = json.loads(record)
    told["authorizedApplication"]["authorizedPartsII"] = [3]
    return json.dumps(told).encode()
