"""The words of a page in the language of its reader: messages, dates, numbers, distances, statuses."""
