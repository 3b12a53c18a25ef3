"""Asking the engine: a question down once, a page up once."""

from __future__ import annotations

from typing import Any

from search import cursor
from search.answer import StudyPage
from search.body import page_body, sort_keys, total_body
from search.engine.client import Client, EngineAway, EngineRefused, IndexMissing, engine_errors
from search.faults import Fault, QuestionFaults
from search.indices import Live, LiveIndex, read_live
from search.page import read_page
from search.query import StudyQuery

Json = dict[str, Any]

SEARCH_S = 8
"""The engine gives up on a search after so many seconds; the client waits a little longer."""


def studies(client: Client, index: LiveIndex, query: StudyQuery) -> StudyPage:
    """The page of studies that answers a question.

    Both parts go to the same concrete index: each part of an `_msearch` resolves an alias for itself, and a swap
    between them would mix two indices.
    """
    if query.after is None:
        return _answer(client, index.get(), query, last=None)
    begun = cursor.read(query.after, query, keys=len(sort_keys(query)))
    live = index.get()
    if not index.owns(begun.index):
        raise cursor.gone()
    try:
        went_on_in = live if begun.index == live.name else read_live(client, begun.index)
        return _answer(client, went_on_in, query, last=list(begun.last))
    except IndexMissing as error:
        raise cursor.gone() from error
    except EngineRefused as error:
        raise cursor.broken() from error


def whole(answer: Json) -> Json:
    """An answer that is whole: a partial one is never passed off as one."""
    if answer.get("error") or answer.get("timed_out") or answer["_shards"]["failed"]:
        raise EngineAway("a part of the answer is missing")
    return answer


def _answer(client: Client, live: Live, query: StudyQuery, last: list[cursor.SortValue] | None) -> StudyPage:
    header = {"index": live.name, "allow_partial_search_results": False}
    parts = [page_body(query, last), total_body(query)]
    lines = [line for part in parts for line in (header, part | {"timeout": f"{SEARCH_S}s"})]
    with engine_errors():
        page, total = client.msearch(body=lines)["responses"]
    if page.get("status") == 404:
        raise IndexMissing(live.name)
    if page.get("status") == 400:
        raise _refused(page["error"])
    found = whole(page)["hits"]["hits"]
    return read_page(query, live, found, whole(total)["hits"]["total"]["value"])


def _refused(error: Json) -> Exception:
    """More words than the engine takes are the asker's fault; whatever else it refuses is ours."""
    if "too_many" in str(error):
        return QuestionFaults([Fault("q", "has too many words to be searched together: leave some out")])
    return EngineRefused(str(error))
