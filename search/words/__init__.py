"""What is typed, read as words, and what the engine is asked for it."""
