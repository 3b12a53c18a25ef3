"""`indexer watch`: loads what is to be served, does the jobs that are asked for, and asks for those that are due."""

from indexer.watching.watcher import watch

__all__ = ["watch"]
