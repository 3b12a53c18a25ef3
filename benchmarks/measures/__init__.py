"""What is measured, one figure of the report in each module; every `measure` gives a part of the results."""
