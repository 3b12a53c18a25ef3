"""ClinicalTrials.gov: its API, and its records."""
