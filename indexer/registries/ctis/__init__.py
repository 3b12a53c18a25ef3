"""CTIS, the EU Clinical Trials Information System. What was seen of it, and where: `docs/registries/ctis.md`."""
