"""The HTTP API: parameters in, JSON out."""
