"""What a condition's name that is being typed can become, and how many studies each has."""

from search.suggest.conditions import ConditionSuggestions
from search.suggest.counts import counts
from search.suggest.rows import Begun, Listed, Suggested

__all__ = ["Begun", "ConditionSuggestions", "Listed", "Suggested", "counts"]
