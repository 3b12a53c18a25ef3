"""What fields of the answers mean, a line each, for the description of the API: wherever a name stands, it means this.

Fields whose names say it, and those that a class explains in its own words, are not here.
"""

from __future__ import annotations

from typing import Any, Final

Json = dict[str, Any]

MEANINGS: Final = {
    "acronym": "The study's short name, as its sponsor calls it.",
    "aliases": "Former ids of the study; each still leads to it.",
    "all_sites": "Every site of every record, apart; nearest first where a place was asked from.",
    "allocation": "How participants come into the groups: `randomized`, `non_randomized`, or `na` where there is one.",
    "centre": "The id of the hospital or practice, the same across studies; asked for by `centre`.",
    "checked": "The day on which the status was last confirmed.",
    "condition_words": "What is studied, in the registries' own words.",
    "contact_line": "A line on whom to ask.",
    "country_name": "The country as the registry writes it.",
    "ends": "How many of the sites that recruit do so until which last day.",
    "fresh": "What the status is worth today: `recent` up to 6 months after the check, `aging` up to 24, else `stale`.",
    "given": "What is given or done, each with its kind and description.",
    "masked": "Who does not know what is given; null where nobody says, empty where everybody knows.",
    "masking": "How many do not know what is given, as a registry says it: `none`, `single`, `double`, …",
    "place": "The same on sites of several registries that are one hospital; null on all others.",
    "position_source": "Whose point it is: the `registry`'s, the `gazetteer`'s or the `operator`'s.",
    "precision": "What the point stands for; `city` is the middle of the town.",
    "record": "The id of the registry's record that has this site.",
    "recruits_until": "The last day of recruiting, where it follows from dates; null from the next day on.",
    "registry_point": "The registry's own latitude and longitude, where they were replaced.",
    "said": "The registry's own word for the status; null where it has none.",
    "status_as_of": "The day on which the status was last confirmed.",
    "status_registry": "The registry whose word the status is, where that is not the site's own.",
    "status_since": "The day on which this service first saw the status; null until a change was seen.",
    "status_source": "Whose word the status is: the `site`'s, the `country`'s, the `study`'s, or `dates`.",
    "updated": "The day on which the registry's record was last changed.",
    "why_stopped": "Why the study stopped or paused, in the registry's words.",
}


def explain(schemas: Json) -> None:
    """Adds its meaning to every property that has one."""
    for schema in schemas.values():
        for name, form in schema.get("properties", {}).items():
            if name in MEANINGS:
                form.setdefault("description", MEANINGS[name])
