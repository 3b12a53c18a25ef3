"""Tests of ISRCTN: its API on this machine, and its records."""
