"""From the registries' records to the index: reading, building, the operator's commands."""
