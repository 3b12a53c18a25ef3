"""ISRCTN: its XML API, and from one of its records to a study."""
