"""Browsing by condition on the real index: nothing leads astray, and the pages tell what their buttons find."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from search.conditions import Conditions

LINK = re.compile(r'href="/conditions/(D\d+)"')
COUNTED = re.compile(r'<p class="count">([\d,]+) stud(?:y|ies)(?:, ([\d,]+) listed as recruiting)?</p>')


def page(api: FlaskClient, id: str) -> str:
    answer = api.get(f"/conditions/{id}")
    assert answer.status_code == 200, id
    return answer.text


def number(text: str | None) -> int:
    return int((text or "0").replace(",", ""))


def test_every_link_leads_to_a_page(api: FlaskClient, conditions: Conditions) -> None:
    """Down from each of the widest to the largest and the smallest under it, and up again."""
    widest = re.findall(r'<h3><a href="/conditions/(D\d+)"', api.get("/conditions").text)
    assert len(widest) > 5
    for id in widest:
        under = LINK.findall(page(api, id).partition('<ul class="conditions">')[2])
        for below in dict.fromkeys([*under[:1], *under[-1:]]):
            way = LINK.findall(page(api, below).partition('<ol class="way">')[2].partition("</ol>")[0])
            assert way == list(conditions.tree.over(below))
            assert all(page(api, above) for above in way)


def test_the_counts_are_those_of_the_search(api: FlaskClient) -> None:
    for id in LINK.findall(api.get("/conditions").text)[::12]:
        told = COUNTED.search(page(api, id))
        assert told
        question = f"/api/v1/studies?condition={id}&size=1"
        assert number(told[1]) == total(api, f"{question}&status=any")
        assert number(told[2]) == total(api, question)


def total(api: FlaskClient, address: str) -> int:
    found: int = api.get(address).json["total"]  # type: ignore[index]
    return found


def test_words_of_patients_find_the_condition(api: FlaskClient, conditions: Conditions) -> None:
    for typed, heading in (("lung cancer", "Lung Neoplasms"), ("asthma", "Asthma"), ("Brustkrebs", "Breast Neoplasms")):
        found = conditions.named(heading)
        assert found
        assert f'href="/conditions/{found.id}"' in api.post("/conditions", data={"q": typed}).text
