"""The indexer as an operator has it: programs of their own, on a registry of ours, on a real engine."""
