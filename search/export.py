"""A whole result, page by page, from one index."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from search import cursor
from search.answer import Hit
from search.ask import with_the_unplaced
from search.body import page_body
from search.deciding import ask_whole
from search.engine.client import Client
from search.filters.definition import Knowledge
from search.indices import Live
from search.page import read_hit
from search.parts import ask_parts
from search.query import StudyQuery
from search.speller import Speller

PAGE: Final = 1_000


def every_hit(
    client: Client, live: Live, query: StudyQuery, knowledge: Knowledge, speller: Speller | None = None
) -> Iterator[list[Hit]]:
    """All hits of a question in its order, a thousand at a time.

    Every page is asked of the same index; where that is gone meanwhile, `IndexMissing` is raised, and nothing that
    was given so far passes for the whole.
    """
    query, answers = ask_whole(client, live, query, lambda each: {"page": page_body(each, None, PAGE)}, speller)
    last: list[cursor.SortValue] | None = None
    while True:
        with_the_unplaced(client, live, query, answers, last, PAGE)
        found = answers["page"]["hits"]["hits"]
        yield [read_hit(query, hit, knowledge) for hit in found[:PAGE]]
        if len(found) <= PAGE:
            return
        last = found[PAGE - 1]["sort"]
        answers = ask_parts(client, live, query, {"page": page_body(query, last, PAGE)})
