"""Condition tags for what has been typed so far: any word of any of their names, most studies first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Final

from msgspec.structs import asdict, replace

from search.conditions.rules import LANGUAGES
from search.fold import fold
from search.slips import Lexicon
from search.suggest.knows import KnowsOfferedNames
from search.suggest.names import SMALL_WORDS, Names
from search.suggest.rows import Begun, Listed, Suggested
from search.suggest.spelling import Spelling

FURTHER: Final = 2 * len(LANGUAGES)
"""The kind of the names that are not ours. The kinds before it are the names shown by language, then what else our
lists have by language."""

ENGLISH: Final = (LANGUAGES.index("en"), LANGUAGES.index("en") + len(LANGUAGES), FURTHER)
"""The kinds of English names."""

LONGEST: Final = 100
"""Characters of a beginning that are looked at."""

MOST_CORRECTED: Final = 6
"""Words that are looked at for slips: one takes 4 ms at the median and 25 at the 99th percentile, the last up to 45."""


class ConditionSuggestions:
    """The headings that have studies, by their names. In memory, never changed; a new live index needs a new one.

    What a text means just so comes first. A heading's own name and the one that pages show come before what else
    patients call it, this before all other names; the language asked for before English, English before the others.
    """

    def __init__(self, conditions: KnowsOfferedNames, counts: Mapping[str, tuple[int, int]]) -> None:
        """`counts` has studies and recruiting studies for each heading's id; those without studies are left out."""
        self._conditions = conditions
        self._ranked = sorted(_offered(conditions, counts), key=lambda each: (-each.studies, each.name))
        self._rank = {each.id: rank for rank, each in enumerate(self._ranked)}
        shown = [self._all(partial(self._shown, language)) for language in LANGUAGES]
        ours = [self._all(partial(self._ours, language)) for language in LANGUAGES]
        self._names = Names([*shown, *ours, self._all(lambda each: conditions.names(each.id))])
        self._words = self._names.words(range(FURTHER + 1))
        self._lexicon = Lexicon(self._words)
        english = self._names.words(ENGLISH)
        foreign = {word: known for word, known in self._words.items() if word not in english}
        self.spelling = Spelling(self._weighed(english), self._weighed(foreign))

    def prefix(self, text: str, language: str = "en", limit: int = 10) -> list[Begun]:
        """The headings of which a name has the text's words in sequence, the last one perhaps only begun.

        Case and diacritics don't matter. Most studies first for one kind of names, then by name; empty for a text
        without a word.
        """
        typed = fold(text[:LONGEST])
        found = self._names.begun(typed) if typed else ([], [])
        ordered = chain.from_iterable(self._names.by_kind(numbers, _kinds(language)) for numbers in found)
        return self._told(ordered, language, limit, self._meant(text[:LONGEST]) if typed else {})

    def corrected(self, text: str, language: str = "en", limit: int = 10) -> list[Begun]:
        """The headings of which a name has every word of the text when slips of typing are allowed, in any order.

        The language asked for first, then English; in each the fewest slips first, then as `prefix`. The last word may
        be only begun. Where neither has such a name, what sounds alike comes first.
        """
        typed = [word for word in fold(text[:LONGEST]).split() if word not in SMALL_WORDS]
        if not 0 < len(typed) <= MOST_CORRECTED:
            return []
        *whole, last = typed
        slips = [*(self._with_word(word) for word in whole), self._with_word(last, begun=True)]
        numbers = sorted(set(slips[0]).intersection(*slips))
        theirs, english, others = (
            sorted(self._names.by_kind(numbers, kinds), key=lambda number: sum(each[number] for each in slips))
            for kinds in _by_language(language)
        )
        told = self._told([*theirs, *english, *others], language, limit, {})
        if theirs or english:
            return told
        heard = " ".join(word if word in self._words else self.spelling.nearest(word) or word for word in typed)
        first = self.prefix(heard, language, limit)
        known = {each.id for each in first}
        return [*first, *(each for each in told if each.id not in known)][:limit]

    def every(self, language: str = "en") -> list[Listed]:
        """All headings that have studies, most studies first, then by name."""
        return [
            Listed(**asdict(replace(each, lay=self._lay(each, language))), also=self._also(each, language))
            for each in self._ranked
        ]

    def _all(self, names: Callable[[Suggested], Iterable[str]]) -> Iterator[tuple[int, str]]:
        return ((rank, name) for rank, each in enumerate(self._ranked) for name in names(each))

    def _shown(self, language: str, heading: Suggested) -> tuple[str, ...]:
        """What pages call a heading; in English its own name too."""
        lay = self._conditions.lay(heading.id, language)
        own = (heading.name,) if language == "en" else ()
        return ((lay,) if lay else ()) + own

    def _ours(self, language: str, heading: Suggested) -> tuple[str, ...]:
        several = self._conditions.said_of_several(heading.id) if language == "en" else ()
        return (*several, *self._conditions.ours(heading.id, language))

    def _weighed(self, words: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
        return {word: (self._ranked[rank].studies, names) for word, (rank, names) in words.items()}

    def _meant(self, text: str) -> dict[int, str]:
        """The ranks of what a text means just so, or may mean, each with the name that says it."""
        meaning = self._conditions.meaning(text)
        if meaning is None:
            return {}
        chosen = [found for name in meaning.choices if (found := self._conditions.meaning(name))]
        headings = [heading for each in (meaning, *chosen) for heading in each.headings]
        return {self._rank[each.id]: meaning.name for each in headings if each.id in self._rank}

    def _told(self, numbers: Iterable[int], language: str, limit: int, meant: Mapping[int, str]) -> list[Begun]:
        """What is meant, then the headings of these names, each once, with the first of its names."""
        first: dict[int, str] = dict(meant)
        for number in numbers:
            if len(first) >= limit:
                break
            rank = self._names.rank(number)
            first.setdefault(rank, self._names.written[number])
        return [self._begun(self._ranked[rank], name, language) for rank, name in list(first.items())[:limit]]

    def _begun(self, heading: Suggested, name: str, language: str) -> Begun:
        lay = self._lay(heading, language)
        told = fold(name) in (fold(heading.name), fold(lay or ""))
        return Begun(**asdict(replace(heading, lay=lay)), matched=None if told else name)

    def _lay(self, heading: Suggested, language: str) -> str | None:
        shown = self._conditions.shown(heading.id, language)
        return shown if shown != heading.name else None

    def _also(self, heading: Suggested, language: str) -> tuple[str, ...]:
        told = {fold(heading.name), fold(heading.lay or "")}
        return tuple(name for name in self._ours(language, heading) if fold(name) not in told)

    def _with_word(self, typed: str, *, begun: bool = False) -> dict[int, int]:
        """The names with a word that may have been meant, each with the fewest slips."""
        fewest: dict[int, int] = {}
        known = {typed: 0} if typed in self._words and not begun else self._lexicon.near(typed, begun=begun)
        for word, slips in known.items():
            for number in self._names.with_word(word):
                fewest[number] = min(slips, fewest.get(number, slips))
        return fewest


def _offered(conditions: KnowsOfferedNames, counts: Mapping[str, tuple[int, int]]) -> Iterator[Suggested]:
    """The headings that have studies and say something to a reader."""
    for id, (studies, recruiting) in counts.items():
        name, *_ = conditions.names(id) or ("",)
        if name and studies and not conditions.hidden(id):
            yield Suggested(id=id, name=name, lay=None, studies=studies, recruiting=recruiting)


def _by_language(language: str) -> tuple[list[int], list[int], list[int]]:
    """Kinds of names in the order that answers have them: those of the language, English ones, and the others."""
    shown = LANGUAGES.index(language)
    theirs = list(ENGLISH) if language == "en" else [shown, shown + len(LANGUAGES)]
    english = [kind for kind in ENGLISH if kind not in theirs]
    return theirs, english, [kind for kind in range(FURTHER) if kind not in (*theirs, *english)]


def _kinds(language: str) -> list[int]:
    return list(chain.from_iterable(_by_language(language)))
