"""The background map of the service's own: one file, drawn from pinned packages and the gazetteer."""
