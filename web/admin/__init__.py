"""The admin interface, where `ADMIN_TOKEN` is set: pages for a browser, `/admin/api` for programs."""

from web.admin.register import add_admin, for_operators_programs

__all__ = ["add_admin", "for_operators_programs"]
