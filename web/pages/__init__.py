"""The pages that readers see."""

from web.pages.problems import page_problem
from web.pages.register import register_pages

__all__ = ["page_problem", "register_pages"]
