"""Asking the engine: a question down once, a page up once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from search import cursor
from search.answer import StudyPage
from search.body import loses_the_unplaced, page_body, sort_keys, total_body
from search.engine.client import Client, EngineAway, EngineRefused, IndexMissing, engine_errors
from search.extras import extra_bodies
from search.facets import facet_bodies
from search.faults import Fault, QuestionFaults
from search.filters.definition import Knowledge
from search.indices import Live, LiveIndex, read_live
from search.page import Answers, read_page
from search.query import StudyQuery
from search.suggestions import FEW, read_suggestions, suggestion_bodies
from search.words.clause import can_relax, strict

Json = dict[str, Any]

SEARCH_S = 8
"""The engine gives up on a search after so many seconds; the client waits a little longer."""

FEW_BY_WORDS = 20
"""Where the words alone find fewer studies than this, half of them suffice; under distance order, where none."""


def studies(client: Client, index: LiveIndex, query: StudyQuery, knowledge: Knowledge) -> StudyPage:
    """The page of studies that answers a question, with what was asked for beside it.

    All parts go to the same concrete index: each part of an `_msearch` resolves an alias for itself, and a swap
    between them would mix two indices.
    """
    if query.after is None:
        return _first_page(client, index.get(), query, knowledge)
    begun = cursor.read(query.after, query)
    query = msgspec.structs.replace(query, relaxed=begun.relaxed)
    if not cursor.fits(begun, sort_keys(query)):
        raise cursor.broken()
    live = index.get()
    if not index.owns(begun.index):
        raise cursor.gone()
    try:
        went_on_in = live if begun.index == live.name else read_live(client, begun.index)
        last = list(begun.last)
        answers = ask_parts(client, went_on_in, query, _parts(query, last))
        with_the_unplaced(client, went_on_in, query, answers, last)
        return read_page(query, went_on_in, Answers(answers), knowledge)
    except IndexMissing as error:
        raise cursor.gone() from error
    except EngineRefused as error:
        raise cursor.broken() from error


def ask_parts(client: Client, live: Live, query: StudyQuery, parts: Mapping[Any, Json]) -> dict[Any, Json]:
    """The answers to several requests in one round trip, by the requests' names; each of them whole.

    Scores depend on the copy of the index that answers and on what it counts: one question goes to one copy, and
    words are weighed over all shards. Orders by distance and by date need neither.
    """
    if not parts:
        return {}
    header: Json = {"index": live.name, "allow_partial_search_results": False}
    if query.sort == "relevance":
        header |= {"preference": query.digest(), "search_type": "dfs_query_then_fetch"}
    lines = [line for part in parts.values() for line in (header, part | {"timeout": f"{SEARCH_S}s"})]
    with engine_errors():
        answers = client.msearch(body=lines)["responses"]
    for answer in answers:
        if answer.get("status") == 404:
            raise IndexMissing(live.name)
        if answer.get("status") == 400:
            raise _refused(answer["error"])
    return {name: whole(answer) for name, answer in zip(parts, answers, strict=True)}


def whole(answer: Json) -> Json:
    """An answer that is whole: a partial one is never passed off as one."""
    if answer.get("error") or answer.get("timed_out") or answer["_shards"]["failed"]:
        raise EngineAway("a part of the answer is missing")
    return answer


def ask_whole(
    client: Client, live: Live, query: StudyQuery, parts_of: Callable[[StudyQuery], dict[Any, Json]]
) -> tuple[StudyQuery, dict[Any, Json]]:
    """The answers to a question's requests, once it is decided whether half of its words suffice."""
    parts = parts_of(query)
    if can_relax(query):
        # Counting stops where the rule is decided.
        parts["words"] = {"size": 0, "track_total_hits": FEW_BY_WORDS, "query": strict(query)}
    answers = ask_parts(client, live, query, parts)
    if "words" not in answers or not _too_few(query, answers["words"]["hits"]["total"]["value"]):
        return query, answers
    relaxed = msgspec.structs.replace(query, relaxed=True)
    return relaxed, ask_parts(client, live, relaxed, parts_of(relaxed))


def with_the_unplaced(
    client: Client,
    live: Live,
    query: StudyQuery,
    answers: dict[Any, Json],
    last: list[cursor.SortValue] | None,
    size: int | None = None,
) -> None:
    """Asks once more where the placed hits have come to their end: those without a known position follow."""
    if loses_the_unplaced(query) and len(answers["page"]["hits"]["hits"]) <= (size or query.size):
        answers |= ask_parts(client, live, query, {"page": page_body(query, last, size, placed=False)})


def _first_page(client: Client, live: Live, query: StudyQuery, knowledge: Knowledge) -> StudyPage:
    query, answers = ask_whole(client, live, query, lambda each: _parts(each, None))
    with_the_unplaced(client, live, query, answers, None)
    page = read_page(query, live, Answers(answers), knowledge)
    if "suggestions" not in query.extras or page.total >= FEW:
        return page
    others = ask_parts(client, live, query, suggestion_bodies(query, page.total))
    return msgspec.structs.replace(page, suggestions=read_suggestions(others, page.total))


def _parts(query: StudyQuery, last: list[cursor.SortValue] | None) -> dict[Any, Json]:
    """The requests of one round trip: the page, the exact total, and what else was asked for."""
    return {
        "page": page_body(query, last),
        "total": total_body(query),
        **extra_bodies(query),
        **facet_bodies(query),
    }


def _too_few(query: StudyQuery, found: int) -> bool:
    return found == 0 if query.sort == "distance" else found < FEW_BY_WORDS


def _refused(error: Json) -> Exception:
    """More words than the engine takes are the asker's fault; whatever else it refuses is ours."""
    if "too_many" in str(error):
        return QuestionFaults([Fault("q", "has too many words to be searched together: leave some out")])
    return EngineRefused(str(error))
