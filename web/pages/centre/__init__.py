"""A centre's page."""
