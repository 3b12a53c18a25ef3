"""The search page and its results."""
