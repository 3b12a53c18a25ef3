"""The registry's pages, against a registry on this machine that stumbles on demand."""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import requests

from indexer.registries.asking import one_ahead
from indexer.registries.ctgov.api import Api
from indexer.registries.ctgov.asked import EVERYTHING, Asked
from indexer.registries.ctgov.walk import FRESH_STARTS, Walk
from indexer.registries.polite import Patience, user_agent, wait_asked_for
from indexer.registries.reading import Anew, Raw, Reached, RegistryAway
from tests.indexer.registry_server import Fault, RegistryServer, served
from tests.records import demonstration, number

RECORDS = demonstration()
QUICK = Patience(attempts=4, first_wait_s=0.01)


@pytest.fixture
def registry() -> RegistryServer:
    return RegistryServer(RECORDS)


@pytest.fixture
def url(registry: RegistryServer) -> Iterator[str]:
    with served(registry) as address:
        yield address


def read(url: str, asked: Asked = EVERYTHING) -> list[bytes]:
    return [raw.data for page in Api(url, 0, patience=QUICK).pages(asked) for raw in page.studies]


def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.registries.ctgov.asked.PAGE_SIZE", 10)


def test_all_pages_as_received(url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(monkeypatch)
    pages = list(Api(url, 0).pages())
    assert [raw.data for page in pages for raw in page.studies] == RECORDS
    assert [page.total for page in pages] == [len(RECORDS), *[None] * (len(pages) - 1)]
    asked = [parameters for path, parameters, _, _ in registry.requests if path.endswith("/studies")]
    same = [{name: value for name, value in each.items() if name not in {"pageToken", "countTotal"}} for each in asked]
    assert len(asked) == 8
    assert same == [same[0]] * 8
    assert all(agent.startswith("trial-finder") for _, _, _, agent in registry.requests)


def test_the_version_and_the_total(url: str) -> None:
    api = Api(url, 0)
    assert api.version_at_once() == api.version() == "2026-11-01T09:00:05Z"
    assert api.total() == len(RECORDS)


def test_user_and_password_go_with_the_request_and_stand_nowhere_else(
    url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    sent: list[str | bytes | None] = []
    send = requests.Session.send

    def watched(session: requests.Session, request: requests.PreparedRequest, **how: Any) -> requests.Response:
        sent.append(request.headers.get("Authorization"))
        return send(session, request, **how)

    monkeypatch.setattr(requests.Session, "send", watched)
    api = Api(url.replace("://", "://user:s%C3%A9%40cret@"), 0, patience=QUICK)
    places = [raw.where for page in api.pages(Asked(limit=25)) for raw in page.studies]
    assert set(sent) == {f"Basic {b64encode('user:sé@cret'.encode()).decode()}"}
    assert all(place.startswith(f"{url}/studies") for place in places)
    with pytest.raises(RegistryAway, match="400") as refused:
        api._page({"nonsense": "1"})
    registry.faults = ["500"] * QUICK.attempts
    with pytest.raises(RegistryAway, match="does not answer") as away:
        api.version()
    assert all(str(told.value).startswith(url) for told in (refused, away))
    assert api.url == url


def test_questions(url: str) -> None:
    recruiting = read(url, Asked("breast cancer", recruiting=True, newest_first=True, limit=3))
    assert len(recruiting) == 3
    assert all(b'"overallStatus": "RECRUITING"' in record for record in recruiting)
    since = read(url, Asked(changed_since=date(2026, 11, 1)))
    assert 0 < len(since) < len(RECORDS)
    assert set(since) < set(RECORDS)


def test_a_limit_ends_within_a_page(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(monkeypatch)
    assert read(url, Asked(limit=25)) == RECORDS[:25]
    assert read(url, Asked(limit=1)) == RECORDS[:1]


def test_a_sample_in_a_few_requests(url: str, registry: RegistryServer) -> None:
    found = [number(raw.data) for raw in Api(url, 0).sample(("breast cancer", "cancer", "depression"), each=5)]
    assert len(found) == len(set(found))
    assert 5 < len(found) <= 15
    assert len(registry.requests) == 3


@pytest.mark.parametrize("fault", ["429", "500", "truncated", "hang up", "reset", "empty page"])
def test_stumbles_cost_time_alone(
    url: str, registry: RegistryServer, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    registry.faults = ["500", fault, fault, "slow", fault]
    registry.slow_s = 0.05
    assert read(url) == RECORDS


def test_compressed_answers(url: str, registry: RegistryServer) -> None:
    registry.compresses = True
    registry.faults = ["truncated"]
    assert read(url) == RECORDS


def test_the_wait_that_was_asked_for_is_kept(url: str, registry: RegistryServer) -> None:
    registry.faults = ["429 wait 1"]
    started = time.monotonic()
    assert read(url) == RECORDS
    assert time.monotonic() - started >= 1.0


def test_patience_ends(url: str, registry: RegistryServer) -> None:
    registry.faults = ["500"] * 9
    with pytest.raises(RegistryAway, match="status 500"):
        read(url)
    assert len(registry.requests) == QUICK.attempts


FIRST, SECOND = "2026-11-01T09:00:05Z", "2026-11-02T09:00:05Z"


def walked(url: str, token: str | None = None) -> list[bytes | Reached | Anew]:
    walk = Walk(Api(url, 0, patience=QUICK), FIRST)
    return [each.data if isinstance(each, Raw) else each for each in walk.records(token)]


def records_of(found: list[bytes | Reached | Anew]) -> list[bytes]:
    return [each for each in found if isinstance(each, bytes)]


def test_a_walk_goes_on_behind_a_page(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pages(monkeypatch)
    found = walked(url)
    pages = [each for each in found if isinstance(each, Reached)]
    assert records_of(found) == RECORDS
    assert {page.total for page in pages} == {len(RECORDS)}
    assert [found.index(page) for page in pages[:3]] == [10, 21, 32]
    assert [page.token is None for page in pages] == [*[False] * (len(pages) - 1), True]
    assert records_of(walked(url, pages[2].token)) == RECORDS[30:]


@pytest.mark.parametrize("keeps_tokens", [False, True])
def test_new_data_on_the_way_begin_again(
    url: str, registry: RegistryServer, keeps_tokens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Noticed by a token that is refused, else behind the last page."""
    small_pages(monkeypatch)
    registry.keeps_tokens = keeps_tokens
    registry.happens[4] = registry.renew
    found = walked(url)
    came_before = found.index(Anew(SECOND))
    assert records_of(found[:came_before]) == (RECORDS if keeps_tokens else RECORDS[:30])
    assert records_of(found[came_before:]) == RECORDS


def test_data_that_are_never_still_end_the_walk(
    url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    registry.happens = dict.fromkeys(range(3, 99), registry.renew)
    with pytest.raises(RegistryAway, match="renews its data"):
        walked(url)
    assert sum("pageToken" not in asked for asked in registry.pages) == 1 + FRESH_STARTS


def test_a_forgotten_token_begins_again_once(
    url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    registry.happens[3] = registry.forget
    found = walked(url)
    assert records_of(found[found.index(Anew(FIRST)) :]) == RECORDS
    registry.happens = dict.fromkeys(range(len(registry.requests), 99), registry.forget)
    with pytest.raises(RegistryAway, match="pageToken"):
        walked(url)


def test_pages_without_an_end_are_no_registry(url: str, registry: RegistryServer) -> None:
    registry.faults = ["empty page"] * 99
    with pytest.raises(RegistryAway, match="again and again"):
        read(url)


def test_the_next_page_is_asked_for_while_one_is_used() -> None:
    asked: list[int] = []

    def pages() -> Iterator[int]:
        for page in range(5):
            asked.append(page)
            yield page

    ahead = one_ahead(pages())
    for page in range(3):
        assert next(ahead) == page
        wait_for(lambda page=page: asked == list(range(page + 2)))  # type: ignore[misc]
    ahead.close()  # type: ignore[attr-defined]
    time.sleep(0.05)
    assert asked == [0, 1, 2, 3], "nobody waits for more"


def wait_for(what: Callable[[], bool]) -> None:
    ends = time.monotonic() + 5
    while not what():
        assert time.monotonic() < ends
        time.sleep(0.001)


def test_what_breaks_ahead_is_raised_where_it_is_due() -> None:
    def pages() -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    ahead = one_ahead(pages())
    assert next(ahead) == 1
    with pytest.raises(KeyboardInterrupt):
        next(ahead)


def test_an_answer_that_drips_for_ever_ends(
    url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte by byte it never takes too long for the next one."""
    monkeypatch.setattr("indexer.registries.polite.WHOLE_ANSWER_S", 0.2)
    registry.faults = ["drip"]
    assert read(url) == RECORDS
    registry.faults = ["drip"] * 9
    with pytest.raises(RegistryAway, match=r"not whole after 0\.2 s"):
        read(url)


def test_a_refusal_is_final(url: str, registry: RegistryServer) -> None:
    with pytest.raises(RegistryAway, match="400"):
        Api(f"{url}", 0, patience=QUICK)._page({"nonsense": "1"})
    with pytest.raises(RegistryAway, match="404"):
        Api(f"{url}/elsewhere", 0, patience=QUICK).version()
    assert len(registry.requests) == 2


def test_a_registry_that_is_away_is_noticed_at_once(
    url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RegistryAway, match="no connection"):
        Api("http://127.0.0.1:1/api/v2").version_at_once()
    monkeypatch.setattr("indexer.registries.ctgov.api.ANSWERS_WITHIN_S", 0.2)
    registry.faults = ["slow"]
    with pytest.raises(RegistryAway, match=r"within 0\.2 s"):
        Api(url, 0).version_at_once()


def test_no_more_requests_a_second_than_allowed(
    url: str, registry: RegistryServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_pages(monkeypatch)
    list(Api(url, rate=20).pages(Asked(limit=40)))
    times = [at for _, _, at, _ in registry.requests]
    assert len(times) > 3
    # One by one they may arrive late and so nearer to each other.
    assert times[-1] - times[0] > 0.04 * (len(times) - 1)


def test_who_we_are_and_how_long_to_wait() -> None:
    assert user_agent("mailto:desk@example.org").endswith("(mailto:desk@example.org)")
    assert "\n" not in user_agent("a\nb")
    assert wait_asked_for("7") == 7
    assert wait_asked_for("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert wait_asked_for("soon") is None
    assert wait_asked_for(None) is None
