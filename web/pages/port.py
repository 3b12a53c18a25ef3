"""What the pages need of the search. `web.finder.Finder` is the one that runs; tests bring their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from search.answer import IndexStory, StudyPage, WholeStudy
from search.query import StudyQuery


class Finder(Protocol):
    """Answers questions. Every method raises `EngineAway` while the engine does not answer."""

    def read(self, asked: Mapping[str, Any]) -> StudyQuery:
        """The question as it is understood; raises `QuestionFaults` with everything that is wrong with it."""

    def studies(self, asked: Mapping[str, Any]) -> StudyPage:
        """One page of studies; raises `QuestionFaults`."""

    def study(self, number: str, near: str | None = None) -> WholeStudy:
        """A study whole; raises `StudyUnknown`, `StudyMoved`, `StudyAmbiguous`, and `QuestionFaults` for `near`."""

    def state(self) -> tuple[str, str, str]:
        """What all answers depend on: the index, the run that last wrote to it, the day."""

    def index(self) -> IndexStory:
        """What the index holds, and from when."""
