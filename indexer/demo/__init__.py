"""The bundled demonstration: made-up studies in real towns, enough to show every feature, and marked as not real."""

from indexer.demo.records import demo_records

__all__ = ["demo_records"]
