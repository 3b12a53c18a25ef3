"""What a filter is. Parser, clause, count, description and page control are loops over definitions of this kind."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, Protocol

from search.ages import Limit
from search.conditions import Heading
from search.parameter import Parameter

Clause = dict[str, Any]


class Knowledge(Protocol):
    """What reading a value may need to know."""

    @property
    def countries(self) -> Collection[str]: ...

    def heading(self, name: str) -> Heading | None: ...

    def hides(self, id: str) -> bool: ...

    def lay(self, id: str) -> str | None: ...

    def over(self, id: str) -> Collection[str]: ...


@dataclass(frozen=True)
class FieldFacet:
    """Counts the values of a field of the study. `headings`: the values are MeSH ids, told with their names."""

    field: str
    headings: bool = False


@dataclass(frozen=True)
class ClauseFacet:
    """Counts what each value of the filter finds, by its own clause."""


@dataclass(frozen=True)
class SiteFacet:
    """Counts studies by a field of one and the same site.

    `alone` is the study's field that has the same counts where nothing is asked of the site but its status and
    country, and `position` says which half of `status|country` the value is.
    """

    field: str
    alone: str
    position: Literal[0, 1]


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A condition that narrows a question.

    `read` makes the value that the question holds of what was written, or raises ValueError with what would be
    right; `clause` makes of that value what the engine is asked. A filter of level `site` holds for one and the same
    site. `title` and `labels` are what a page calls the filter and its values.
    """

    parameter: Parameter
    read: Callable[[Any, Knowledge], Any]
    clause: Callable[[Any, date], Clause]
    level: Literal["study", "site"] = "study"
    facet: FieldFacet | ClauseFacet | SiteFacet | None = None
    title: str = ""
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.parameter.name


def told(value: Any) -> tuple[str, ...]:
    """A filter's value in the words of its parameter, to tell a question back."""
    match value:
        case bool():
            return (str(value).lower(),)
        case date():
            return (value.isoformat(),)
        case Limit():
            return (value.words,)
        case tuple():
            return tuple(part.id if isinstance(part, Heading) else str(part) for part in value)
    return (str(value),)
