"""`nachtwacht-admin`: what the desk can do without a window. Imports no Qt."""

from desk.admin.main import main

__all__ = ["main"]
