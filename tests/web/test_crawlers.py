"""For search engines: what they may read, and a list that has every study once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.build import Build
from indexer.knowledge import Knowledge
from indexer.store import Store
from search.buckets import filed
from search.conditions import Conditions
from search.engine.client import Client
from search.indices import alias
from search.settings import Settings
from tests.built import Built, quiet, source_of
from tests.records import TODAY, demonstration
from tests.search.brute.indexed import dropped, write
from web.app import create_app

OURS = "https://trials.example.org"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
MOST = 10_000
"""Addresses of one part; search engines take 50,000."""

LANGUAGES = ("", "/de", "/es", "/fr")


def entries(api: FlaskClient, path: str) -> list[tuple[str, str | None]]:
    """The addresses of a list or of one of its parts, each with its day."""
    answer = api.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "text/xml"
    found = ET.fromstring(answer.data)
    return [(each.findtext("s:loc", "", SPACE), each.findtext("s:lastmod", None, SPACE)) for each in found]


def rules(api: FlaskClient) -> RobotFileParser:
    answer = api.get("/robots.txt")
    assert answer.status_code == 200
    assert answer.mimetype == "text/plain"
    read = RobotFileParser()
    read.parse(answer.text.splitlines())
    return read


@pytest.fixture(scope="module")
def public(built: Built, engine_url: str) -> FlaskClient:
    return create_app(replace(built.settings, public_url=OURS), lambda: engine_url).test_client()


def test_the_list_has_every_study_once(public: FlaskClient, built: Built) -> None:
    parts = entries(public, "/sitemap.xml")
    assert len(parts) == len(set(parts)) == 258
    listed: list[tuple[str, str | None]] = []
    for part, _ in parts:
        assert part.startswith(f"{OURS}/sitemaps/")
        of_part = entries(public, urlsplit(part).path)
        assert len(of_part) <= MOST
        listed += [entry for entry in of_part if "/studies/" in entry[0]]
    expected = {(f"{OURS}/studies/{id}", updated) for id, updated in indexed(built)}
    assert len(listed) == len(expected)
    assert set(listed) == expected


def indexed(built: Built) -> Iterator[tuple[str, str | None]]:
    body: dict[str, Any] = {"size": 5_000, "_source": ["id", "updated"], "sort": ["id"]}
    while hits := built.client.search(index=alias(built.prefix), body=body)["hits"]["hits"]:
        yield from ((hit["_source"]["id"], hit["_source"].get("updated")) for hit in hits)
        body["search_after"] = hits[-1]["sort"]


def test_the_plain_pages_are_there_and_may_be_listed(public: FlaskClient) -> None:
    read = rules(public)
    pages = [address for address, _ in entries(public, "/sitemaps/pages.xml")]
    assert {f"{OURS}/", f"{OURS}/about", f"{OURS}/privacy"} <= set(pages)
    for page in pages:
        answer = public.get(urlsplit(page).path)
        assert answer.status_code == 200
        assert "X-Robots-Tag" not in answer.headers
        assert read.can_fetch("*", page)


def test_every_condition_with_studies_is_there(public: FlaskClient, conditions: Conditions) -> None:
    """Each has a page of its own, and leads nowhere else."""
    listed = [urlsplit(address).path for address, _ in entries(public, "/sitemaps/conditions.xml")]
    ids = [path.removeprefix("/conditions/") for path in listed]
    assert len(ids) == len(set(ids)) > 20
    tops = set(conditions.tree.tops())
    assert [id for id in ids if conditions.hidden(id) and id not in tops] == []
    offered = {row["id"] for row in public.get("/api/v1/conditions?prefix=c").json or []}
    assert offered <= set(ids)
    for path in listed[:: max(1, len(listed) // 20)]:
        assert public.get(path).status_code == 200
        assert rules(public).can_fetch("*", f"{OURS}{path}")


def test_what_may_be_read(public: FlaskClient) -> None:
    read = rules(public)
    assert read.site_maps() == [f"{OURS}/sitemap.xml"]
    for language in LANGUAGES:
        for path in ("/", "/studies/NCT03371017", "/centres/us-boston", "/conditions/D001943", "/about"):
            assert read.can_fetch("*", f"{OURS}{language}{path}")
        for path in ("/search", "/search?q=asthma", "/saved"):
            assert not read.can_fetch("*", f"{OURS}{language}{path}")
    assert not read.can_fetch("*", f"{OURS}/api/v1/studies")
    assert read.can_fetch("*", f"{OURS}/sitemaps/a7.xml")


def test_without_an_address_of_its_own_the_list_names_the_one_that_was_asked(api: FlaskClient) -> None:
    assert rules(api).site_maps() == ["http://localhost/sitemap.xml"]
    assert entries(api, "/sitemap.xml")[0][0] == "http://localhost/sitemaps/pages.xml"
    other = api.get("/sitemap.xml", base_url="http://127.0.0.1:8000")
    assert b"http://127.0.0.1:8000/sitemaps/" in other.data
    assert other.headers["ETag"] != api.get("/sitemap.xml").headers["ETag"]


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml", "/sitemaps/conditions.xml", "/sitemaps/a7.xml"])
def test_they_have_an_etag_and_no_language(api: FlaskClient, path: str) -> None:
    tag = api.get(path).headers["ETag"]
    assert api.get(path, headers={"If-None-Match": tag}).status_code == 304
    for language in LANGUAGES[1:]:
        assert api.get(f"{language}{path}").status_code == 404


@pytest.mark.parametrize("part", ["A7", "zz", "0", "256", "index", "a7.xml", "%00"])
def test_there_is_no_other_part(api: FlaskClient, part: str) -> None:
    assert api.get(f"/sitemaps/{part}.xml").status_code == 404


def test_while_the_engine_is_away_nothing_is_told(built: Built) -> None:
    away = create_app(built.settings, lambda: None).test_client()
    for path in ("/robots.txt", "/sitemap.xml", "/sitemaps/pages.xml", "/sitemaps/a7.xml"):
        answer = away.get(path)
        assert answer.status_code == 503
        assert int(answer.headers["Retry-After"]) > 0


def app_on(settings: Settings, prefix: str, reference_dir: Path, engine_url: str) -> Flask:
    own = replace(settings, index_prefix=prefix, data_dir=reference_dir.parent, rate_limit="1000/minute")
    return create_app(own, lambda: engine_url)


def test_made_up_studies_are_kept_from_search_engines(
    client: Client, settings: Settings, engine_url: str, reference_dir: Path, knowledge: Knowledge, tmp_path: Path
) -> None:
    for prefix in dropped(client, "made-up-"):
        with closing(Store(tmp_path)) as store:
            Build(store, client, prefix, knowledge, quiet(), TODAY).run(source_of(demonstration(), scope="demo"))
        api = app_on(settings, prefix, reference_dir, engine_url).test_client()
        read = rules(api)
        for path in ("/", "/about", "/studies/NCT03371017", "/de/about"):
            assert not read.can_fetch("*", path)
        assert entries(api, "/sitemap.xml") == []
        assert {api.get(f"/sitemaps/{part}.xml").status_code for part in ("pages", "conditions", "a7")} == {404}


def test_an_id_with_signs_of_its_own_is_written_so_that_it_leads_there(
    client: Client, settings: Settings, engine_url: str, reference_dir: Path
) -> None:
    ids = ["A&B <1>", "Größe 2", "C'\"%3"]
    for prefix in dropped(client, "signs-"):
        write(client, prefix, ({"id": id, "saved_as": [filed(id)], "run": 1} for id in ids))
        api = app_on(settings, prefix, reference_dir, engine_url).test_client()
        parts = {filed(id).partition("/")[0] for id in ids}
        listed = {urlsplit(address).path for part in parts for address, _ in entries(api, f"/sitemaps/{part}.xml")}
        assert listed == {
            "/studies/A%26B%20%3C1%3E",
            "/studies/Gr%C3%B6%C3%9Fe%202",
            "/studies/C%27%22%253",
        }
