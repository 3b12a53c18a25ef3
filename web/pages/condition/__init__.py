"""Browsing by condition: the list of where to begin, and a page for each condition."""
