"""What a map of a study's centres is told, and the pages that others show it in."""
