"""Several requests to the engine in one round trip, each answered whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from search.engine.client import Client, EngineAway, EngineRefused, IndexMissing, engine_errors
from search.faults import Fault, QuestionFaults
from search.indices import Live
from search.query import StudyQuery

Json = dict[str, Any]

SEARCH_S: Final = 8
"""The engine gives up on a search after so many seconds; the client waits a little longer."""


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


def _refused(error: Json) -> Exception:
    """More words than the engine takes are the asker's fault; whatever else it refuses is ours."""
    if "too_many" in str(error):
        return QuestionFaults([Fault("q", "has too many words to be searched together: leave some out")])
    return EngineRefused(str(error))
