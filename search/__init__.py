"""Asking and answering: the only room that knows a search from a result; it knows no HTTP."""
