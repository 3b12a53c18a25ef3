"""Two peers over the same records in one index, where each field is weighed for itself: BM25 with English analysis.

*Plain*: all text of a study as one field. *Weighted*: the fields and weights that ClinicalTrials.gov publishes for its
condition box, https://clinicaltrials.gov/data-api/about-api/search-areas#ConditionSearch (the same as JSON:
https://clinicaltrials.gov/api/v2/studies/search-areas); fields bear the registry's names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec

from benchmarks.relevance.figures import DEPTH
from search.engine.client import Client, engine_errors

Json = dict[str, Any]

WEIGHTS: Final = {
    "Condition": 0.95,
    "BriefTitle": 0.6,
    "OfficialTitle": 0.55,
    "ConditionMeshTerm": 0.5,
    "ConditionAncestorTerm": 0.4,
    "Keyword": 0.3,
    "NCTId": 0.2,
}
MAPPING: Final[Json] = {
    "dynamic": False,
    "_source": {"enabled": False},
    "properties": {"id": {"type": "keyword"}}
    | {name: {"type": "text", "analyzer": "english"} for name in ("text", *WEIGHTS)},
}
NOT_IN_PLAIN: Final = {"NCTId", "ConditionAncestorTerm"}
AT_ONCE: Final = 500
"""Studies in one request."""


def recipe() -> str:
    """Changes when the index would be another."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def plain(text: str) -> Json:
    return {"match": {"text": text}}


def weighted(text: str) -> Json:
    """The best field decides."""
    fields = [f"{name}^{weight:g}" for name, weight in WEIGHTS.items()]
    return {"multi_match": {"query": text, "type": "best_fields", "fields": fields}}


def ask(client: Client, index: str, query: Json) -> list[str]:
    """The numbers of the first 100 studies; those of one score by their number."""
    body = {"size": DEPTH, "track_scores": True, "query": query, "sort": [{"_score": "desc"}, {"id": "asc"}]}
    with engine_errors():
        answer = client.search(index=index, body=body)
    return [hit["_id"] for hit in answer["hits"]["hits"]]


def fill(client: Client, index: str, records: Iterator[bytes]) -> int:
    """A new index of all records; once it is whole it tells how many studies it has, which is given back."""
    body = {"settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0}}, "mappings": MAPPING}
    with engine_errors():
        client.indices.create(index=index, body=body)
        while some := list(islice(records, AT_ONCE)):
            documents = [document(record) for record in some]
            lines = [line for each in documents for line in ({"index": {"_id": each["id"]}}, each)]
            answer = client.bulk(index=index, body=lines)
            refused = [item["index"]["error"] for item in answer["items"] if "error" in item["index"]]
            assert not refused, refused[0]
        client.indices.refresh(index=index)
        count = int(client.count(index=index)["count"])
        client.indices.put_mapping(index=index, body={"_meta": {"studies": count}})
    return count


def document(record: bytes) -> Json:
    """The texts of a record in the registry's form."""
    whole = msgspec.json.decode(record)
    protocol, derived = whole["protocolSection"], whole.get("derivedSection", {})
    named, texts = protocol["identificationModule"], protocol.get("descriptionModule", {})
    about, headings = protocol.get("conditionsModule", {}), derived.get("conditionBrowseModule", {})
    given = protocol.get("armsInterventionsModule", {}).get("interventions", [])
    fields: Json = {
        "NCTId": [named["nctId"]],
        "BriefTitle": [named.get("briefTitle")],
        "OfficialTitle": [named.get("officialTitle")],
        "Condition": about.get("conditions", []),
        "Keyword": about.get("keywords", []),
        "ConditionMeshTerm": [each.get("term") for each in headings.get("meshes", [])],
        "ConditionAncestorTerm": [each.get("term") for each in headings.get("ancestors", [])],
    }
    text = [
        *(each for name in fields if name not in NOT_IN_PLAIN for each in fields[name]),
        *(each.get("name") for each in given),
        *(texts.get(name) for name in ("briefSummary", "detailedDescription")),
        protocol.get("eligibilityModule", {}).get("eligibilityCriteria"),
    ]
    # Some records hold {} where a keyword should stand.
    written = {
        name: [each for each in some if isinstance(each, str)] for name, some in (fields | {"text": text}).items()
    }
    return written | {"id": named["nctId"]}
