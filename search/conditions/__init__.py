"""The condition vocabulary: headings, the tree that they form, and every name that stands for one."""

from search.conditions.heading import Heading, normal_id
from search.conditions.vocabulary import ACRONYM, HIDDEN_LEVELS, PROSE, Conditions, Named

__all__ = ["ACRONYM", "HIDDEN_LEVELS", "PROSE", "Conditions", "Heading", "Named", "normal_id"]
