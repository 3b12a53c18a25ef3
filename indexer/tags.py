"""Condition tags: the registry's headings where it gives them, else those that the study's own words name."""

from __future__ import annotations

from typing import NamedTuple

from indexer.registries.reading import Read
from search.conditions import Conditions
from search.study import Condition


class Tags(NamedTuple):
    """The tags a study shows, and every heading that finds it."""

    shown: tuple[Condition, ...]
    found_by: list[str]


class Tagger:
    """Tags studies from one vocabulary of conditions."""

    def __init__(self, conditions: Conditions) -> None:
        self.conditions = conditions

    def tags(self, read: Read) -> Tags:
        """The study's tags, named and placed in the hierarchy.

        A study is found by its registry's headings, by those its own condition words name, and by all above them.
        """
        given = self._given(read)
        own = self._own(read)
        found_by = {above for tag in (*given, *own) for above in (tag.id, *self.conditions.ancestors(tag.id))}
        return Tags(shown=given or own, found_by=sorted(found_by))

    def _given(self, read: Read) -> tuple[Condition, ...]:
        """The registry's own; a heading that our vocabulary does not hold keeps the registry's name for it."""
        named = (self._tag(tag.id, "registry") or tag for tag in read.study.card.conditions)
        tags = {tag.id: tag for tag in named}
        for name in read.headings:
            heading = self.conditions.named(name)
            if heading and (tag := self._tag(heading.id, "registry")):
                tags.setdefault(tag.id, tag)
        return tuple(tags.values())

    def _own(self, read: Read) -> tuple[Condition, ...]:
        words = read.study.details.condition_words
        ids = dict.fromkeys(heading.id for word in words for heading in self.conditions.named_in(word))
        return tuple(tag for id in ids if (tag := self._tag(id, "us")) is not None)

    def _tag(self, id: str, by: str) -> Condition | None:
        heading = self.conditions.heading(id)
        if heading is None:
            return None
        return Condition(id=heading.id, name=heading.name, path=tuple(self.conditions.path(heading.id)), by=by)
