"""`python -m indexer`: the operator's commands."""

from __future__ import annotations

from indexer.commands import main

if __name__ == "__main__":
    main()
