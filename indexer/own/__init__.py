"""What an operator writes: studies of their own, and additions to the studies of registries."""

# The registries know this package's reader, and it knows theirs: they are loaded first, whoever asks first.
import indexer.registries  # noqa: F401
