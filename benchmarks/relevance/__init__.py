"""How good the order of the hits is, by judgements of people: `python -m benchmarks.relevance`."""
