"""What tests of the search hold its answers against: plain readings of raw records, and small indices."""
