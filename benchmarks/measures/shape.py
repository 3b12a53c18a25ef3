"""The shape of the near query: against the classic sort, and what showing the hits costs."""

from __future__ import annotations

import copy

import msgspec

from benchmarks.bench import Bench, Json
from benchmarks.engine import in_turn, search
from benchmarks.origins import Origin, world
from benchmarks.scenarios import Parameters
from benchmarks.timing import Times, ratio


def measure(bench: Bench) -> Json:
    """Ours and the classic one, for any status and for recruiting; a page shown and the same page not."""
    return {
        "any": _against_classic(bench, ["any"]),
        "recruiting": _against_classic(bench, ["recruiting"]),
        "shown": _against_nothing(bench),
    }


def classic(body: Json) -> Json:
    """The same page in the way of the manual: everything in the filter, and a geographic sort with path and filter."""
    changed = copy.deepcopy(body)
    query = changed["query"]["bool"]
    scored = query.pop("should")[0]["nested"]
    sites = scored["query"]["bool"]
    filters = sites["filter"] or [{"match_all": {}}]
    if query.pop("minimum_should_match", None):
        required = {"path": "sites", "score_mode": "none", "query": {"bool": {"filter": filters}}}
        shown = {name: scored[name] for name in ("inner_hits",) if name in scored}
        query["filter"].append({"nested": required | shown})
    origin = sites["must"][0]["distance_feature"]["origin"]
    nested = {"path": "sites", "filter": {"bool": {"filter": filters}}}
    by_distance = {"sites.location": origin, "order": "asc", "unit": "m", "mode": "min", "nested": nested}
    changed["sort"] = [{"_geo_distance": by_distance}, *changed["sort"][1:]]
    return changed


def bare(body: Json) -> Json:
    """The same page with nothing fetched: no card, no sites."""
    fetched = {"stored_fields": "_none_"}
    return {name: value for name, value in _without_inner_hits(body).items() if name != "highlight"} | fetched


def _without_inner_hits(part: Json) -> Json:
    return {name: _stripped(value) for name, value in part.items() if name != "inner_hits"}


def _stripped(value: object) -> object:
    if isinstance(value, dict):
        return _without_inner_hits(value)
    return [_stripped(each) for each in value] if isinstance(value, list) else value


def _against_classic(bench: Bench, status: list[str]) -> Json:
    index = bench.loaded.name
    pages = [_page(bench, origin, "anywhere", status) for origin in world(bench.questions)]
    sides = {
        "ours": [search(index, page) for page in pages],
        "classic": [search(index, classic(page)) for page in pages],
    }
    taken = in_turn(bench.node.url, sides)
    return _told(taken) | {"ratio": ratio(taken["ours"].p50, taken["classic"].p50)}


def _against_nothing(bench: Bench) -> Json:
    index = bench.loaded.name
    pages = [_page(bench, origin, "anywhere", ["recruiting"]) for origin in world(bench.questions)]
    sides = {"shown": [search(index, page) for page in pages], "bare": [search(index, bare(page)) for page in pages]}
    taken = in_turn(bench.node.url, sides)
    return _told(taken) | {"ratio": ratio(taken["shown"].p50, taken["bare"].p50)}


def _page(bench: Bench, origin: Origin, within: str, status: list[str]) -> Json:
    asked: Parameters = {"near": str(origin), "within": within, "status": status, "sort": "distance"}
    return bench.asker.sent(asked).page()


def _told(taken: dict[str, Times]) -> Json:
    return {name: msgspec.to_builtins(each) for name, each in taken.items()}
