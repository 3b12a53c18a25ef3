"""The sources of the condition vocabulary, each read into the same collection of conditions and names."""
