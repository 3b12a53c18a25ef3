"""Which fields words are looked for in, and what a find in each is worth.

Beside every weight stands an example, and what other weights gave on the half of the topics that is there to tune by:
nDCG@10 of clinical · lay wordings, .314 · .239 with those chosen. Plain and public titles and plain answers stand in no
judged record: nothing could be measured for their weights.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from search.vocabulary import WordsIn

TITLES: Final = ("title", "public_title", "plain_title")
"""The short titles: each is one that a page may show first."""

TOPIC_FIELDS: Final = {
    # Registry titles name the illness first: "breast cancer" in a title is what the study is about.
    # 1: .316 · .238; 4: .293 · .237.
    "title": 2.0,
    # Written to be found by those whom it concerns: "heart attack" for a myocardial infarction.
    "plain_title": 3.0,
    "public_title": 3.0,
    # Longer, and it names the comparison too: "pembrolizumab" in it may be what others get.
    # 0.3: .309 · .241; 2: .308 · .238.
    "official_title": 1.0,
    # A tag says it in the vocabulary's words; what it means is ranked by the tag itself.
    # 0.3: .310 · .241; 2: .316 · .236.
    "tags": 1.0,
    # The registry's own words, where "metastatic" stands that no tag says: "metastatic melanoma".
    # 0.3: .307 · .243; 2: .313 · .235.
    "conditions": 1.0,
    # "trastuzumab" should find what gives it before what mentions it.
    # 1: .313 · .241; 4: .313 · .240.
    "interventions": 2.5,
    # Often a list of all that is near: "quality of life" stands in thousands.
    # 0.05: .314 · .241; 1: .302 · .230.
    "keywords": 0.25,
}
TEXT_FIELDS: Final = {
    # Says in sentences what a study is about: "brain fog after chemotherapy".
    # 1: .307 · .238; 3: .314 · .242.
    "summary": 2.0,
    # The words that patients type, "tummy pain". No more than a summary: it is long, and tells of costs too.
    "plain_summary": 2.0,
    # Long, so that a word in it is worth little by itself; a study that keeps naming an illness there is about it.
    # 1: .289 · .244; 2: .296 · .245; 5: .313 · .234.
    "description": 3.0,
    # What participants must have is not what is studied: "pregnancy test".
    # 0.01: .314 · .240; 0.5: .310 · .236.
    "eligibility": 0.1,
}


def fields(words_in: WordsIn) -> dict[str, float]:
    """The fields that are asked, with their weights."""
    return TOPIC_FIELDS if words_in == "topic" else TOPIC_FIELDS | TEXT_FIELDS


def weighed(asked: Mapping[str, float]) -> list[str]:
    """Fields with their weights as the engine takes them."""
    return [f"{name}^{weight:g}" for name, weight in asked.items()]


HOLDING: Final[dict[WordsIn, str]] = {"topic": "topic", "all": "everything"}
"""The field that holds the texts of all others: whether words stand there is one question and not one for each."""

NAMED_IN: Final = "topic"
"""Where other names are looked for. Not in long texts, which name what is near as well."""

CODE_FIELDS: Final = ["title.code^3", "conditions.code^2", "interventions.code^1.5", "keywords.code"]
"""Where "PD1" finds "PD-1": one word whatever stands between its parts."""
