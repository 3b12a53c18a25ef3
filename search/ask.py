"""Asking the engine: a question down once, a page up once."""

from __future__ import annotations

from typing import Any

import msgspec

from search import cursor
from search.answer import StudyPage, Suggestion
from search.body import loses_the_unplaced, page_body, sort_keys, total_body
from search.deciding import ask_whole
from search.engine.client import Client, EngineRefused, IndexMissing
from search.extras import extra_bodies, read_count
from search.facets import facet_bodies
from search.filters.definition import Knowledge
from search.indices import Live, LiveIndex, read_live
from search.page import Answers, read_page
from search.parts import ask_parts
from search.query import StudyQuery
from search.respelling import doubt_bodies, with_offer
from search.speller import Speller
from search.suggestions import FEW, read_suggestions, suggestion_bodies

Json = dict[str, Any]


def studies(
    client: Client, index: LiveIndex, query: StudyQuery, knowledge: Knowledge, speller: Speller | None = None
) -> StudyPage:
    """The page of studies that answers a question, with what was asked for beside it.

    Words that find nothing are asked as the `speller` knows them, if there is one.

    All parts go to the same concrete index: each part of an `_msearch` resolves an alias for itself, and a swap
    between them would mix two indices.
    """
    if query.after is None:
        return _first_page(client, index.get(), query, knowledge, speller)
    begun = cursor.read(query.after, query)
    query = _as_begun(query, begun, speller)
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


def _first_page(
    client: Client, live: Live, query: StudyQuery, knowledge: Knowledge, speller: Speller | None
) -> StudyPage:
    query, answers = ask_whole(client, live, query, lambda each: _parts(each, None), speller)
    with_the_unplaced(client, live, query, answers, None)
    total = read_count(answers["total"])
    suggestions: tuple[Suggestion, ...] | None = None
    if "suggestions" in query.extras and total < FEW:
        doubts = speller.doubts(query) if speller and not query.relaxed and total else {}
        bodies: dict[Any, Json] = dict(suggestion_bodies(query, total))
        others = ask_parts(client, live, query, bodies | doubt_bodies(query, doubts))
        query = with_offer(query, doubts, others, speller)
        suggestions = read_suggestions({name: others[name] for name in bodies}, total)
    page = read_page(query, live, Answers(answers), knowledge)
    return msgspec.structs.replace(page, suggestions=suggestions)


def _as_begun(query: StudyQuery, begun: cursor.Cursor, speller: Speller | None) -> StudyQuery:
    """The question as its first page decided it."""
    if begun.corrected:
        if speller is None or begun.respelled is None:
            raise cursor.broken()
        try:
            query = speller.read(query, begun.respelled)
        except ValueError as error:
            raise cursor.broken() from error
    return msgspec.structs.replace(query, relaxed=begun.relaxed, respelled=begun.respelled)


def _parts(query: StudyQuery, last: list[cursor.SortValue] | None) -> dict[Any, Json]:
    """The requests of one round trip: the page, the exact total, and what else was asked for."""
    return {
        "page": page_body(query, last),
        "total": total_body(query),
        **extra_bodies(query),
        **facet_bodies(query),
    }
