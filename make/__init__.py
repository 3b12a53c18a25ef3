"""What the Makefile runs; it serves developers and is no part of the wheel."""
