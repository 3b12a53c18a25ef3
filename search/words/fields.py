"""Which fields words are looked for in, and what a find in each is worth. An example stands beside every weight."""

from __future__ import annotations

from typing import Final

from search.vocabulary import WordsIn

TOPIC_FIELDS: Final = {
    # Registry titles name the illness first: "breast cancer" in a title is what the study is about.
    "title": 3.0,
    # A tag says it in the vocabulary's words: "triple negative breast neoplasms" finds what says TNBC in its title.
    "tags": 1.5,
    # The registry's own words, where "metastatic" stands that no tag says: "metastatic melanoma".
    "conditions": 2.0,
    # Written to be found by those whom it concerns: "heart attack" for a myocardial infarction.
    "plain_title": 2.0,
    "public_title": 2.0,
    # Longer, and it names the comparison too: "pembrolizumab" in it may be what others get.
    "official_title": 1.5,
    # "trastuzumab" should find what gives it before what mentions it.
    "interventions": 1.5,
    # Often a list of all that is near: "quality of life" stands in thousands.
    "keywords": 1.0,
}
TEXT_FIELDS: Final = {
    # Says in sentences what a study is about: "brain fog after chemotherapy".
    "summary": 1.0,
    # Long, with background: "hypertension" there is often somebody else's.
    "description": 0.5,
    # What participants must have is not what is studied: "pregnancy test".
    "eligibility": 0.3,
}
FIELDS: Final[dict[WordsIn, list[str]]] = {
    "topic": [f"{name}^{boost:g}" for name, boost in TOPIC_FIELDS.items()],
    "all": [f"{name}^{boost:g}" for name, boost in (TOPIC_FIELDS | TEXT_FIELDS).items()],
}

SYNONYM_FIELDS: Final = ["title", "official_title", "public_title", "plain_title", "keywords"]
"""Where synonyms are looked for, as phrases. Not in conditions and tags: what a name there means is known by its
heading, which every study carries. Not in long texts, where phrases are dear."""

CODE_FIELDS: Final = ["title.code^3", "conditions.code^2", "interventions.code^1.5", "keywords.code"]
"""Where "PD1" finds "PD-1": one word whatever stands between its parts."""
