"""The widget on pages of another origin."""
