"""Speed, measured against the bare engine and against peers: `python -m benchmarks`."""
