"""Pages without a study of their own."""
