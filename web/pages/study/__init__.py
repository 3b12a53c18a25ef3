"""A study's page and its call sheets."""
