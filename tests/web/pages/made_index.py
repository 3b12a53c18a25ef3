"""What an index tells of itself: a sample, the demonstration, an old one, everything."""

from __future__ import annotations

from typing import Any

from search.answer import Coverage, IndexStory, RegistryPart


def story(**changes: Any) -> IndexStory:
    values: dict[str, Any] = {
        "as_of": "2026-11-20T09:00:05Z",
        "scope": "sample",
        "coverage": Coverage(
            studies=1200, of=605_000, note="the newest recruiting studies of breast cancer, leukemia and diabetes"
        ),
        "registries": (RegistryPart(name="ctgov", studies=1200, sites=9000, as_of="2026-11-20T09:00:05Z"),),
        "attribution": (),
        "version": "0.1.0",
    }
    return IndexStory(**values | changes)


DEMO = story(
    scope="demo",
    coverage=Coverage(studies=64, of=None, note="made-up studies for demonstration; none of them is real"),
)
OLD = story(as_of="2026-11-01T09:00:05Z")
FULL = story(scope="full", coverage=Coverage(studies=605_000, of=605_000, note="every study"))
