"""What a condition's name that is being typed can become, and how many studies each has."""

from search.suggest.conditions import ConditionSuggestions, Suggested
from search.suggest.counts import counts

__all__ = ["ConditionSuggestions", "Suggested", "counts"]
