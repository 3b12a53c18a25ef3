"""Condition tags: the registry's headings where it gives them, else those that the study's own words name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from indexer.registries.reading import Read
from search.conditions import Conditions, Heading
from search.study import Condition, Details

REMEMBERED: Final = 16_384
"""Condition words that are kept with their headings: 2 MB. 28,000 studies write 50,000 of them, 10,800 different ones,
each of which takes 23 µs to read."""

HEADINGS: Final = 8_192
"""More than the vocabulary has."""


class Tags(NamedTuple):
    """The tags a study shows, and every heading that finds it."""

    shown: tuple[Condition, ...]
    found_by: list[str]


class Tagger:
    """Tags studies from one vocabulary of conditions."""

    def __init__(self, conditions: Conditions) -> None:
        self.conditions = conditions
        self._named_in = lru_cache(REMEMBERED)(conditions.written.named_in)
        self._tag = lru_cache(HEADINGS)(self._make_tag)
        self._over = lru_cache(HEADINGS)(conditions.ancestors)

    def tags(self, read: Read) -> Tags:
        """The study's tags, named and placed in the hierarchy.

        A study is found by its registry's headings, by those that its own words name, and by all above them.
        """
        given, details = self._given(read), read.study.details
        named = self._all_named_in(details.condition_words)
        ours = [] if given else named or self._named_elsewhere(details)
        tags = given or {id: self._tag(id, "us") for id in ours if not self.conditions.hidden(id)}
        found_by = {above for id in (*given, *ours, *named) for above in (id, *self._over(id))}
        return Tags(shown=self._shown(tags), found_by=sorted(found_by))

    def _given(self, read: Read) -> dict[str, Condition]:
        """The registry's own; a heading that our vocabulary does not hold keeps the registry's name for it."""
        named = [self.conditions.named(name) for name in read.headings]
        known = [self.conditions.heading(tag.id) or tag for tag in read.study.card.conditions]
        every = (*known, *(heading for heading in named if heading))
        return {each.id: self._tag(each.id, "registry") if isinstance(each, Heading) else each for each in every}

    def _named_elsewhere(self, details: Details) -> list[str]:
        """Headings of a study whose condition words name none: those that are its keywords.

        A keyword must be the name itself: in "bone marrow biopsy of iliac crest" and "cervical spine injury" what
        stands inside means something else. So it does in most titles ("under fasting conditions", "pregnancy test"):
        they count for a study that has no words of its own beside them.
        """
        if details.condition_words or details.keywords:
            named = (heading for word in details.keywords for heading in self.conditions.written.named(word))
            return list(dict.fromkeys(heading.id for heading in named))
        titles = (details.titles.registry, details.titles.official)
        return self._all_named_in(title for title in titles if title)

    def _all_named_in(self, texts: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(heading.id for text in texts for heading in self._named_in(text)))

    def _shown(self, tags: dict[str, Condition]) -> tuple[Condition, ...]:
        """The narrow tags, then the registry's that lie over one of them; a level that says nothing only by itself."""
        telling = [tag for id, tag in tags.items() if not self.conditions.hidden(id)] or list(tags.values())
        over = {above for tag in telling for above in self._over(tag.id)}
        narrow = [tag for tag in telling if tag.id not in over]
        return (*narrow, *(tag for tag in telling if tag.id in over and tag.by == "registry"))

    def _make_tag(self, id: str, by: str) -> Condition:
        conditions = self.conditions
        path, name = tuple(conditions.path(id)), conditions.heading(id)
        return Condition(id=id, name=name.name if name else id, lay=conditions.lay(id), path=path, by=by)
