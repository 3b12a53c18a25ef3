"""What the pages need of the search. `web.finder.Finder` is the one that runs; tests bring their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from search.answer import IndexStory, StudyPage, WholeStudy
from search.conditions import Heading, Meaning
from search.conditions.tree import Tree
from search.places.place import Place
from search.query import StudyQuery
from search.suggest import Suggested


class KnowsConditions(Protocol):
    """The condition vocabulary: `search.conditions.Conditions` says what each of its answers means."""

    tree: Tree

    def heading(self, id: str) -> Heading | None: ...

    def named(self, text: str) -> Heading | None: ...

    def meaning(self, text: str) -> Meaning | None: ...

    def names(self, id: str) -> tuple[str, ...]: ...

    def lay(self, id: str, language: str = "en") -> str | None: ...

    def shown(self, id: str, language: str = "en") -> str: ...

    def hidden(self, id: str) -> bool: ...


class SuggestsConditions(Protocol):
    """The conditions that have studies, by what is typed of their names; those of a language come first."""

    def prefix(self, text: str, language: str) -> Sequence[Suggested]: ...

    def corrected(self, text: str, language: str) -> Sequence[Suggested]: ...


class Finder(Protocol):
    """Answers questions. Every method raises `EngineAway` while the engine does not answer.

    `near_hint` is the country that comes first where the name of a place means several, as an ISO 3166 alpha-2 code.
    """

    def read(self, asked: Mapping[str, Any], near_hint: str | None = None) -> StudyQuery:
        """The question as it is understood; raises `QuestionFaults` with everything that is wrong with it."""

    def place(self, text: str, near_hint: str | None = None) -> Place | None:
        """The place that a text names as it is written; None where it would have to be corrected."""

    def studies(self, asked: Mapping[str, Any], near_hint: str | None = None) -> StudyPage:
        """One page of studies; raises `QuestionFaults`."""

    def study(self, number: str, near: str | None = None, near_hint: str | None = None) -> WholeStudy:
        """A study whole; raises `StudyUnknown`, `StudyMoved`, `StudyAmbiguous`, and `QuestionFaults` for `near`."""

    def state(self) -> tuple[str, str, str]:
        """What all answers depend on: the index, the run that last wrote to it, the day."""

    def index(self) -> IndexStory:
        """What the index holds, and from when."""

    @property
    def conditions(self) -> KnowsConditions:
        """The vocabulary of conditions."""

    def condition_names(self) -> SuggestsConditions:
        """The conditions that have studies, by their names."""

    def condition_counts(self) -> Mapping[str, tuple[int, int]]:
        """For the id of each condition that has studies: how many, and how many of them are listed as recruiting."""
