"""The engine: its client and exceptions, its installation, and the local node."""
